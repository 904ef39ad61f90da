/** What to look at first, from the demo's own data. */
export function greeting(url, demo) {
  const lines = ["", `  AirGate runs at ${url}   (Ctrl-C stops it)`, ""];
  return [
    ...lines,
    ...(demo ? [...signIns(demo), ...cloud(demo), ...firstCall(url, demo), ""] : []),
  ].join("\n");
}

function signIns({ admins = {}, manager, subAccount }) {
  const rows = Object.entries(admins).map(([role, { email, password }]) => [role, email, password]);
  if (manager) rows.push(["pool manager", manager.upn, manager.password]);
  if (subAccount) rows.push(["sub-account", subAccount.username, subAccount.password]);
  if (rows.length === 0) return [];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return [
    "  Sign in as",
    ...rows.map(([who, name, password]) =>
      `    ${who.padEnd(widths[0])}  ${name.padEnd(widths[1])}  ${password}`.trimEnd(),
    ),
    "",
  ];
}

function cloud({ simulator }) {
  if (!simulator) return [];
  return [
    `  A simulated Volcengine answers at ${simulator.url}; its main accounts are`,
    ...simulator.accounts.map(
      ({ name, accessKeyId, secretAccessKey }) => `    ${name}  ${accessKeyId}  ${secretAccessKey}`,
    ),
    "",
  ];
}

function firstCall(url, { apiKey, pools = [] }) {
  const [pool] = pools;
  if (!apiKey || !pool) return [];
  const body = JSON.stringify({
    upn: pool.members?.[0],
    approach_id: pool.approaches?.[0],
    quota_pool: pool.name,
  });
  return [
    "  May this person use this model now?",
    `    curl -s -X POST ${url}/api/v1/check-balance \\`,
    `      -H 'authorization: Bearer ${apiKey}' -H 'content-type: application/json' \\`,
    `      -d '${body}'`,
  ];
}
