import { lt, or } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/core/operation";
import { sweepFailures } from "../internal/throttle";
import { Nothing } from "../schema/sessions";
import { sessions } from "../tables";

/** Ended sessions are kept this long, because they tell from where somebody usually signs in. */
const keptMs = 30 * 24 * 3_600_000;

/** Deletes sessions that ended more than 30 days ago, and failures that no longer count. */
export const sweepSessions = command({
  id: "access.sweepSessions",
  access: { jobs: ["access.sweep"] },
  input: Nothing,
  output: z.object({ sessions: z.int(), failures: z.int() }),
  async run({ db, now }) {
    const longAgo = new Date(now.getTime() - keptMs);
    const gone = await db
      .delete(sessions)
      .where(or(lt(sessions.expiresAt, longAgo), lt(sessions.revokedAt, longAgo)))
      .returning({ handle: sessions.handle });
    const failures = await sweepFailures(db, now);
    const swept = { sessions: gone.length, failures };
    return {
      result: swept,
      audit:
        gone.length + failures === 0
          ? null
          : {
              action: "session.sweep",
              targetType: "session",
              targetId: "ended",
              old: swept,
              new: null,
              reason: null,
            },
    };
  },
});
