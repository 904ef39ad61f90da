import { closeDb } from "@/core/db";
import { pollBills } from "@/modules/billing/commands/cloud-poll";
import { jobContext } from "@/server/context";

/** Polls the bills of one cloud account, in a process that tests kill. */
const cloudAccountId = process.env.CLOUD_ACCOUNT ?? "";
await pollBills(jobContext("billing.pollBills"), { cloudAccountId });
await closeDb();
process.exit(0);
