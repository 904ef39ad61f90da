import { z } from "zod";

export const SyncCloudAccount = z.object({ id: z.uuid() });

/** What a synchronisation changed on our side; it writes nothing to the cloud. */
export const CloudAccountSynced = z.object({
  projects: z.object({ added: z.int(), gone: z.int() }),
  subAccounts: z.object({ renamed: z.int(), missing: z.int(), back: z.int() }),
});

export const ListCloudUsers = z.object({
  cloudAccountId: z.uuid(),
  /** Part of a name, a display name or a remark, as the cloud searches. */
  search: z.string().trim().max(100).optional(),
  /** The cloud pages by row index. */
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(100).default(50),
});

export const CloudUserPage = z.object({
  rows: z.array(
    z.object({
      userName: z.string(),
      displayName: z.string(),
      description: z.string(),
      createdAt: z.string(),
      /** The sub-account that it is already. */
      subAccountId: z.uuid().nullable(),
    }),
  ),
  total: z.int().nullable(),
  next: z.int().nullable(),
});

const most = 50;
export const ImportSubAccounts = z.object({
  cloudAccountId: z.uuid(),
  userNames: z
    .array(z.string().min(1).max(64))
    .min(1, "iam.users_none")
    .max(most, "iam.users_too_many"),
});

/** One answer for each user, in the order they were named. */
export const SubAccountsImported = z.object({
  items: z.array(
    z.object({
      userName: z.string(),
      outcome: z.enum(["imported", "present", "not_found", "unreachable"]),
      subAccountId: z.uuid().nullable(),
      /** Projects in which it has policies; linked, and not monitored until somebody says so. */
      projects: z.array(z.string()),
    }),
  ),
});
