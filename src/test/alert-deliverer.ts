import { jobContext } from "@/server/context";
import { deliverDue } from "@/server/operations/alerts";

/** Delivers what is due in a process of its own, for a test that kills it. */
await deliverDue(jobContext("alerts.deliver"), { limit: 50 });
