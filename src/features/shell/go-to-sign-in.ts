/** To the sign-in page, which leads back here. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  window.location.replace(signInPath(`${pathname}${search}`));
}

export function signInPath(next: string): string {
  const door = next.startsWith("/portal") ? "as=sub_account&" : "";
  return `/sign-in?${door}next=${encodeURIComponent(next)}`;
}
