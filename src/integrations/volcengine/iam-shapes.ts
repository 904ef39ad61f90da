import { z } from "zod";
import { Count, Flag, Id, listOf, Name, OptionalCount, OptionalFlag, Text } from "./fields";

/** Moments of IAM are `YYYYMMDDTHHMMSSZ`, those of sign-ins unix seconds (volcengine.md §4). */
export const User = z.object({
  Id,
  AccountId: Text,
  UserName: Name,
  DisplayName: Text,
  Description: Text,
  /** The cloud may mask it. */
  Email: Text,
  EmailIsVerify: OptionalFlag,
  /** The cloud may mask it. */
  MobilePhone: Text,
  MobilePhoneIsVerify: OptionalFlag,
  Trn: Text,
  CreateDate: Text,
  UpdateDate: Text,
  Tags: listOf(z.object({ Key: Text, Value: Text })),
});
export type User = z.output<typeof User>;

/** An access key as it is created: the only moment at which its secret is told. */
export const NewAccessKey = z.object({
  AccessKeyId: Name,
  SecretAccessKey: Name,
  Status: Text,
  UserName: Text,
  CreateDate: Text,
  UpdateDate: Text,
});
export type NewAccessKey = z.output<typeof NewAccessKey>;

export const AccessKey = NewAccessKey.omit({ SecretAccessKey: true }).extend({
  /** `active` or `inactive` */
  Status: Name,
});
export type AccessKey = z.output<typeof AccessKey>;

export const AccessKeyLastUsed = z.object({ Region: Text, RequestTime: Text, Service: Text });

/** How a user signs in to the cloud's console. The password is never told. */
export const LoginProfile = z.object({
  UserId: Text,
  UserName: Text,
  LoginAllowed: Flag,
  LoginLocked: OptionalFlag,
  PasswordResetRequired: OptionalFlag,
  PasswordExpireAt: OptionalCount,
  LastResetPasswordTime: OptionalCount,
  LastLoginDate: Text,
  LastLoginIp: Text,
  SafeAuthFlag: OptionalFlag,
  SafeAuthType: Text,
  SafeAuthExemptRequired: OptionalCount,
  SafeAuthExemptUnit: OptionalCount,
  SafeAuthExemptDuration: OptionalCount,
  CreateDate: Text,
  UpdateDate: Text,
});
export type LoginProfile = z.output<typeof LoginProfile>;

export const Policy = z.object({
  PolicyName: Name,
  /** `System` or `Custom` */
  PolicyType: Name,
  PolicyTrn: Text,
  /** JSON: `{"Statement":[…]}` */
  PolicyDocument: Text,
  Description: Text,
  /** Of a system policy: the service it is for. */
  Category: Text,
  AttachmentCount: OptionalCount,
  IsServiceRolePolicy: OptionalFlag,
  CreateDate: Text,
  UpdateDate: Text,
});
export type Policy = z.output<typeof Policy>;

const PolicyScope = z.object({
  /** `Global`, `Project`, and perhaps `System`, which means all projects. */
  PolicyScopeType: Name,
  ProjectName: Text,
  ProjectDisplayName: Text,
  AttachDate: Text,
});

/** One entry for each policy, with everywhere it is attached. */
export const AttachedPolicy = z.object({
  PolicyName: Name,
  PolicyType: Name,
  PolicyTrn: Text,
  Description: Text,
  AttachDate: Text,
  PolicyScope: listOf(PolicyScope),
});
export type AttachedPolicy = z.output<typeof AttachedPolicy>;

export const PolicyEntities = z.object({
  Total: OptionalCount,
  PolicyUsers: listOf(
    z.object({ UserName: Name, DisplayName: Text, Description: Text, AttachDate: Text }),
  ),
  PolicyRoles: listOf(
    z.object({ RoleName: Name, DisplayName: Text, Description: Text, AttachDate: Text }),
  ),
  PolicyUserGroups: listOf(
    z.object({ UserGroupName: Name, DisplayName: Text, Description: Text, AttachDate: Text }),
  ),
});

/** Quotas and what is used of them: `UsersQuota`, `UsersUsage`, `AccessKeysPerUserQuota`, … */
export const AccountSummary = z.object({ SummaryMap: z.record(z.string(), Count) });
