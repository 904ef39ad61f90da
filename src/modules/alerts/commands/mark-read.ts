import { eq, lte, max } from "drizzle-orm";
import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { MarkedRead, MarkRead } from "../schema/alerts";
import { alerts, readMarks } from "../tables";

/** Notes that the caller has seen the inbox up to an alert. A mark never moves back. */
export const markRead = command({
  id: "alerts.markRead",
  access: { capability: "iam.accounts.read" },
  input: MarkRead,
  output: MarkedRead,
  async run({ db, actor, now }, wanted) {
    const person = actor.id;
    const before = await lockMark(db, person);
    const [seen] = await db
      .select({ through: max(alerts.seq) })
      .from(alerts)
      .where(lte(alerts.seq, wanted.through));
    const through = seen?.through ?? 0;
    if (through <= before) return { result: { through: before }, audit: null };

    await db
      .insert(readMarks)
      .values({ person, through, at: now })
      .onConflictDoUpdate({ target: readMarks.person, set: { through, at: now } });

    return {
      result: { through },
      audit: {
        action: "alert.inbox.read",
        targetType: "person",
        targetId: person,
        old: { through: before },
        new: { through },
        reason: null,
      },
    };
  },
});

async function lockMark(db: Db, person: string): Promise<number> {
  await db
    .insert(readMarks)
    .values({ person, through: 0, at: new Date(0) })
    .onConflictDoNothing();
  const [mark] = await db
    .select({ through: readMarks.through })
    .from(readMarks)
    .where(eq(readMarks.person, person))
    .for("update");
  return mark?.through ?? 0;
}
