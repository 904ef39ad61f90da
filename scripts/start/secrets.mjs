import { randomBytes } from "node:crypto";
import { readJson, writeJson } from "./json-file.mjs";

const made = {
  superuserPassword: () => randomBytes(18).toString("base64url"),
  ownerPassword: () => randomBytes(18).toString("base64url"),
  webPassword: () => randomBytes(18).toString("base64url"),
  // Marked, so that production can refuse it.
  nextAuthSecret: () => `demo:${randomBytes(32).toString("base64")}`,
  masterKeys: () => `k1:${randomBytes(32).toString("base64")}`,
};

/** The secrets of an embedded start: made once, then kept beside its database. */
export function keepSecrets(file) {
  const kept = readJson(file) ?? {};
  const missing = Object.keys(made).filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, made[name]()])) };
  writeJson(file, secrets);
  return secrets;
}
