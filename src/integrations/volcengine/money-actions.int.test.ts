import { describe, expect, test } from "vitest";
import { cloudServer, fault, ok, wireOf } from "@/test/cloud-server";
import { type Volcengine, volcengine } from "./client";
import { isGone } from "./cloud-error";

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
  body: string,
  call: (client: Volcengine) => Promise<unknown>,
  result: unknown,
  read: unknown,
];
const month = { BillPeriod: "2026-03", Limit: 300 };
const row = { Project: "p", PayableAmount: "0.10", BillingMode: 2, BillCategory: "消费-使用" };
const rowRead = { Project: "p", PayableAmount: "0.10", BillingMode: "2" };
const page = { List: [row], Total: -1, Limit: 300, Offset: 0, Warning: null };
const pageRead = { List: [rowRead], Total: -1 };

const billing: Row[] = [
  [
    "POST billing 2022-01-01 ListBill",
    '{"BillPeriod":"2026-03","Limit":300,"BillCategoryParent":["consume"]}',
    ({ billing }) => billing.listBill({ ...month, BillCategoryParent: ["consume"] }),
    page,
    { List: [{ PayableAmount: "0.10" }] },
  ],
  [
    "POST billing 2022-01-01 ListBillOverviewByProd",
    '{"BillPeriod":"2026-03","Limit":300}',
    ({ billing }) => billing.listBillOverviewByProd(month),
    page,
    { List: [{ PayableAmount: "0.10", BillingMode: "2" }] },
  ],
  [
    "POST billing 2022-01-01 ListBillDetail",
    '{"BillPeriod":"2026-03","Limit":300,"GroupTerm":0,"OwnerID":[20260319080910123456]}',
    ({ billing }) =>
      billing.listBillDetail({ ...month, GroupTerm: 0, OwnerID: ["20260319080910123456"] }),
    { ...page, List: [{ ...row, RoundAmount: 0.1 }] },
    { List: [{ ...rowRead, RoundAmount: "0.1" }] },
  ],
  [
    "POST billing 2022-01-01 ListSplitBillDetail",
    '{"BillPeriod":"2026-03","Limit":300,"GroupPeriod":2,"SplitDimension":"{\\"ark_bd\\":\\"apikey_id\\"}"}',
    ({ billing }) =>
      billing.listSplitBillDetail({
        ...month,
        GroupPeriod: 2,
        SplitDimension: '{"ark_bd":"apikey_id"}',
      }),
    { ...page, List: [{ ...row, SplitItemID: "apikey-1", SplitItemRatio: 0.5 }] },
    { ...pageRead, List: [{ ...rowRead, SplitItemID: "apikey-1", SplitItemRatio: "0.5" }] },
  ],
  [
    "POST billing 2022-01-01 QueryBalanceAcct",
    "{}",
    ({ billing }) => billing.queryBalanceAcct(),
    { AccountID: 2100000001, AvailableBalance: "-3.05", CashBalance: 0 },
    { AccountID: "2100000001", AvailableBalance: "-3.05", CashBalance: "0" },
  ],
  [
    "POST billing 2022-01-01 ListCostAnalysisOpenApi",
    '{"BeginTimeStr":"2026-03-01","EndTimeStr":"2026-03-19","TimeGranularity":1,"ClassifyDimension":9,"CostType":2,"Limit":10,"Offset":0}',
    ({ billing }) =>
      billing.listCostAnalysis({
        BeginTimeStr: "2026-03-01",
        EndTimeStr: "2026-03-19",
        TimeGranularity: 1,
        ClassifyDimension: 9,
        CostType: 2,
        Limit: 10,
        Offset: 0,
      }),
    { CostData: [{ ClassifyItem: "p", Costs: [{ TimeStr: "2026-03-01", Amount: "1.50" }] }] },
    { CostData: [{ ClassifyItem: "p", Costs: [{ TimeStr: "2026-03-01", Amount: "1.50" }] }] },
  ],
];

