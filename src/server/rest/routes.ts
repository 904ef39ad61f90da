import type { Route } from "./route";
import { cloudRoutes } from "./routes-cloud";
import { moneyRoutes } from "./routes-money";
import { peopleRoutes } from "./routes-people";
import { policyRoutes } from "./routes-policy";
import { poolRoutes } from "./routes-pools";

/** The routes by the work they are for; the reference lists them in this order. */
export const routesByWork = {
  money: moneyRoutes,
  people: peopleRoutes,
  pools: poolRoutes,
  policy: policyRoutes,
  cloud: cloudRoutes,
} as const satisfies Record<string, readonly Route[]>;

/** The whole REST API below `/api/v1`: one line over an operation each. */
export const routes: readonly Route[] = Object.values(routesByWork).flat();
