import { createCallerFactory, router } from "./init";
import { accessRouter } from "./routers/access";
import { alertsRouter } from "./routers/alerts";
import { apiKeysRouter } from "./routers/api-keys";
import { approvalsRouter } from "./routers/approvals";
import { auditRouter } from "./routers/audit";
import { billingRouter } from "./routers/billing";
import { configRouter } from "./routers/config";
import { directoryRouter } from "./routers/directory";
import { iamRouter } from "./routers/iam";
import { jobsRouter } from "./routers/jobs";
import { policyRouter } from "./routers/policy";
import { quotaRouter } from "./routers/quota";

export const appRouter = router({
  access: accessRouter,
  alerts: alertsRouter,
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  billing: billingRouter,
  config: configRouter,
  directory: directoryRouter,
  iam: iamRouter,
  jobs: jobsRouter,
  policy: policyRouter,
  quota: quotaRouter,
});
export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
