import { expect, test } from "vitest";
import { cloudServer, ok, type Reply } from "@/test/cloud-server";
import { volcengine } from "./client";

const clientOf = (endpoint: string) =>
  volcengine({
    endpoint,
    accessKeyId: "AKLTtestkey0001",
    secretAccessKey: "test-secret-access-key",
    clock: () => new Date(),
    random: () => 0.5,
    perSecond: "unlimited",
  });
const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Pages of a list in a query, of which the cloud gives at most `cap` rows at once. */
const paged =
  (name: string, rows: unknown[], cap: number): Reply =>
  (response, seen) => {
    const from = Number(seen.query.Offset);
    const List = rows.slice(from, from + Math.min(Number(seen.query.Limit), cap));
    ok({ [name]: List, Total: rows.length })(response, seen);
  };

test("users come whole, from a cloud that gives fewer than asked for", async () => {
  const users = range(250).map((i) => ({ Id: i, UserName: `user-${i}` }));
  const { endpoint, seen } = await cloudServer(paged("UserMetadata", users, 60));
  const listed = await collect(clientOf(endpoint).iam.listUsers({ Query: "user" }));
  expect(listed.map(({ UserName }) => UserName)).toEqual(users.map(({ UserName }) => UserName));
  expect(seen.map(({ query }) => [query.Limit, query.Offset, query.Query])).toEqual(
    ["0", "60", "120", "180", "240"].map((offset) => ["100", offset, "user"]),
  );
});

test("policies and projects come whole", async () => {
  // The same name as a system policy and as a custom one is two policies.
  const policies = range(120).flatMap((i) =>
    ["System", "Custom"].map((PolicyType) => ({ PolicyName: `policy-${i}`, PolicyType })),
  );
  const one = await cloudServer(paged("PolicyMetadata", policies, 1_000));
  expect(await collect(clientOf(one.endpoint).iam.listPolicies({ Scope: "All" }))).toMatchObject(
    policies,
  );
  const projects = range(101).map((i) => ({ ProjectName: `project-${i}` }));
  const other = await cloudServer(paged("Projects", projects, 1_000));
  expect(await collect(clientOf(other.endpoint).projects.listProjects())).toMatchObject(projects);
  expect([one.seen.length, other.seen.length]).toEqual([3, 2]);
});

test("a cloud that ignores the offset is not asked for ever", async () => {
  const users = range(100).map((i) => ({ Id: i, UserName: `user-${i}` }));
  const { endpoint, seen } = await cloudServer(ok({ UserMetadata: users, Total: 200 }));
  const listed = collect(clientOf(endpoint).iam.listUsers());
  await expect(listed).rejects.toMatchObject({ code: "PagingRepeats", action: "iam.ListUsers" });
  expect(seen.length).toBe(2);
});

const bill = (count: number): Reply => {
  const rows = range(count).map((i) => ({ BillDetailId: `row-${i}`, PayableAmount: "0.01" }));
  return (response, seen) => {
    const { Limit, NeedRecordNum, Offset } = JSON.parse(seen.body);
    const Total = NeedRecordNum === 1 ? 750 : -1;
    ok({ List: rows.slice(Offset, Offset + Limit), Total })(response, seen);
  };
};

test("a bill comes in pages of 300, counted", async () => {
  const { endpoint, seen } = await cloudServer(bill(750));
  const pages = await collect(clientOf(endpoint).billing.splitBillPages({ BillPeriod: "2026-03" }));
  expect(pages.map((page) => page.length)).toEqual([300, 300, 150]);
  expect(seen.map(({ body }) => JSON.parse(body))).toEqual(
    [0, 300, 600].map((Offset) => ({
      BillPeriod: "2026-03",
      Limit: 300,
      Offset,
      NeedRecordNum: 1,
    })),
  );
});

test("a bill of which rows are missing is refused", async () => {
  const { endpoint } = await cloudServer(bill(600));
  const { billing } = clientOf(endpoint);
  const month = { BillPeriod: "2026-03" };
  const incomplete = { code: "PagingIncomplete" };
  await expect(collect(billing.splitBillPages(month))).rejects.toMatchObject(incomplete);
  await expect(collect(billing.billDetailPages(month))).rejects.toMatchObject(incomplete);
});

test("Ark's keys and endpoints are paged in the body, and end when nothing new comes", async () => {
  const items = range(150).map((i) => ({ Id: 1_000 + i, Name: `key-${i}` }));
  const byNumber: Reply = (response, seen) => {
    const { PageNumber, PageSize } = JSON.parse(seen.body);
    const Items = items.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
    ok({ TotalCount: items.length, Items })(response, seen);
  };
  const { endpoint, seen } = await cloudServer(byNumber);
  const { ark } = clientOf(endpoint);
  expect((await collect(ark.listApiKeys({ ProjectName: "p" }))).length).toBe(150);
  expect((await collect(ark.listEndpoints())).length).toBe(150);
  expect(seen.map(({ query }) => Object.keys(query))).toEqual(Array(4).fill(["Action", "Version"]));
  expect(JSON.parse(seen[0]!.body)).toEqual({
    ProjectName: "p",
    Filter: { AllowAll: true },
    PageNumber: 1,
    PageSize: 100,
  });

  const ignoring = await cloudServer(ok({ TotalCount: 150, Items: items.slice(0, 100) }));
  const listed = await collect(clientOf(ignoring.endpoint).ark.listApiKeys({ ProjectName: "p" }));
  expect([listed.length, ignoring.seen.length]).toEqual([100, 2]);
});
