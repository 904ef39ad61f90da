import { type Actions, type Call, read, write } from "../action";
import { newAccessKey } from "../credentials";
import { compactDate } from "../dates";
import { CloudError } from "../gateway/cloud-error";
import type { AccessKey } from "../state";
import { absent, conflict, requireUser } from "./refusals";

export const accessKeyActions: Actions = {
  CreateAccessKey: write(createAccessKey),
  UpdateAccessKey: write(updateAccessKey),
  DeleteAccessKey: write(deleteAccessKey),
  ListAccessKeys: read(listAccessKeys),
  GetAccessKeyLastUsed: read(getAccessKeyLastUsed),
};

/** Keys that one identity may have. */
export const keyQuota = 2;

/** Without `UserName` the key is the caller's own: the trap of volcengine.md §4. */
function createAccessKey(call: Call) {
  const { keys, userName } = holderOf(call);
  if (keys.length >= keyQuota) {
    throw conflict("AccessKeyLimitExceeded", `Exceed account accessKey quota: '${keyQuota}'`);
  }
  const key = newAccessKey(call.now);
  keys.push(key);
  return { AccessKey: { ...shape(key, userName), SecretAccessKey: key.secret } };
}

function updateAccessKey(call: Call) {
  const { key } = requireKey(call);
  const status = call.params.text("Status");
  if (status !== "active" && status !== "inactive") {
    throw new CloudError(
      "InvalidAccessKeyStatus",
      400,
      `Invalid accessKey status: '${status}', err: 'must be active or inactive'`,
    );
  }
  key.status = status;
  key.updatedAt = call.now.toISOString();
  return undefined;
}

function deleteAccessKey(call: Call) {
  const { keys, key } = requireKey(call);
  keys.splice(keys.indexOf(key), 1);
  return undefined;
}

function listAccessKeys(call: Call) {
  const { keys, userName } = holderOf(call);
  return { AccessKeyMetadata: keys.map((key) => shape(key, userName)) };
}

function getAccessKeyLastUsed(call: Call) {
  const { lastUsed } = requireKey(call).key;
  return {
    AccessKeyLastUsed: {
      Region: lastUsed?.region ?? "",
      RequestTime: lastUsed ? compactDate(new Date(lastUsed.at)) : "",
      Service: lastUsed?.service ?? "",
    },
  };
}

/** Whose keys a call is about: the named user's, else the caller's. */
function holderOf({ params, resources, caller }: Call) {
  const named = params.optionalText("UserName") || caller.user?.name;
  if (!named) return { keys: resources.rootKeys, userName: "" };
  const user = requireUser(resources, named);
  return { keys: user.accessKeys, userName: user.name };
}

function requireKey(call: Call) {
  const id = call.params.text("AccessKeyId");
  const { keys } = holderOf(call);
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) throw absent("AccessKeyNotExist", `The accessKey '${id}' can not be found`);
  return { keys, key };
}

const shape = (key: AccessKey, userName: string) => ({
  AccessKeyId: key.id,
  Status: key.status,
  UserName: userName,
  CreateDate: compactDate(new Date(key.createdAt)),
  UpdateDate: compactDate(new Date(key.updatedAt)),
});
