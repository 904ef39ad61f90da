import { readSignInError } from "@/modules/access/rules/sign-in";

/** Sign-in doors of `/api/auth`, by who comes in. */
export const doors = { admin: "admin", person: "person", sub_account: "sub-account" } as const;
export type Door = keyof typeof doors;

/** Undefined: somebody is signed in now. Else the code of the refusal, and seconds to wait. */
export type SignInFailure = { code: string; seconds: number };

type Credentials = { door: Door; login: string; password: string };

/** Opens a session; its cookie comes with the answer. Throws when nothing answers. */
export async function signInAt(given: Credentials): Promise<SignInFailure | undefined> {
  const { door, login, password } = given;
  const answer = await post(`callback/${doors[door]}`, { login, password });
  const { url } = (await answer.json()) as { url?: string };
  const error = url ? new URL(url, window.location.href).searchParams.get("error") : null;
  if (answer.ok && !error) return undefined;
  return readSignInError(error ?? "internal");
}

/** Ends the session of this browser and leaves for the sign-in page. */
export async function signOutHere(to = "/sign-in"): Promise<void> {
  await post("signout", {}).catch(() => undefined);
  window.location.assign(to);
}

/** Forms of next-auth want a token that only pages of ours can read. */
async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const token = await fetch("/api/auth/csrf");
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  return fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true", callbackUrl: "/" }),
  });
}
