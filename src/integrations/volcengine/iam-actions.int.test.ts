import { expect, test } from "vitest";
import { cloudServer, ok, wireOf } from "@/test/cloud-server";
import { type Volcengine, volcengine } from "./client";

const clientOf = (endpoint: string) =>
  volcengine({
    endpoint,
    accessKeyId: "AKLTtestkey0001",
    secretAccessKey: "test-secret-access-key",
    clock: () => new Date("2026-03-19T08:09:10Z"),
    random: () => 0.5,
    perSecond: "unlimited",
  });

type Row = [
  wire: string,
  sent: unknown,
  call: (client: Volcengine) => Promise<unknown>,
  /** What the cloud answers, and what is made of it; nothing by default. */
  result?: object,
  read?: object,
];
const a = { UserName: "a" };
const key = { UserName: "a", AccessKeyId: "AKLT1" };
const policy = { PolicyName: "ArkFullAccess", PolicyType: "System" } as const;
const login = { ...a, LoginAllowed: false, PasswordResetRequired: true };
const profile = { UserName: "a", LoginAllowed: 0 };
const user = { User: { Id: 7, UserName: "a" } };
const userRead = { Id: "7", UserName: "a" };

const rows: Row[] = [
  [
    "GET iam 2018-01-01 CreateUser",
    { ...a, DisplayName: "张三", "Tags.1.Key": "k", "Tags.1.Value": "v" },
    ({ iam }) => iam.createUser({ ...a, DisplayName: "张三", Tags: [{ Key: "k", Value: "v" }] }),
    user,
    userRead,
  ],
  [
    "GET iam 2018-01-01 GetUser",
    { ID: "7" },
    ({ iam }) => iam.getUser({ ID: "7" }),
    user,
    userRead,
  ],
  [
    "GET iam 2018-01-01 UpdateUser",
    { ...a, NewUserName: "b" },
    ({ iam }) => iam.updateUser({ ...a, NewUserName: "b" }),
    user,
    userRead,
  ],
  ["GET iam 2018-01-01 DeleteUser", a, ({ iam }) => iam.deleteUser(a)],
  [
    "GET iam 2018-01-01 ListUsers",
    { Limit: "10", Offset: "0", Query: "a" },
    ({ iam }) => iam.listUsersPage({ Limit: 10, Offset: 0, Query: "a" }),
    { UserMetadata: [{ Id: 7, UserName: "a" }], Total: 1, Limit: 10, Offset: 0 },
    { Total: 1, UserMetadata: [userRead] },
  ],
  [
    "GET iam 2018-01-01 CreateAccessKey",
    a,
    ({ iam }) => iam.createAccessKey(a),
    { AccessKey: { ...key, SecretAccessKey: "s==", Status: "active" } },
    { ...key, SecretAccessKey: "s==", Status: "active" },
  ],
  [
    "GET iam 2018-01-01 UpdateAccessKey",
    { ...key, Status: "inactive" },
    ({ iam }) => iam.updateAccessKey({ ...key, Status: "inactive" }),
  ],
  ["GET iam 2018-01-01 DeleteAccessKey", key, ({ iam }) => iam.deleteAccessKey(key)],
  [
    "GET iam 2018-01-01 ListAccessKeys",
    a,
    ({ iam }) => iam.listAccessKeys(a),
    { AccessKeyMetadata: [{ ...key, Status: "active" }] },
    [{ ...key, Status: "active", CreateDate: "", UpdateDate: "" }],
  ],
  [
    "GET iam 2018-01-01 GetAccessKeyLastUsed",
    key,
    ({ iam }) => iam.getAccessKeyLastUsed(key),
    { AccessKeyLastUsed: { Service: "ark", RequestTime: "20260319T080910Z" } },
    { Service: "ark", RequestTime: "20260319T080910Z", Region: "" },
  ],
  [
    "POST iam 2018-01-01 CreateLoginProfile",
    '{"UserName":"a","LoginAllowed":false,"PasswordResetRequired":true,"Password":"1234qwerASDF"}',
    ({ iam }) => iam.createLoginProfile({ ...login, Password: "1234qwerASDF" }),
    { LoginProfile: profile },
    { UserName: "a", LoginAllowed: false, LoginLocked: false },
  ],
  [
    "POST iam 2018-01-01 UpdateLoginProfile",
    '{"UserName":"a","LoginAllowed":false,"PasswordResetRequired":true}',
    ({ iam }) => iam.updateLoginProfile(login),
    { LoginProfile: profile },
    { UserName: "a", PasswordResetRequired: false },
  ],
  [
    "GET iam 2018-01-01 GetLoginProfile",
    a,
    ({ iam }) => iam.getLoginProfile(a),
    { LoginProfile: { ...profile, LastResetPasswordTime: 1_773_907_750, UserId: 7 } },
    { UserName: "a", UserId: "7", LastResetPasswordTime: 1_773_907_750 },
  ],
  ["GET iam 2018-01-01 DeleteLoginProfile", a, ({ iam }) => iam.deleteLoginProfile(a)],
  [
    "GET iam 2018-01-01 ListPolicies",
    { Scope: "System", Limit: "100" },
    ({ iam }) => iam.listPoliciesPage({ Scope: "System", Limit: 100 }),
    { PolicyMetadata: [{ ...policy, IsServiceRolePolicy: 0, AttachmentCount: 2 }], Total: 1 },
    { Total: 1, PolicyMetadata: [{ ...policy, IsServiceRolePolicy: false, AttachmentCount: 2 }] },
  ],
  [
    "GET iam 2018-01-01 GetPolicy",
    policy,
    ({ iam }) => iam.getPolicy(policy),
    { Policy: { ...policy, PolicyDocument: '{"Statement":[]}' } },
    { ...policy, PolicyDocument: '{"Statement":[]}' },
  ],
  [
    "GET iam 2018-01-01 AttachUserPolicy",
    { ...a, ...policy },
    ({ iam }) => iam.attachUserPolicy({ ...a, ...policy }),
  ],
  [
    "GET iam 2018-01-01 DetachUserPolicy",
    { ...a, ...policy },
    ({ iam }) => iam.detachUserPolicy({ ...a, ...policy }),
  ],
  [
    "GET iam 2018-01-01 ListAttachedUserPolicies",
    a,
    ({ iam }) => iam.listAttachedUserPolicies(a),
    {
      AttachedPolicyMetadata: [
        { ...policy, PolicyScope: [{ PolicyScopeType: "Project", ProjectName: "p" }] },
      ],
    },
    [{ ...policy, PolicyScope: [{ PolicyScopeType: "Project", ProjectName: "p" }] }],
  ],
  [
    "GET iam 2018-01-01 ListEntitiesForPolicy",
    { ...policy, EntityFilter: "User" },
    ({ iam }) => iam.listEntitiesForPolicy({ ...policy, EntityFilter: "User" }),
    { PolicyUsers: [a], PolicyRoles: null, Total: 1 },
    { PolicyUsers: [a], PolicyRoles: [], PolicyUserGroups: [], Total: 1 },
  ],
  [
    "POST iam 2018-01-01 GetAccountSummary",
    "{}",
    ({ iam }) => iam.getAccountSummary(),
    { SummaryMap: { AccessKeysPerUserQuota: 2 } },
    { SummaryMap: { AccessKeysPerUserQuota: 2 } },
  ],
];

