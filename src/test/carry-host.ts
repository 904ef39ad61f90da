import { closeDb } from "@/core/db";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { jobContext } from "@/server/context";

/** Carries out what is open for one sub-account, in a process that tests kill. */
const subAccountId = process.env.SUB_ACCOUNT ?? "";
await carryOut(jobContext("iam.carryOut"), { subAccountId });
await closeDb();
process.exit(0);
