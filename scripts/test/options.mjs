const all = ["check", "integration", "browser"];

/** Reads `--only check|integration|browser` and `--nightly`. */
export function readOptions(args) {
  const at = args.indexOf("--only");
  const only = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && !all.includes(only)) {
    throw new Error(`--only takes one of ${all.join(", ")}, not "${only ?? ""}".`);
  }
  const nightly = args.includes("--nightly");
  const parts = new Set(only ? [only] : all);
  if (nightly && !only) parts.add("nightly");
  return { parts, nightly };
}
