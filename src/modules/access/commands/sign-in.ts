import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor, Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { type Call, command } from "@/core/operation";
import { passwordMatches } from "@/core/password-hash";
import { poolGrants } from "@/core/permissions";
import {
  type Credential,
  findAdminCredential,
  findPersonCredential,
  knowsAddress,
  type PortalLogins,
} from "../internal/credentials";
import { openSession, type Subject } from "../internal/sessions";
import { type Attempt, admitAttempt, countFailure, forgetFailures } from "../internal/throttle";
import { SignIn, SignInAnswer, type SignInKind, type SignInRefused } from "../schema/sign-in";
import { admins } from "../tables";

const subjectTypes = {
  admin: "admin",
  person: "manager",
  sub_account: "sub_account",
} as const satisfies Record<SignInKind, Subject["type"]>;

const targetTypes = {
  admin: "admin",
  person: "person",
  sub_account: "sub_account",
} as const satisfies Record<SignInKind, string>;

/**
 * Signs somebody in by password and opens a session (product.md §1). Wrong password, unknown
 * account and shut account get the same answer after the same time. Failures delay the next attempt
 * of this account from this address and are answered, not thrown, so that the count is stored; the
 * adapter records them. A person comes in only with a grant on some pool.
 */
export const signInWith = (portal: PortalLogins) =>
  command({
    id: "access.signIn",
    access: { visitor: true },
    input: SignIn,
    output: SignInAnswer,
    async run(call, { kind, login, password, userAgent }) {
      const { db, actor, now, authority } = call;
      const attempt: Attempt = { account: `${kind}:${login}`, from: actor.id };
      const proof = await prove(call, portal, { kind, login, password }, attempt);
      if ("code" in proof) return { result: { ok: false as const, ...proof }, audit: null };

      const subject: Subject = { type: subjectTypes[kind], id: proof.id };
      if (kind === "person" && !(await holdsAnyGrant(authority, proof.id))) {
        return { result: { ok: false as const, ...refusal("console_not_granted") }, audit: null };
      }

      await forgetFailures(db, attempt);
      const { token, handle } = await openSession(db, { subject, ip: actor.id, userAgent, now });
      const known = await noteSignIn(db, portal, subject, now);

      return {
        result: { ok: true as const, token, session: handle },
        audit: {
          action: "session.sign_in",
          targetType: targetTypes[kind],
          targetId: proof.id,
          old: null,
          new: { session: handle },
          reason: null,
          actor: { ...known, session: handle },
        },
      };
    },
  });

type Refusal = Omit<z.output<typeof SignInRefused>, "ok">;

const refusal = (
  what: "bad_credentials" | "sign_in_delayed" | "console_not_granted",
  seconds = 0,
): Refusal => ({ code: `access.${what}`, seconds });

/** The account whose password it is, or why the attempt fails; a wrong one is counted. */
async function prove(
  { db, now }: Call,
  portal: PortalLogins,
  { kind, login, password }: { kind: SignInKind; login: string; password: string },
  attempt: Attempt,
): Promise<Credential | Refusal> {
  const wait = await admitAttempt(db, attempt, now);
  if (wait.here > 0) return refusal("sign_in_delayed", wait.here);

  const found = await findCredential(db, portal, kind, login);
  if (wait.anywhere > 0 && !(await isAtHome(db, kind, found, attempt, now))) {
    return refusal("sign_in_delayed", wait.anywhere);
  }
  const matches = await passwordMatches(found?.passwordHash, password);
  if (matches && found?.open) return found;

  await countFailure(db, attempt, now);
  return refusal("bad_credentials");
}

const findCredential = (db: Db, portal: PortalLogins, kind: SignInKind, login: string) =>
  ({
    admin: () => findAdminCredential(db, { email: login }),
    person: () => findPersonCredential(db, login),
    sub_account: () => portal.findByName(db, login),
  })[kind]();

/** An attack from elsewhere does not hold up somebody at the address they usually come from. */
async function isAtHome(
  db: Db,
  kind: SignInKind,
  found: Credential | undefined,
  { from }: Attempt,
  now: Date,
): Promise<boolean> {
  if (!found) return false;
  return knowsAddress(db, { type: subjectTypes[kind], id: found.id }, from, now);
}

/** Whoever holds any `uniauth/…` object may enter the console (product.md §3). */
async function holdsAnyGrant(authority: Authority, upn: string): Promise<boolean> {
  for (const on of Object.keys(poolGrants) as (keyof typeof poolGrants)[]) {
    if ((await authority.grantedPools(upn, on)).length > 0) return true;
  }
  return false;
}

/** Notes the moment, and says who the visitor turned out to be. */
async function noteSignIn(
  db: Db,
  portal: PortalLogins,
  { type, id }: Subject,
  now: Date,
): Promise<Extract<Actor, { session?: string }>> {
  if (type === "sub_account") {
    await portal.noteSignIn(db, id, now);
    return { type, id };
  }
  if (type === "manager") return { type, id, email: id };
  const [admin] = await db
    .update(admins)
    .set({ lastSignInAt: now, lastActiveAt: now })
    .where(eq(admins.upn, id))
    .returning({ email: admins.email, role: admins.role });
  if (!admin) throw new Error("an admin vanished while signing in");
  return { type, id, ...admin };
}
