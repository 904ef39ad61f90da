import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { givenCloudAccount, givenCloudUser } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { linkProject } from "../commands/link-project";
import { ListCloudPolicies, ListCloudProjects } from "../schema/detail";
import { listCloudPolicies, listCloudProjects } from "./cloud-lists";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("ops") });
const policies = (input: object) => listCloudPolicies(ctx, ListCloudPolicies.parse(input));
const projects = (input: object) => listCloudProjects(ctx, ListCloudProjects.parse(input));

test("policies are searched among the cloud's own and the account's", async () => {
  const { id: cloudAccountId, accountId } = await givenCloudAccount(cloud());
  cloud().control.definePolicy({ accountId, name: "ArkOfTheLab" });
  const found = await policies({ cloudAccountId, search: "Ark" });
  const both = [
    { name: "ArkFullAccess", type: "System" },
    { name: "ArkOfTheLab", type: "Custom" },
  ];
  expect(found.rows).toEqual(
    expect.arrayContaining(both.map((one) => expect.objectContaining(one))),
  );
  const custom = await policies({ cloudAccountId, scope: "Custom" });
  expect(custom).toMatchObject({ rows: [{ name: "ArkOfTheLab", type: "Custom" }], next: null });
});

test("pages follow each other until the cloud has no more", async () => {
  const { id: cloudAccountId, cloud: client } = await givenCloudAccount(cloud());
  for (const name of ["one", "two", "three", "four"]) {
    await client.projects.createProject({ ProjectName: name, DisplayName: `项目 ${name}` });
  }
  const first = await projects({ cloudAccountId, limit: 3 });
  expect(first).toMatchObject({ total: 5, next: 3 });
  const second = await projects({ cloudAccountId, limit: 3, offset: first.next! });
  expect(second.next).toBeNull();
  const all = [...first.rows, ...second.rows].map(({ name }) => name).sort();
  expect(all).toEqual(["default", "four", "one", "three", "two"]);
  const found = await projects({ cloudAccountId, search: "tw" });
  expect(found.rows).toEqual([{ name: "two", displayName: "项目 two", monitoredFor: [] }]);
});

test("a project tells for whom it is monitored already", async () => {
  const account = await givenCloudAccount(cloud());
  const [watched, linked] = [await givenCloudUser(account), await givenCloudUser(account)];
  const link = { project: "default", policies: [] };
  const { ctx: ops } = testContext({ actor: admin("ops") });
  await linkProject(ops, { ...link, subAccountId: watched.id, monitored: true });
  await linkProject(ops, { ...link, subAccountId: linked.id, monitored: false });
  const { rows } = await projects({ cloudAccountId: account.id, search: "default" });
  expect(rows).toMatchObject([{ monitoredFor: [{ subAccountId: watched.id }] }]);
  expect(rows[0]?.monitoredFor).toHaveLength(1);
});

test("an absent account, one that is off, and one that the cloud refuses are told apart", async () => {
  const off = await givenCloudAccount(cloud(), { disabled: true });
  const refused = await givenCloudAccount(cloud(), { accessKeyId: "AKLTnobody" });
  for (const ask of [policies, projects]) {
    await expect(ask({ cloudAccountId: randomUUID() })).rejects.toMatchObject({
      code: "cloud_account.not_found",
    });
    await expect(ask({ cloudAccountId: off.id })).rejects.toMatchObject({
      code: "cloud_account.switched_off",
    });
    await expect(ask({ cloudAccountId: refused.id })).rejects.toMatchObject({
      code: "cloud_account.refused",
    });
  }
});
