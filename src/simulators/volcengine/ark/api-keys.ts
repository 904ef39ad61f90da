import { type Actions, type Call, read, write } from "../action";
import { newUuid, shortTail } from "../credentials";
import { compactDate } from "../dates";
import type { ArkKey, Resources } from "../state";
import { numberedPage, objectIn } from "./paging";
import { arkAbsent } from "./refusals";

export const arkKeyActions: Actions = {
  CreateApiKey: write(createApiKey, "json"),
  ListApiKeys: read(listApiKeys, "json"),
  GetRawApiKey: read(getRawApiKey, "json"),
  UpdateApiKey: write(updateApiKey, "json"),
  DeleteApiKey: write(deleteApiKey, "json"),
};

/** The answer has the id only; the plaintext must be read with GetRawApiKey. */
function createApiKey(call: Call) {
  const { params, account, resources, caller, now } = call;
  const name = params.text("Name");
  const project = projectOf(call);
  const at = now.toISOString();
  const key: ArkKey = {
    id: account.id * 1_000 + resources.nextId,
    sid: `apikey-${compactDate(now).replace(/\D/g, "")}-${shortTail()}`,
    name,
    plaintext: newUuid(),
    status: "Active",
    project,
    userId: caller.user?.id ?? account.id,
    resources: instancesOf(call),
    createdAt: at,
    updatedAt: at,
  };
  resources.nextId += 1;
  resources.arkKeys.push(key);
  return { Id: key.id };
}

/** Without `Filter.AllowAll` only the caller's own keys (UNCONFIRMED). */
function listApiKeys(call: Call) {
  const { params, resources, account, caller } = call;
  const filter = objectIn(params, "Filter");
  const owner = filter.UserId ?? caller.user?.id ?? account.id;
  const project = projectOf(call);
  const found = resources.arkKeys.filter(
    (key) => key.project === project && (filter.AllowAll === true || key.userId === owner),
  );
  const { rows, page } = numberedPage(params, found);
  return { ...page, Items: rows.map(shape) };
}

function getRawApiKey(call: Call) {
  return { ApiKey: requireKey(call).plaintext };
}

/** `Regen` kills the old plaintext at once; `Status` and `Name` change what they say. */
function updateApiKey(call: Call) {
  const { params, now } = call;
  const key = requireKey(call);
  const name = params.optionalText("Name");
  const status = params.has("Status")
    ? params.choice("Status", ["Active", "Inactive"])
    : key.status;
  const plaintext = params.optionalFlag("Regen") ? newUuid() : key.plaintext;
  Object.assign(key, { name: name ?? key.name, status, plaintext, updatedAt: now.toISOString() });
  return {};
}

function deleteApiKey(call: Call) {
  const { arkKeys } = call.resources;
  arkKeys.splice(arkKeys.indexOf(requireKey(call)), 1);
  return {};
}

/** By its number; in another project it is not found. */
function requireKey(call: Call): ArkKey {
  const id = call.params.integer("Id");
  const project = call.params.optionalText("ProjectName");
  const key = call.resources.arkKeys.find((candidate) => candidate.id === id);
  if (!key || (project && key.project !== project)) throw arkAbsent("api key", id);
  return key;
}

/** Which project a call is about: `default` unless it says so. */
export function projectOf({ params, resources }: Pick<Call, "params" | "resources">): string {
  const name = params.optionalText("ProjectName") || "default";
  requireArkProject(resources, name, params);
  return name;
}

function requireArkProject({ projects }: Resources, name: string, params: Call["params"]) {
  if (projects.some((project) => project.name === name)) return;
  throw params.invalid("ProjectName", name, "the project is not found");
}

function instancesOf({ params }: Call): Record<string, unknown>[] {
  const given = params.list("ResourceInstances");
  if (given.length === 0) return [{ ResourceType: "all", ResourceId: "*" }];
  return given.map((item) => {
    const type = (item as Record<string, unknown> | null)?.ResourceType;
    if (typeof type !== "string") {
      throw params.invalid("ResourceInstances", "", "each needs a ResourceType");
    }
    return item as Record<string, unknown>;
  });
}

const shape = (key: ArkKey) => ({
  Id: key.id,
  SID: key.sid,
  Name: key.name,
  Key: mask(key.plaintext),
  Status: key.status,
  ProjectName: key.project,
  UserId: key.userId,
  ResourceInstances: key.resources,
  CreateTime: key.createdAt,
  UpdateTime: key.updatedAt,
});

/** `392****dab0`. */
const mask = (plaintext: string) => `${plaintext.slice(0, 3)}****${plaintext.slice(-4)}`;
