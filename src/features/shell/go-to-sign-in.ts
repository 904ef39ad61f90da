/** To the sign-in page, which leads back here. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  window.location.replace(signInPath(`${pathname}${search}`));
}

export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;
