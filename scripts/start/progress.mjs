const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and says how long it took. A step may return a note for its line; a slow one is
 * announced first.
 */
export async function step(name, run, { slow } = {}) {
  const since = performance.now();
  if (slow) console.log(`  … ${name} (${slow})`);
  const note = await run();
  const remark = typeof note === "string" ? ` – ${note}` : "";
  console.log(`  ✓ ${name}${remark} (${seconds(since)})`);
}