test.each(rows)("%s", async (wire, sent, call, result, read) => {
  const { endpoint, seen } = await cloudServer(ok(result));
  const answer = await call(clientOf(endpoint));
  expect(seen.map(wireOf)).toEqual([[wire, sent]]);
  if (read === undefined) expect(answer).toBeUndefined();
  else expect(answer).toMatchObject(read);
});

test("a key without a user's name would be the main account's: it is not asked for", async () => {
  const { endpoint, seen } = await cloudServer(ok({}));
  const { iam } = clientOf(endpoint);
  for (const UserName of ["", "  "]) {
    expect(() => iam.createAccessKey({ UserName })).toThrow("an access key belongs to a user");
    expect(() => iam.listAccessKeys({ UserName })).toThrow();
    expect(() => iam.deleteAccessKey({ ...key, UserName })).toThrow();
    expect(() => iam.updateAccessKey({ ...key, UserName, Status: "active" })).toThrow();
    expect(() => iam.getAccessKeyLastUsed({ ...key, UserName })).toThrow();
  }
  // @ts-expect-error nor does it compile
  expect(() => iam.createAccessKey({})).toThrow();
  // @ts-expect-error nor does a sign-in without both of its switches
  const _incomplete = () => iam.updateLoginProfile({ UserName: "a", LoginAllowed: true });
  expect(seen).toEqual([]);
});

test("a gateway that takes no body for passwords gets a query", async () => {
  const { endpoint, seen } = await cloudServer(ok({ LoginProfile: profile }));
  const { iam } = volcengine({
    endpoint,
    accessKeyId: "AKLT",
    secretAccessKey: "s",
    clock: () => new Date(),
    random: () => 0,
    perSecond: "unlimited",
    loginProfileMethod: "GET",
  });
  await iam.createLoginProfile({ ...login, Password: "1&Eo34qe5**@" });
  expect(seen[0]).toMatchObject({ method: "GET", body: "" });
  expect(seen[0]?.query).toMatchObject({
    Password: "1&Eo34qe5**@",
    LoginAllowed: "false",
    PasswordResetRequired: "true",
  });
});
