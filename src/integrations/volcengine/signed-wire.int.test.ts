import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { cloudServer, ok, raw, type Seen } from "@/test/cloud-server";
import { type VolcengineSettings, volcengine } from "./client";

const secretAccessKey = "U0tFWEFNUExFLVNFQ1JFVA==";
const clientOf = (endpoint: string, settings: Partial<VolcengineSettings> = {}) =>
  volcengine({
    endpoint,
    accessKeyId: "AKLTtestkey0001",
    secretAccessKey,
    clock: () => new Date("2026-03-19T08:09:10Z"),
    random: () => 0,
    perSecond: "unlimited",
    pacing: { baseMs: 2 },
    ...settings,
  });

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The signature over what came, byte for byte: nothing is decoded or sorted anew. */
function signatureOf({ body, headers, method, rawQuery }: Seen): string {
  const [, scope, names] = /Credential=[^/]+\/(\S+), SignedHeaders=(\S+),/.exec(
    headers.authorization ?? "",
  ) as unknown as [string, string, string];
  const block = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const request = [method, "/", rawQuery, block.join(""), names, sha256(body)].join("\n");
  const toSign = ["HMAC-SHA256", headers["x-date"], scope, sha256(request)].join("\n");
  const key = scope
    .split("/")
    .reduce<Buffer>(
      (last, part) => createHmac("sha256", last).update(part).digest(),
      Buffer.from(secretAccessKey),
    );
  return createHmac("sha256", key).update(toSign).digest("hex");
}
const signatureIn = ({ headers }: Seen) =>
  /Signature=(\w+)$/.exec(headers.authorization ?? "")?.[1];

test("what is signed is what is on the wire", async () => {
  const { endpoint, seen } = await cloudServer(raw(400, "{}"));
  const { ark, billing, iam, projects, sts } = clientOf(endpoint, { sessionToken: "STS.token==" });
  const odd = "a b+c&d=e/*~!'() 张三";
  await Promise.allSettled([
    iam.createUser({ UserName: "a.b-c_d@e", DisplayName: odd, Tags: [{ Key: odd, Value: "" }] }),
    projects.attachPolicyInProject({
      PrincipalType: "User",
      PrincipalName: "a",
      PolicyType: "Custom",
      PolicyName: odd,
      ProjectName: ["p-1", "p_2"],
    }),
    billing.listSplitBillDetail({ BillPeriod: "2026-03", Limit: 300, Project: [odd] }),
    ark.createApiKey({ Name: odd, ProjectName: "default" }),
    sts.getCallerIdentity(),
  ]);
  expect(new Set(seen.map(({ query }) => query.Action)).size).toBe(5);
  for (const request of seen) {
    expect(signatureIn(request)).toBe(signatureOf(request));
    const { host, "x-security-token": token } = request.headers;
    expect([host, token]).toEqual([endpoint.slice("http://".length), "STS.token=="]);
    expect(request.headers["x-content-sha256"] ?? sha256("")).toBe(sha256(request.body));
  }
});

test("each attempt is signed anew, at its own moment", async () => {
  const moments = ["2026-03-19T08:09:10Z", "2026-03-19T23:59:59Z", "2026-03-20T00:00:00Z"];
  const { endpoint, seen } = await cloudServer(
    raw(502, ""),
    ok({ User: { Id: 1, UserName: "a" } }),
  );
  let reading = 0;
  const clock = () => new Date(moments[reading++ % moments.length] ?? "");
  await clientOf(endpoint, { clock }).iam.getUser({ UserName: "a" });
  const [first, second] = seen.map(({ headers }) => headers["x-date"]);
  expect([first, second]).toEqual(["20260319T080910Z", "20260320T000000Z"]);
  expect(seen.map(signatureIn)).toEqual(seen.map(signatureOf));
});
