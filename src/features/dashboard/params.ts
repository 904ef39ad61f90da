import { createLoader, parseAsNumberLiteral } from "nuqs/server";
import { overviewDays } from "@/modules/billing/schema/overview";

/** What the address of the dashboard may say. */
export const dashboardParams = { days: parseAsNumberLiteral(overviewDays).withDefault(30) };
export const loadDashboardParams = createLoader(dashboardParams);
