const owner = "airgate_owner";
const web = "airgate_web";

/**
 * Makes the two logins and a database of the owner's, or brings their passwords up to date.
 * `admin` is a postgres.js connection of the superuser.
 */
export async function createLogins(admin, passwords) {
  await login(admin, owner, passwords.owner, "createrole");
  await login(admin, web, passwords.web, "nocreaterole");
}

export async function createDatabase(admin, name) {
  const found = await admin`select 1 from pg_database where datname = ${name}`;
  if (found.length === 0) await admin.unsafe(`create database "${name}" owner ${owner}`);
}

async function login(admin, name, password, rights) {
  const found = await admin`select 1 from pg_roles where rolname = ${name}`;
  const verb = found.length === 0 ? "create" : "alter";
  await admin.unsafe(`${verb} role ${name} login ${rights} password '${quoted(password)}'`);
}

const quoted = (text) => text.replaceAll("'", "''");

/** Addresses of one database for its owner (migrations) and for the restricted login (the app). */
export function loginUrls(port, database, passwords) {
  const url = (user, password) =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { owner: url(owner, passwords.owner), web: url(web, passwords.web) };
}

export const dropDatabase = (admin, name) =>
  admin.unsafe(`drop database if exists "${name}" with (force)`);
