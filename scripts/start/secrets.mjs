import { randomBytes } from "node:crypto";
import { readJson, writeJson } from "./json-file.mjs";

const made = {
  superuserPassword: () => randomBytes(18).toString("base64url"),
  ownerPassword: () => randomBytes(18).toString("base64url"),
  webPassword: () => randomBytes(18).toString("base64url"),
  // This one and the next are marked, so that production can refuse them.
  nextAuthSecret: () => `demo:${randomBytes(32).toString("base64")}`,
  masterKeys: () => `demo1:${randomBytes(32).toString("base64")}`,
};

/** The secrets of an embedded start: made once, then kept beside its database. */
export function keepSecrets(file) {
  const kept = marked(readJson(file) ?? {});
  const missing = Object.keys(made).filter((name) => !kept.secrets[name]);
  if (missing.length === 0 && !kept.changed) return kept.secrets;
  const own = Object.fromEntries(missing.map((name) => [name, made[name]()]));
  const secrets = { ...kept.secrets, ...own };
  writeJson(file, secrets);
  return secrets;
}

/** A master key from before the mark still opens what it sealed, behind a marked one that seals. */
function marked(secrets) {
  const { masterKeys } = secrets;
  if (!masterKeys || masterKeys.startsWith("demo")) return { secrets, changed: false };
  return {
    secrets: { ...secrets, masterKeys: `${made.masterKeys()},${masterKeys}` },
    changed: true,
  };
}
