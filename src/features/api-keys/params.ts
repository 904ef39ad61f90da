import { parseAsString, parseAsStringLiteral } from "nuqs/server";

export const keyStates = ["active", "expired", "revoked"] as const;
export const keySorts = ["name", "lastUsed", "requests", "created"] as const;

/** The list of keys as it stands in the address; `key` is the one in the quick look. */
export const keyParams = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(keyStates),
  sort: parseAsStringLiteral(keySorts).withDefault("created"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  key: parseAsString,
};
