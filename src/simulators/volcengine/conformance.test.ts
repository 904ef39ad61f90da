import { readFileSync } from "node:fs";
import { Service } from "@volcengine/openapi";
import { describe, expect, test } from "vitest";
import { cloudOfFile, startCloud } from "@/test/simulator";
import { send } from "@/test/volcengine-sdk";
import { canonicalRequest } from "./gateway/signature";

/** The official client talks to the simulator, whose code it shares nothing with. */
const cloud = cloudOfFile();

function official(serviceName: string, defaultVersion: string, more = {}) {
  const { url, account } = cloud();
  return new Service({
    host: new URL(url).host,
    protocol: "http:",
    region: "cn-beijing",
    serviceName,
    defaultVersion,
    accessKeyId: account.accessKeyId,
    secretKey: account.secretAccessKey,
    ...more,
  });
}

const trouble = "空格 and +&=/?#%~*!'()[]{}:;@,\"\\|<>^` é 𠮷 \u00a0 end";

test("a GET with Chinese, spaces and every special character", async () => {
  const iam = official("iam", "2018-01-01");
  const created = await iam.createAPI("CreateUser")({
    UserName: "special.characters",
    DisplayName: "张 三",
    Description: trouble,
  });
  expect(created.ResponseMetadata.Error).toBeUndefined();
  const [user] = cloud().control.dump({ accountId: cloud().account.accountId }).users;
  expect(user?.description).toBe(trouble);
});

test("a POST with JSON, and one with a form", async () => {
  const { control, account } = cloud();
  const day = control.health().now.slice(0, 10);
  control.setBillDelay({ detail: 0, split: 0 });
  control.spend({ accountId: account.accountId, day, amount: "12.345678901", project: "default" });
  const bills = official("billing", "2022-01-01");
  const list = bills.createJSONAPI("ListSplitBillDetail", { Version: "2022-01-01" });
  const answer = await list({
    BillPeriod: day.slice(0, 7),
    Limit: 10,
    GroupPeriod: 2,
    备注: trouble,
  });
  expect(answer.ResponseMetadata.Error).toBeUndefined();
  expect(answer.Result).toMatchObject({ List: [{ PayableAmount: "12.345678901" }], Total: -1 });

  const whoAmI = await official("sts", "2018-01-01").createUrlEncodeAPI("GetCallerIdentity")({
    Anything: trouble,
  });
  expect(whoAmI.Result).toMatchObject({ AccountId: account.accountId, IdentityType: "Account" });
});

test("arrays: counted names, and a repeated name", async () => {
  const projects = official("iam", "2021-08-01");
  const users = official("iam", "2018-01-01");
  await users.createAPI("CreateUser")({ UserName: "with.projects" });
  await projects.createAPI("CreateProject")({ ProjectName: "proj-a" });
  const attached = await projects.createAPI("AttachPolicyInProject")({
    PrincipalType: "User",
    PrincipalName: "with.projects",
    PolicyType: "System",
    PolicyName: "ArkFullAccess",
    "ProjectName.1": "proj-a",
    "ProjectName.2": "default",
  });
  expect(attached.ResponseMetadata.Error).toBeUndefined();
  const repeated = await users.createAPI("ListUsers")({
    Query: "with",
    Any: ["b c", "a*", "a", "中"],
  });
  expect(repeated.Result).toMatchObject({ Total: 1 });
});

test("a session token, which belongs to its key alone", async () => {
  const { control } = cloud();
  const temporary = control.createAccount();
  const keys = { accessKeyId: temporary.accessKeyId, secretKey: temporary.secretAccessKey };
  const ask = async (sessionToken?: string) => {
    const sts = official("sts", "2018-01-01", { ...keys, sessionToken });
    const { ResponseMetadata, Result } = await sts.createAPI("GetCallerIdentity")({});
    return ResponseMetadata.Error?.Code ?? Result;
  };
  control.setSessionToken({ accessKeyId: temporary.accessKeyId, sessionToken: "STS-token+==" });
  expect(await ask("STS-token+==")).toMatchObject({ AccountId: temporary.accountId });
  expect(await ask("STS-token+=")).toBe("InvalidSecretToken");
  expect(await ask()).toBe("InvalidSecretToken");
});

type Vector = {
  name: string;
  input: {
    method: string;
    body: string | null;
    accessKeyId: string;
    secretKey: string;
    sessionToken: string | null;
    date: string;
  };
  expected: {
    canonicalRequest: string;
    canonicalQuery: string;
    legacySdkWireQuery?: string;
    requestHeaders: Record<string, string>;
    signedHeaders: string;
  };
};

const file = "src/integrations/volcengine/signing-vectors.json";
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] };

/** A cloud in which the vector's key and moment are real. */
async function cloudOf({ input }: Vector) {
  const made = await startCloud({ clock: () => Date.parse(input.date) });
  made.control.createAccount({ accessKeyId: input.accessKeyId, secretAccessKey: input.secretKey });
  const { accessKeyId, sessionToken } = input;
  made.control.setSessionToken({ accessKeyId, sessionToken });
  return made;
}

/** Sends a vector, with one character changed when asked to; returns the answer's code. */
async function sent(vector: Vector, spoil: (wire: Sent) => Sent = (wire) => wire) {
  const { input, expected } = vector;
  const made = await cloudOf(vector);
  try {
    const { query, body, headers } = spoil({
      query: expected.legacySdkWireQuery ?? expected.canonicalQuery,
      body: input.body ?? undefined,
      headers: expected.requestHeaders,
    });
    const { code } = await send(made.url, {
      method: input.method,
      path: `/?${query}`,
      headers,
      body,
    });
    return code;
  } finally {
    await made.close();
  }
}
type Sent = { query: string; body: string | undefined; headers: Record<string, string> };

const swap = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === "1" ? "2" : "1") + text.slice(at + 1);
const header = (name: string, change: (text: string) => string) => (wire: Sent) => ({
  ...wire,
  headers: { ...wire.headers, [name]: change(wire.headers[name] ?? "") },
});

describe.each(vectors)("$name", (vector) => {
  test("is rebuilt from the wire", () => {
    const { input, expected } = vector;
    const names = new Map(
      Object.entries(expected.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const rebuilt = canonicalRequest(
      {
        method: input.method,
        path: "/",
        query: [...new URLSearchParams(expected.canonicalQuery)],
        header: (name) => names.get(name),
        body: Buffer.from(input.body ?? ""),
      },
      expected.signedHeaders.split(";"),
    );
    expect(rebuilt).toBe(expected.canonicalRequest);
  });

  test("is believed at its moment", async () => {
    expect(await sent(vector)).not.toMatch(/Signature|Timestamp|AccessKey|Token|Authorization/);
  });

  test("is refused with one character changed", async () => {
    const { length } = vector.expected.requestHeaders.Authorization ?? "";
    const refused = "SignatureDoesNotMatch";
    expect(
      await sent(
        vector,
        header("Authorization", (text) => swap(text, length - 1)),
      ),
    ).toBe(refused);
    expect(
      await sent(
        vector,
        header("X-Date", (text) => swap(text, 14)),
      ),
    ).toBe(refused);
    const more = (wire: Sent) => ({ ...wire, query: `${wire.query}&More=1` });
    expect(await sent(vector, more)).toBe(refused);
    const { body } = vector.input;
    if (body) {
      expect(await sent(vector, (wire) => ({ ...wire, body: `${body} ` }))).toBe(refused);
    }
    if (vector.expected.requestHeaders.Host) {
      expect(
        await sent(
          vector,
          header("Host", (text) => `x${text}`),
        ),
      ).toBe(refused);
    }
  });
});
