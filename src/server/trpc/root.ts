import { createCallerFactory, router } from "./init";
import { apiKeysRouter } from "./routers/api-keys";
import { approvalsRouter } from "./routers/approvals";
import { auditRouter } from "./routers/audit";

export const appRouter = router({
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
});
export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
