import { parseAsStringLiteral } from "nuqs/server";

export const subAccountTabs = [
  "overview",
  "projects",
  "policies",
  "keys",
  "quota",
  "spending",
  "changes",
  "settings",
] as const;
export type SubAccountTab = (typeof subAccountTabs)[number];

export const parseTab = parseAsStringLiteral(subAccountTabs).withDefault("overview");
