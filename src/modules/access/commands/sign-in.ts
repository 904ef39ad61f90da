import { eq } from "drizzle-orm";
import type { Actor, Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { poolGrants } from "@/core/permissions";
import {
  findAdminCredential,
  findPersonCredential,
  knowsNetwork,
  type PortalLogins,
} from "../internal/credentials";
import { openSession, type Subject } from "../internal/sessions";
import {
  type Attempt,
  admitAttempt,
  countFailure,
  forgetFailures,
  type Wait,
  waitOf,
} from "../internal/throttle";
import { provenBy, type Trial, tryPassword } from "../internal/trial";
import { networkOf } from "../rules/networks";
import { SignIn, SignInAnswer, type SignInKind } from "../schema/sign-in";
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
 * of this account from this address, and of this address on many accounts; they are answered, not
 * thrown, so that the count is stored, and the adapter records them. The password is tried before
 * the transaction. A person comes in only with a grant on some pool.
 * @throws password.busy
 */
export const signInWith = (portal: PortalLogins) =>
  command({
    id: "access.signIn",
    access: { visitor: true },
    input: SignIn,
    output: SignInAnswer,
    async prepare({ db, actor, now }, { kind, login, password }) {
      const from = networkOf(actor.id);
      const attempt: Attempt = { account: `${kind}:${login}`, from, spread: true };
      const found = await findCredential(db, portal, kind, login);
      const trying: Trying = { attempt, type: subjectTypes[kind], id: found?.id };
      const seconds = await secondsFor(db, trying, await waitOf(db, attempt, now), now);
      return {
        ...trying,
        seconds,
        trial: seconds > 0 ? untried : await tryPassword(found, password),
      };
    },
    async run(call, { kind, userAgent }, tried) {
      const { db, actor, now, authority } = call;
      const { attempt, type } = tried;
      const seconds = tried.seconds || (await secondsAfterTrial(db, tried, now));
      if (seconds > 0) return refused("sign_in_delayed", seconds);
      const proof = await provenBy(db, portal, type, tried.trial);
      if (!proof) {
        await countFailure(db, attempt, now);
        return refused("bad_credentials");
      }
      if (kind === "person" && !(await holdsAnyGrant(authority, proof.id))) {
        return refused("console_not_granted");
      }

      await forgetFailures(db, attempt);
      const subject: Subject = { type, id: proof.id };
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

/** An attempt, and the account it names if there is one. */
type Trying = { attempt: Attempt; type: Subject["type"]; id: string | undefined };

/** What is known of a password that was not tried, because the attempt has to wait. */
const untried: Trial = { found: undefined, matches: false };

const refused = (
  code: "bad_credentials" | "sign_in_delayed" | "console_not_granted",
  seconds = 0,
) => ({
  result: { ok: false as const, code: `access.${code}` as const, seconds },
  audit: null,
});

/**
 * What somebody else may have caused, an attack from elsewhere or a neighbour at the same address,
 * does not hold up an account where it usually comes from.
 */
async function secondsFor(
  db: Db,
  { attempt, type, id = "" }: Trying,
  { here, elsewhere }: Wait,
  now: Date,
): Promise<number> {
  if (here > 0 || elsewhere === 0) return here;
  return (await knowsNetwork(db, { type, id }, attempt.from, now)) ? 0 : elsewhere;
}

/** Of attempts that ran side by side, only as many are answered as may be. */
const secondsAfterTrial = async (db: Db, trying: Trying, now: Date) =>
  secondsFor(db, trying, await admitAttempt(db, trying.attempt, now), now);

const findCredential = (db: Db, portal: PortalLogins, kind: SignInKind, login: string) =>
  ({
    admin: () => findAdminCredential(db, { email: login }),
    person: () => findPersonCredential(db, login),
    sub_account: () => portal.findByName(db, login),
  })[kind]();

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