const ref = { Id: "20260319080910123456", ProjectName: "p" };
const wired = '"Id":20260319080910123456,"ProjectName":"p"';
const ark: Row[] = [
  [
    "POST ark 2024-01-01 ListApiKeys",
    '{"ProjectName":"p","Filter":{"AllowAll":true},"PageNumber":1,"PageSize":100}',
    ({ ark }) =>
      ark.listApiKeysPage({
        ProjectName: "p",
        Filter: { AllowAll: true },
        PageNumber: 1,
        PageSize: 100,
      }),
    { TotalCount: 1, Items: [{ Id: 7, Name: "k", Key: "392****dab0", Status: "Active" }] },
    { TotalCount: 1, Items: [{ Id: "7", Name: "k", Key: "392****dab0", SID: "" }] },
  ],
  [
    "POST ark 2024-01-01 CreateApiKey",
    '{"Name":"k","ProjectName":"p","ResourceInstances":[{"ResourceType":"all","ResourceId":"*"}],"AccessControlInfo":{"AllowAll":true},"IPWhiteListInfo":{"Enabled":false}}',
    ({ ark }) => ark.createApiKey({ Name: "k", ProjectName: "p" }),
    { Id: 7 },
    "7",
  ],
  [
    "POST ark 2024-01-01 GetRawApiKey",
    `{${wired}}`,
    ({ ark }) => ark.getRawApiKey(ref),
    { ApiKey: "a-plain-key" },
    "a-plain-key",
  ],
  [
    "POST ark 2024-01-01 UpdateApiKey",
    `{${wired},"Status":"Inactive"}`,
    ({ ark }) => ark.updateApiKey({ ...ref, Status: "Inactive" }),
    {},
    undefined,
  ],
  [
    "POST ark 2024-01-01 UpdateApiKey",
    `{${wired},"Regen":true}`,
    ({ ark }) => ark.rotateApiKey(ref),
    {},
    undefined,
  ],
  [
    "POST ark 2024-01-01 DeleteApiKey",
    `{${wired}}`,
    ({ ark }) => ark.deleteApiKey(ref),
    undefined,
    undefined,
  ],
  [
    "POST ark 2024-01-01 GetApiKey",
    '{"DurationSeconds":60,"ResourceType":"endpoint","ResourceIds":["ep-1"]}',
    ({ ark }) =>
      ark.getTemporaryApiKey({
        DurationSeconds: 60,
        ResourceType: "endpoint",
        ResourceIds: ["ep-1"],
      }),
    { ApiKey: "temporary", ExpiredTime: 1_773_907_810 },
    { ApiKey: "temporary", ExpiredTime: 1_773_907_810 },
  ],
  [
    "POST ark 2024-01-01 ListEndpoints",
    '{"ProjectName":"p","PageNumber":1,"PageSize":10}',
    ({ ark }) => ark.listEndpointsPage({ ProjectName: "p", PageNumber: 1, PageSize: 10 }),
    { TotalCount: 1, Items: [{ Id: "ep-1", Name: "e", RateLimit: { Rpm: 5 } }] },
    { TotalCount: 1, Items: [{ Id: "ep-1", Name: "e", RateLimit: { Rpm: 5 } }] },
  ],
  [
    "POST ark 2024-01-01 GetUsage",
    '{"StartTime":1,"EndTime":2,"Interval":3600,"ProjectName":"p"}',
    ({ ark }) => ark.getUsage({ StartTime: 1, EndTime: 2, Interval: 3600, ProjectName: "p" }),
    {
      UsageResults: [
        { Name: "PromptTokens", MetricItems: [{ Values: [{ Timestamp: 1, Value: 12 }] }] },
      ],
    },
    {
      UsageResults: [
        {
          Name: "PromptTokens",
          MetricItems: [{ Tags: [], Values: [{ Timestamp: 1, Value: 12 }] }],
        },
      ],
    },
  ],
];

describe.each([
  ["billing", billing],
  ["Ark", ark],
])("%s", (_, rows) => {
  test.each(rows)("%s %s", async (wire, body, call, result, read) => {
    const { endpoint, seen } = await cloudServer(ok(result));
    const answer = await call(clientOf(endpoint));
    expect(seen.map(wireOf)).toEqual([[wire, body]]);
    if (typeof read === "object") expect(answer).toMatchObject(read as object);
    else expect(answer).toBe(read);
  });
});

test("STS says whose key it is", async () => {
  const identity = { AccountId: 2100000001, IdentityId: 7, IdentityType: "User", Trn: "trn:iam::" };
  const { endpoint, seen } = await cloudServer(ok(identity));
  expect(await clientOf(endpoint).sts.getCallerIdentity()).toEqual({
    AccountId: "2100000001",
    IdentityId: "7",
    IdentityType: "User",
    Trn: "trn:iam::",
  });
  expect(seen.map(wireOf)).toEqual([["POST sts 2018-01-01 GetCallerIdentity", ""]]);
  expect(seen[0]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
});

test("a bill's row that does not say what is payable is not read as free", async () => {
  const { endpoint } = await cloudServer(ok({ ...page, List: [{ Project: "p" }] }));
  await expect(clientOf(endpoint).billing.listBillDetail(month)).rejects.toMatchObject({
    code: "UnexpectedResult",
    reason: "List.0.PayableAmount",
  });
});

test("a month without bills is gone, not broken", async () => {
  const { endpoint } = await cloudServer(fault(400, "RecordNoFound"));
  const error = await clientOf(endpoint)
    .billing.listBillDetail(month)
    .catch((thrown) => thrown);
  expect(isGone(error)).toBe(true);
});
