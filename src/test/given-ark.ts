import { eq } from "drizzle-orm";
import type { subAccounts } from "@/modules/iam/tables";
import { arkKeys, cloudProjects, projectLinks } from "@/modules/iam/tables";
import { db } from "./database";
import { fresh } from "./given";
import { type GivenAccount, givenCloudAccount, givenCloudUser } from "./given-cloud";
import type { TestCloud } from "./simulator";

/** A sub-account with a user in the cloud, linked to the project `default`. */
export async function givenArkOwner(
  cloud: TestCloud,
  {
    account,
    ...values
  }: { account?: GivenAccount } & Partial<typeof subAccounts.$inferInsert> = {},
) {
  const on = account ?? (await givenCloudAccount(cloud));
  const { id, userName } = await givenCloudUser(on, {}, values);
  const now = new Date();
  const place = { cloudAccountId: on.id, project: "default" };
  await db
    .insert(cloudProjects)
    .values({ cloudAccountId: on.id, name: "default", seenAt: now })
    .onConflictDoNothing();
  await db
    .insert(projectLinks)
    .values({ ...place, subAccountId: id, monitored: false, linkedAt: now });
  return { account: on, subAccountId: id, userName, project: "default" };
}

/** A key of the project, made by hand in the cloud's console. */
export async function givenKeyInCloud({ cloud }: GivenAccount) {
  const place = { ProjectName: "default" };
  const number = await cloud.ark.createApiKey({ Name: fresh("by-hand"), ...place });
  return { number, plaintext: await cloud.ark.getRawApiKey({ Id: number, ...place }) };
}

export const arkRow = async (id: string) =>
  (await db.select().from(arkKeys).where(eq(arkKeys.id, id)))[0];

/** What the cloud's list shows of a key; undefined when it is not there. */
export async function shownArkKey({ cloud }: GivenAccount, number: string) {
  for await (const key of cloud.ark.listApiKeys({ ProjectName: "default" })) {
    if (key.Id === number) return key;
  }
  return undefined;
}

export const plaintextOf = ({ cloud }: GivenAccount, number: string): Promise<string> =>
  cloud.ark.getRawApiKey({ Id: number, ProjectName: "default" });
