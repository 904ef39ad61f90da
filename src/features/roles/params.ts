import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { roles } from "@/core/permissions";

/** What of the page is open, and what the matrix is narrowed to. */
export const roleParams = {
  q: parseAsString.withDefault(""),
  role: parseAsStringLiteral(roles),
  capability: parseAsString,
};
