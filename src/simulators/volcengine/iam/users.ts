import { type Actions, type Call, read, write } from "../action";
import type { User } from "../state";
import { matching, pageOf } from "./paging";
import { conflict, invalidField, requireUser } from "./refusals";
import { requireFreeName, tagsOf, userField } from "./user-fields";
import { userShape } from "./user-shape";

export const userActions: Actions = {
  CreateUser: write(createUser),
  GetUser: read(getUser),
  UpdateUser: write(updateUser),
  DeleteUser: write(deleteUser),
  ListUsers: read(listUsers),
};

function createUser({ params, account, resources, now }: Call) {
  params.text("UserName");
  const name = userField(params, "UserName") ?? "";
  const user: User = {
    id: account.id * 10_000 + resources.nextId,
    name,
    displayName: userField(params, "DisplayName") || name,
    description: userField(params, "Description") ?? "",
    email: userField(params, "Email") ?? "",
    mobilePhone: userField(params, "MobilePhone") ?? "",
    tags: tagsOf(params),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    accessKeys: [],
    grants: [],
  };
  requireFreeName(resources, name);

  resources.nextId += 1;
  resources.users.push(user);
  return { User: userShape(account, user, true) };
}

function getUser({ params, account, resources }: Call) {
  return { User: userShape(account, wantedUser({ params, resources }), redacts(params)) };
}

/** Exactly one of the name, the id and an access key says which. */
function wantedUser({ params, resources }: Pick<Call, "params" | "resources">): User {
  const given = ["UserName", "ID", "AccessKeyID"].filter((name) => params.has(name));
  if (given.length === 0) throw params.missing("UserName");
  if (given.length > 1) throw params.invalid(given.join(", "), "", "exactly one is needed");
  if (given[0] === "UserName") return requireUser(resources, params.text("UserName"));
  const found = resources.users.find((user) =>
    given[0] === "ID"
      ? user.id === params.integer("ID")
      : user.accessKeys.some(({ id }) => id === params.text("AccessKeyID")),
  );
  return found ?? requireUser(resources, String(params.raw(given[0] ?? "")));
}

function updateUser({ params, account, resources, now }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const name = userField(params, "UserName", "New");
  const changes = {
    displayName: userField(params, "DisplayName", "New"),
    description: userField(params, "Description", "New"),
    email: userField(params, "Email", "New"),
    mobilePhone: userField(params, "MobilePhone", "New"),
  };
  if (name === "") throw invalidField("NewUserName", "", "must not be empty");
  if (name !== undefined && name !== user.name) requireFreeName(resources, name);

  const sent = Object.entries({ name, ...changes }).filter(([, value]) => value !== undefined);
  Object.assign(user, Object.fromEntries(sent), { updatedAt: now.toISOString() });
  return { User: userShape(account, user, true) };
}

/** Grants in projects block it as well; a login profile goes with its user (both UNCONFIRMED). */
function deleteUser({ params, resources }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const blocked = (what: string, which: string) =>
    conflict(
      `UserDeleteConflictWith${what}`,
      `Cannot delete user '${user.name}' which added to ${which}(s).`,
    );
  if (user.grants.length > 0) throw blocked("Policy", "policy");
  if (user.accessKeys.length > 0) throw blocked("AccessKey", "ak");

  resources.users.splice(resources.users.indexOf(user), 1);
  return undefined;
}

function listUsers({ params, account, resources }: Call) {
  const found = matching(resources.users, params.optionalText("Query"), (user) => [
    user.name,
    user.displayName,
    user.description,
  ]);
  const { rows, page } = pageOf(params, found);
  const redact = redacts(params);
  return { UserMetadata: rows.map((user) => userShape(account, user, redact)), ...page };
}

const redacts = (params: Call["params"]) => params.optionalInteger("PiiRedaction") !== 0;
