import { z } from "zod";
import { actionsOf, type Call, type CallOptions } from "./action";
import { listOf, Nothing, OptionalCount } from "./fields";
import { policies } from "./iam-policies";
import {
  AccessKey,
  AccessKeyLastUsed,
  AccountSummary,
  LoginProfile,
  NewAccessKey,
  User,
} from "./iam-shapes";
import { pagesByOffset, rowsOf } from "./paging";

type OfUser = { UserName: string };
type KeyOfUser = OfUser & { AccessKeyId: string };
type UserKey =
  | (OfUser & { ID?: never; AccessKeyID?: never })
  | { ID: string; UserName?: never; AccessKeyID?: never }
  | { AccessKeyID: string; UserName?: never; ID?: never };
type NewUser = OfUser & {
  DisplayName?: string;
  Description?: string;
  Email?: string;
  MobilePhone?: string;
  Tags?: readonly { Key: string; Value: string }[];
};
type UserChange = OfUser & {
  NewUserName?: string;
  NewDisplayName?: string;
  NewDescription?: string;
  NewEmail?: string;
  NewMobilePhone?: string;
};
/** Both switches are always sent: one left out may be reset to false (volcengine.md §4). */
type Login = OfUser & {
  LoginAllowed: boolean;
  PasswordResetRequired: boolean;
  SafeAuthFlag?: boolean;
  SafeAuthType?: string;
  SafeAuthExemptRequired?: number;
  /** Minutes, hours, days. */
  SafeAuthExemptUnit?: 0 | 1 | 2;
  SafeAuthExemptDuration?: number;
};
/** Whether passwords travel in a body, as the API's description has it, or as its samples do. */
export type LoginProfileMethod = "POST" | "GET";

const { read, create, change } = actionsOf({
  service: "iam",
  version: "2018-01-01",
  sends: "query",
});
const pageSize = 100;
const UserPage = z.object({ Total: OptionalCount, UserMetadata: listOf(User) });
const oneUser = z.object({ User }).transform((result) => result.User);
const oneLogin = z.object({ LoginProfile }).transform((result) => result.LoginProfile);
const oneKey = z.object({ AccessKey: NewAccessKey }).transform((result) => result.AccessKey);
const allKeys = z
  .object({ AccessKeyMetadata: listOf(AccessKey) })
  .transform((result) => result.AccessKeyMetadata);

/** Users, their sign-in and keys, and policies: IAM 2018-01-01 (volcengine.md §4). */
export const iam = (call: Call, loginProfileMethod: LoginProfileMethod) => ({
  ...users(call),
  ...logins(call, loginProfileMethod),
  ...accessKeys(call),
  ...policies(call),
  /** The quotas of the account, instead of guesses. */
  getAccountSummary: (options?: CallOptions) =>
    call({ ...read("GetAccountSummary", AccountSummary), sends: "json" }, {}, options),
});

function users(call: Call) {
  const listUsersPage = (
    range: { Limit?: number; Offset?: number; Query?: string; PiiRedaction?: 0 | 1 },
    options?: CallOptions,
  ) => call(read("ListUsers", UserPage), range, options);
  return {
    createUser: (user: NewUser, options?: CallOptions) =>
      call(create("CreateUser", oneUser), user, options),
    getUser: (key: UserKey, options?: CallOptions) => call(read("GetUser", oneUser), key, options),
    /** A repeated change of the name finds nobody: the first attempt did it. */
    updateUser: (user: UserChange, options?: CallOptions) =>
      call(change("UpdateUser", oneUser), user, options),
    deleteUser: (user: OfUser, options?: CallOptions) =>
      call(change("DeleteUser", Nothing), user, options),
    listUsersPage,
    /** @param query part of a name, a display name or a remark */
    listUsers: (query: { Query?: string } = {}, options?: CallOptions) =>
      rowsOf(
        pagesByOffset(
          "iam.ListUsers",
          async (Offset) => {
            const page = await listUsersPage({ ...query, Limit: pageSize, Offset }, options);
            return { rows: page.UserMetadata, total: page.Total };
          },
          { limit: pageSize, idOf: ({ Id }) => Id },
        ),
      ),
  };
}

function logins(call: Call, method: LoginProfileMethod) {
  const sends = method === "POST" ? "json" : "query";
  return {
    createLoginProfile: (login: Login & { Password: string }, options?: CallOptions) =>
      call({ ...create("CreateLoginProfile", oneLogin), sends }, login, options),
    updateLoginProfile: (login: Login & { Password?: string }, options?: CallOptions) =>
      call({ ...change("UpdateLoginProfile", oneLogin), sends }, login, options),
    getLoginProfile: (user: OfUser, options?: CallOptions) =>
      call(read("GetLoginProfile", oneLogin), user, options),
    deleteLoginProfile: (user: OfUser, options?: CallOptions) =>
      call(change("DeleteLoginProfile", Nothing), user, options),
  };
}

/**
 * Without a user's name the cloud takes the caller, the main account: it must not be possible to
 * leave it out, or to pass an empty one.
 */
function accessKeys(call: Call) {
  return {
    createAccessKey: (user: OfUser, options?: CallOptions) =>
      call(create("CreateAccessKey", oneKey), named(user), options),
    updateAccessKey: (key: KeyOfUser & { Status: "active" | "inactive" }, options?: CallOptions) =>
      call(change("UpdateAccessKey", Nothing), named(key), options),
    deleteAccessKey: (key: KeyOfUser, options?: CallOptions) =>
      call(change("DeleteAccessKey", Nothing), named(key), options),
    listAccessKeys: (user: OfUser, options?: CallOptions) =>
      call(read("ListAccessKeys", allKeys), named(user), options),
    getAccessKeyLastUsed: (key: KeyOfUser, options?: CallOptions) =>
      call(read("GetAccessKeyLastUsed", lastUse), named(key), options),
  };
}

const lastUse = z.object({ AccessKeyLastUsed }).transform((result) => result.AccessKeyLastUsed);

function named<T extends OfUser>(input: T): T {
  if (!input.UserName.trim()) throw new Error("an access key belongs to a user with a name");
  return input;
}
