import { postgresAccount } from "../postgres/account.mjs";
import { findBinaries } from "../postgres/binaries.mjs";
import { createCluster, startCluster, stopLeftover, superuserUrl } from "../postgres/cluster.mjs";
import { place } from "../postgres/placement.mjs";
import { createDatabase, createLogins, dropDatabase, loginUrls } from "../postgres/roles.mjs";
import { requireSpace } from "./disk.mjs";
import { readJson, writeJson } from "./json-file.mjs";

const database = "airgate";

/** Starts the PostgreSQL of this folder, with its two logins and its database. */
export async function startDatabase(home, secrets) {
  await requireSpace(home.folder, 200, "the database");
  const placed = await place(home.postgres, await findBinaries());
  const where = { ...placed, account: await postgresAccount(placed.folder) };
  const leftover = await stopLeftover(where.folder);
  const created = await createCluster({ ...where, password: secrets.superuserPassword });
  const state = readJson(home.state) ?? {};
  const server = await startCluster({ ...where, port: state.postgresPort, settings });
  const interrupted = !created && state.demo === "loading";
  await prepare(server.port, secrets, interrupted);
  writeJson(home.state, {
    postgresPort: server.port,
    demo: created || interrupted ? undefined : state.demo,
  });
  const urls = loginUrls(server.port, database, passwordsOf(secrets));
  return { ...server, urls, folder: where.folder, leftover, created };
}

/** Enough for the app's connections and a few tools beside it, on a small machine. */
const settings = { max_connections: "200", shared_buffers: "256MB", max_wal_size: "1GB" };

const passwordsOf = ({ ownerPassword, webPassword }) => ({
  owner: ownerPassword,
  web: webPassword,
});

async function prepare(port, secrets, startOver) {
  const { default: postgres } = await import("postgres");
  const admin = postgres(superuserUrl(port, secrets.superuserPassword), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    await createLogins(admin, passwordsOf(secrets));
    if (startOver) await dropDatabase(admin, database);
    await createDatabase(admin, database);
  } finally {
    await admin.end();
  }
}
