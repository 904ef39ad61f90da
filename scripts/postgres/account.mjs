import { execFile } from "node:child_process";
import { chown, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then it runs as the system's `postgres` user. */
export const isRoot = () => process.getuid?.() === 0;

/**
 * Spawn options that give a PostgreSQL program its user: empty unless we are root. A cluster that
 * an ordinary user has made stays that user's.
 */
export async function postgresAccount(folder) {
  if (!isRoot()) return {};
  const owner = await stat(folder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await findAccount()) ?? (await createAccount());
  if (owner) await run("chown", ["-R", `${account.uid}:${account.gid}`, folder]);
  return account;
}

async function findAccount() {
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "postgres"])));
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createAccount() {
  await run("groupadd", ["--system", "--force", "postgres"]);
  await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  const account = await findAccount();
  if (!account) throw new Error("The system user postgres could not be created.");
  return account;
}

/** Makes a folder that belongs to PostgreSQL's user. */
export async function ownedFolder(folder, { uid, gid }) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined) await chown(folder, uid, gid);
}

/** Whether another user can get to a path: every folder above it must let others through. */
export async function reachableByOthers(target) {
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    const mode = await stat(folder).then(
      (found) => found.mode,
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}
