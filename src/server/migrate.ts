import { db, sql } from "@/core/db";
import { env } from "@/core/env";
import { loginProblem } from "./login-role";
import { bringUpToDate } from "./migrations";
import { seed } from "./seed";

try {
  const settings = env();
  await bringUpToDate(settings, sql());
  const problem = settings.AIRGATE_DEMO ? undefined : await loginProblem(sql());
  if (problem) throw new Error(problem);
  await seed(db());
  await sql().end();
} catch (error) {
  // The cause names the failed statement's problem; a stack would only push it out of sight.
  const causes = [error, (error as Error).cause].filter((each) => each instanceof Error);
  process.stderr.write(`${causes.map(({ message }) => message).join("\n")}\n`);
  process.exitCode = 1;
}
