import { and, eq, inArray, notInArray } from "drizzle-orm";
import { query } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { refusalOf } from "../internal/verify";
import { CloudUserPage, ListCloudUsers } from "../schema/sync";
import { subAccounts } from "../tables";
import { cloudOf } from "./cloud";

/**
 * The users of a cloud account as the cloud lists them now, with those that are managed already.
 * @throws cloud_account.not_found, cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const listCloudUsers = query({
  id: "iam.listCloudUsers",
  access: { capability: "iam.accounts.write" },
  input: ListCloudUsers,
  output: CloudUserPage,
  async run({ db }, { cloudAccountId, search, offset, limit }) {
    const cloud = await cloudOf(db, cloudAccountId);
    const page = await cloud.iam
      .listUsersPage({ Limit: limit, Offset: offset, ...(search ? { Query: search } : {}) })
      .catch((error: unknown) => {
        throw error instanceof CloudError ? refusalOf(error) : error;
      });
    const users = page.UserMetadata;
    const managed = await db
      .select({ id: subAccounts.id, userName: subAccounts.userName })
      .from(subAccounts)
      .where(
        and(
          eq(subAccounts.cloudAccountId, cloudAccountId),
          inArray(subAccounts.userName, ["", ...users.map(({ UserName }) => UserName)]),
          notInArray(subAccounts.state, ["deleted", "not_created"]),
        ),
      );
    const ids = new Map(managed.map(({ id, userName }) => [userName, id]));
    const total = page.Total !== undefined && page.Total >= 0 ? page.Total : null;
    const end = offset + users.length;
    return {
      rows: users.map(({ UserName, DisplayName, Description, CreateDate }) => ({
        userName: UserName,
        displayName: DisplayName,
        description: Description,
        createdAt: CreateDate,
        subAccountId: ids.get(UserName) ?? null,
      })),
      total,
      next:
        users.length > 0 && (total === null ? users.length === limit : end < total) ? end : null,
    };
  },
});
