import type { Messages } from "./messages";

/**
 * Texts that only some pages show. Each of those brings its own with `PageMessages`; whatever is not
 * named here comes with the frame of console and portal, and stays while one goes from page to page.
 */
export const ofPages = [
  "account",
  "apiDocs",
  "apiKeys",
  "approvals-page",
  "arkKeys",
  "audit-page",
  "cloudKeys",
  "cloudSpending",
  "dashboard",
  "jobs",
  "notifications",
  "policyRules",
  "pools",
  "portal",
  "portalKeys",
  "roles-page",
  "signIn",
  "subAccount",
  "subAccounts",
  "users",
] as const;
export type PageNamespace = (typeof ofPages)[number];

/** The words of the components, and those for what may go wrong: every page has use for them. */
export const isEverywhere = (name: string): boolean =>
  name === "shell" || name === "words" || name.startsWith("errors-");

/** Texts of REST and of files, and the actions by slice, which browsers know together as `actions`. */
const isOfServer = (name: string) =>
  name === "api-routes" ||
  name === "exports" ||
  (name.startsWith("audit-") && name !== "audit-page");

export const isOfFrame = (name: string): boolean =>
  !isEverywhere(name) && !isOfServer(name) && !(ofPages as readonly string[]).includes(name);

/** The part of the texts that goes to a browser. */
export const selectMessages = (all: Messages, wanted: (name: string) => boolean): Messages =>
  Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));
