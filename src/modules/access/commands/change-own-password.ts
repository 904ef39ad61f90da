import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword, passwordMatches } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { endSessionsOf, typesOf } from "../internal/sessions";
import { endSetupLinks } from "../internal/setup-links";
import { requireSubject, type Subject } from "../internal/subject";
import { ChangeOwnPassword, OwnPasswordChanged } from "../schema/admins";
import { admins, personPasswords } from "../tables";

/**
 * Changes the caller's own password. The present one is proven by the second confirmation, which
 * also slows guessing; other sessions end unless they are to stay.
 * @throws access.no_password for somebody an identity provider signs in
 * @throws password.unchanged, password.guessable, password.busy
 */
export const changeOwnPassword = command({
  id: "access.changeOwnPassword",
  access: { self: ["admin", "manager"] },
  safeguards: ["confirmation"],
  input: ChangeOwnPassword,
  output: OwnPasswordChanged,
  async prepare({ db, actor }, { password }) {
    const present = await readPassword(db, requireSubject(actor));
    const unchanged = await passwordMatches(present, password);
    return { unchanged, passwordHash: await hashPassword(password) };
  },
  async run({ db, actor, now }, { password, endOtherSessions }, { unchanged, passwordHash }) {
    const subject = requireSubject(actor);
    const { type, id, session } = subject;
    const present = await lockPassword(db, subject);
    if (!present) throw new DomainError("conflict", "access.no_password");
    requireUnrelated(password, [id, "email" in subject ? subject.email : ""]);
    if (unchanged) throw new DomainError("invalid", "password.unchanged");

    await storePassword(db, subject, passwordHash, now);
    await endSetupLinks(db, id, now);
    const others = { types: typesOf(type), id, except: session };
    const sessionsEnded = endOtherSessions ? await endSessionsOf(db, others, now) : 0;

    return {
      result: { sessionsEnded },
      audit: {
        action: "admin.password.change",
        targetType: type === "admin" ? "admin" : "person",
        targetId: id,
        old: null,
        new: { sessionsEnded },
        reason: null,
      },
    };
  },
});

const passwordOf = (db: Db, { type, id }: Subject) => {
  const table = type === "admin" ? admins : personPasswords;
  return db.select({ passwordHash: table.passwordHash }).from(table).where(eq(table.upn, id));
};

async function readPassword(db: Db, subject: Subject): Promise<string | null | undefined> {
  const [row] = await passwordOf(db, subject);
  return row?.passwordHash;
}

async function lockPassword(db: Db, subject: Subject): Promise<string | null | undefined> {
  const [row] = await passwordOf(db, subject).for("update");
  return row?.passwordHash;
}

async function storePassword(db: Db, { type, id }: Subject, passwordHash: string, now: Date) {
  if (type === "manager") {
    await db.update(personPasswords).set({ passwordHash }).where(eq(personPasswords.upn, id));
    return;
  }
  await db
    .update(admins)
    .set({ passwordHash, mustChangePassword: false, passwordChangedAt: now })
    .where(eq(admins.upn, id));
}
