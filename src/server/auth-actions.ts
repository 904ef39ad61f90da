import { db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { signOut } from "@/modules/access/commands/sessions";
import { isConsoleAccount } from "@/modules/access/queries/account-names";
import type { SignInKind } from "@/modules/access/schema/sign-in";
import { findPortalLogin } from "@/modules/iam/queries/portal-logins";
import type { AuthActions } from "./auth";
import { callerOf } from "./caller";
import { type Caller, contextFor, originOf } from "./context";
import { noteRefusal } from "./refusals";
import { signIn } from "./sign-in";

/** Signs in and out for the browser that sent these headers. */
export async function authActions(headers: Headers, now: Date): Promise<AuthActions> {
  const present = await callerOf(headers, now);
  const { requestId, ip, userAgent } = present;
  const visitor: Caller = {
    requestId,
    ip,
    userAgent,
    actor: { type: "visitor", id: ip || "unknown" },
  };
  return {
    async signIn({ kind, login, password }) {
      const input = { kind, login, password, userAgent: userAgent || null };
      const answer = await signIn(contextFor(visitor, now), input);
      if (!answer.ok) {
        await recordFailure(visitor, kind, login, answer.code, now);
        const { code, seconds } = answer;
        throw new DomainError("unauthenticated", code, { seconds });
      }
      // The browser forgets the session it had, so nobody else may go on using it.
      if (present.session) await signOut(contextFor(present, now), {});
      return answer.token;
    },
    async signOut(actor) {
      await signOut(contextFor({ ...visitor, actor }, now), {});
    },
  };
}

async function recordFailure(
  caller: Caller,
  kind: SignInKind,
  login: string,
  code: string,
  now: Date,
) {
  await noteRefusal({
    caller: originOf(caller),
    operation: signIn.id,
    action: "session.sign_in.failed",
    targetType: kind,
    targetId: (await isAccount(kind, login)) ? login : "unknown",
    details: { code },
    now,
  });
}

/** Somebody may type a password where the name belongs: only an account is written down. */
async function isAccount(kind: SignInKind, login: string): Promise<boolean> {
  if (kind === "sub_account") return (await findPortalLogin(db(), login)) !== undefined;
  return isConsoleAccount(db(), kind, login);
}
