import { parseAsStringLiteral } from "nuqs/server";

export const poolTabs = ["overview", "members", "models", "ledger", "holds", "settings"] as const;
export type PoolTab = (typeof poolTabs)[number];

export const parseTab = parseAsStringLiteral(poolTabs).withDefault("overview");
