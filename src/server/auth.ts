import type { NextRequest } from "next/server";
import type { AuthOptions } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import type { Actor } from "@/core/access";
import { type Db, db as processDb } from "@/core/db";
import { env } from "@/core/env";
import { DomainError } from "@/core/errors";
import { logger } from "@/core/logger";
import { equalInConstantTime, signFor } from "@/core/secrets";
import { noteUse } from "@/modules/access/commands/note-use";
import { findLiveSession, type LiveSession } from "@/modules/access/queries/live-session";
import { sessionHours } from "@/modules/access/rules/sessions";
import { signInErrorText } from "@/modules/access/rules/sign-in";
import { SignIn, type SignInKind } from "@/modules/access/schema/sign-in";
import { admitsSession, findPortalLoginById } from "@/modules/iam/queries/portal-logins";
import { isServedOverTls } from "./deployment";

/** Who is signed in, and by which session. */
export type SignedIn = LiveSession;

/** What the routes of next-auth do for us; `src/app/api/auth` joins them with the request. */
export type AuthActions = {
  /** Opens a session; returns its secret. @throws DomainError with the code for the sign-in page */
  signIn(input: { kind: SignInKind; login: string; password: string }): Promise<string>;
  signOut(actor: Actor): Promise<void>;
};

const purpose = "session-cookie";

/** The name of the cookie that holds a session's secret. */
export const sessionCookieName = (): string =>
  `${isServedOverTls() ? "__Secure-" : ""}next-auth.session-token`;

/** What stands in the cookie: the secret and our signature, so that guesses never reach the database. */
export const sealSession = (token: string): string => `${token}.${signFor(purpose, token)}`;

function openSession(value: string): string | undefined {
  const [token = "", signature = ""] = value.split(".");
  return token && equalInConstantTime(signature, signFor(purpose, token)) ? token : undefined;
}

/**
 * Who is signed in by the cookies of a request; undefined without a standing session. For server
 * components, tRPC, routes (`headers()`, `request.headers`) and the custom server (the header's
 * text). Notes the use of the session at most once a minute.
 */
export async function sessionFromCookies(
  cookies: { get(name: string): string | null } | string | null | undefined,
  now: Date,
  db: Db = processDb(),
): Promise<SignedIn | undefined> {
  const header = typeof cookies === "string" ? cookies : cookies?.get("cookie");
  const token = openSession(cookieOf(header ?? "", sessionCookieName()));
  if (!token) return undefined;
  const session = await standingSession(db, token, now);
  if (session) await noteUse(db, session, now);
  return session;
}

/** A sub-account's session stands only while its own slice says so. */
async function standingSession(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const session = await findLiveSession(db, token, now);
  if (session?.actor.type !== "sub_account") return session;
  const login = await findPortalLoginById(db, session.actor.id);
  if (!login || !admitsSession(login, session.createdAt)) return undefined;
  const { displayName: name, mustChangePassword } = login;
  return { ...session, name, mustChangePassword };
}

function cookieOf(header: string, name: string): string {
  const pairs = header.split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/** Answers `/api/auth/*`. next-auth brings the forms' protection and the cookie; facts stay ours. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
  actions: AuthActions,
  now: Date,
): Promise<Response> {
  const { default: nextAuth } = await import("next-auth");
  return nextAuth(request, context, authOptions(actions, now));
}

/** The settings of next-auth for one request. */
export function authOptions(actions: AuthActions, now: Date): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: isServedOverTls(),
    session: { strategy: "jwt", maxAge: sessionHours * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      passwordProvider(actions, "admin", "admin"),
      passwordProvider(actions, "person", "person"),
      passwordProvider(actions, "sub-account", "sub_account"),
    ],
    jwt: {
      encode: async ({ token }) => sealSession(String(token?.secret ?? "")),
      async decode({ token }) {
        const secret = openSession(token ?? "");
        const session = secret && (await standingSession(processDb(), secret, now));
        return secret && session ? { secret, name: session.name } : null;
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => (user ? { secret: user.id } : token),
      session: async ({ session, token }) => ({
        expires: session.expires,
        user: { name: token.name ?? null },
      }),
    },
    events: {
      async signOut({ token }) {
        const session = await standingSession(processDb(), String(token?.secret ?? ""), now);
        if (session) await actions.signOut(session.actor);
      },
    },
    logger: {
      error: (code) => logger().debug({ code }, "next-auth refused"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const LoginForm = SignIn.pick({ login: true, password: true });

/** A provider without a form of its own; its errors reach the page as `code` or `code:seconds`. */
function passwordProvider(
  { signIn }: AuthActions,
  id: string,
  kind: SignInKind,
): CredentialsConfig {
  return {
    id,
    name: id,
    type: "credentials",
    credentials: { login: {}, password: { type: "password" } },
    async authorize(given) {
      const form = LoginForm.safeParse(given);
      if (!form.success) throw new Error("access.bad_credentials");
      try {
        return { id: await signIn({ kind, ...form.data }) };
      } catch (error) {
        throw new Error(signInError(error));
      }
    },
  };
}

function signInError(error: unknown): string {
  if (error instanceof DomainError) {
    return signInErrorText({ code: error.code, seconds: Number(error.details.seconds ?? 0) });
  }
  logger().error({ err: error }, "sign-in failed");
  return "internal";
}
