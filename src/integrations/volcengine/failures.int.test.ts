import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { cloudServer, fault, hang, ok, type Reply, raw, reset } from "@/test/cloud-server";
import { type Volcengine, type VolcengineSettings, volcengine } from "./client";
import { CloudError, isGone, isRetryable, mayHaveHappened } from "./cloud-error";

const clientOf = (endpoint: string, settings: Partial<VolcengineSettings> = {}) =>
  volcengine({
    endpoint,
    accessKeyId: "AKLTtestkey0001",
    secretAccessKey: "test-secret-access-key",
    clock: () => new Date(),
    random: () => 0.5,
    perSecond: "unlimited",
    ...settings,
    pacing: { baseMs: 2, ...settings.pacing },
    bounds: { readMs: 5_000, ...settings.bounds },
  });

const user = { Id: 7, AccountId: 2100000001, UserName: "a" };
const policy = { UserName: "a", PolicyName: "ArkFullAccess", PolicyType: "System" } as const;
const failed = async (call: Promise<unknown>): Promise<CloudError> => {
  const error = await call.then(
    () => new Error("it did not fail"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CloudError)) throw error;
  return error;
};

test("an error on status 200 is an error, and tells what the cloud told", async () => {
  const refusal = fault(200, "UserNotExist", "User 'a' cannot be found.", { codeN: 0 });
  const { endpoint, seen } = await cloudServer(refusal);
  const error = await failed(clientOf(endpoint).iam.getUser({ UserName: "a" }));
  expect(error).toMatchObject({
    message: "iam.GetUser: UserNotExist (200): User 'a' cannot be found.",
    kind: "not_found",
    code: "UserNotExist",
    codeN: 0,
    httpStatus: 200,
    action: "iam.GetUser",
    reason: "User 'a' cannot be found.",
    requestId: "2025010314082821610705002189DD9E",
    attempts: 1,
  });
  expect([isGone(error, "User"), mayHaveHappened(error), seen.length]).toEqual([true, false, 1]);
});

describe("what leaves open whether it happened", () => {
  const cutOff: Reply = (response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"ResponseMetadata":', () => response.socket?.destroy());
  };
  const drip: Reply = (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  };
  const openEnds: [string, Reply, Partial<CloudError>][] = [
    ["garbage with 502", raw(502, "<html>"), { kind: "unavailable", code: "NotUnderstood" }],
    ["an internal error", fault(500, "ServiceFailure"), { kind: "unavailable" }],
    ["no answer", hang, { kind: "timeout", code: "ReadTimeout", httpStatus: undefined }],
    ["an answer that drips", drip, { kind: "timeout", code: "ReadTimeout" }],
    ["a reset after reading", reset, { kind: "ambiguous", code: "ECONNRESET" }],
    ["an answer cut off", cutOff, { kind: "ambiguous", code: "ConnectionLost" }],
  ];
  const bounds = { readMs: 150 };

  test.each(openEnds)("%s: a creation is not repeated", async (_, reply, expected) => {
    const { endpoint, seen } = await cloudServer(reply, ok({ User: user }));
    const error = await failed(clientOf(endpoint, { bounds }).iam.createUser({ UserName: "a" }));
    expect(error).toMatchObject({ ...expected, attempts: 1, maybeDone: true });
    expect([mayHaveHappened(error), isRetryable(error), seen.length]).toEqual([true, true, 1]);
  });

  test.each(openEnds)("%s: an attachment is repeated", async (_, reply) => {
    const { endpoint, seen } = await cloudServer(reply, ok());
    await clientOf(endpoint, { bounds }).iam.attachUserPolicy(policy);
    expect(seen.map(({ query }) => query.Action)).toEqual(Array(2).fill("AttachUserPolicy"));
  });

  test("a read that fails again and again is given up after three repetitions", async () => {
    const { endpoint, seen } = await cloudServer(raw(502, "<html>"));
    const error = await failed(clientOf(endpoint).iam.getUser({ UserName: "a" }));
    expect([error.attempts, seen.length]).toEqual([4, 4]);
  });

  test("a later refusal does not close it", async () => {
    const { endpoint } = await cloudServer(reset, fault(403, "AccessDenied"));
    const error = await failed(clientOf(endpoint).iam.attachUserPolicy(policy));
    expect(error).toMatchObject({ kind: "denied", attempts: 2 });
    expect(mayHaveHappened(error)).toBe(true);
  });

  const ref = { Id: "7", ProjectName: "default" };
  const switches = { LoginAllowed: true, PasswordResetRequired: true };
  const creations: [string, (client: Volcengine) => Promise<unknown>][] = [
    ["an access key", ({ iam }) => iam.createAccessKey({ UserName: "a" })],
    [
      "a sign-in",
      ({ iam }) => iam.createLoginProfile({ UserName: "a", Password: "1234qwerASDF", ...switches }),
    ],
    ["a project", ({ projects }) => projects.createProject({ ProjectName: "p" })],
    ["an Ark key", ({ ark }) => ark.createApiKey({ Name: "k", ProjectName: "p" })],
    ["a rotated Ark key", ({ ark }) => ark.rotateApiKey(ref)],
  ];
  test.each(creations)("%s is not made twice", async (_, create) => {
    const { endpoint, seen } = await cloudServer(reset, ok({}));
    expect(mayHaveHappened(await failed(create(clientOf(endpoint))))).toBe(true);
    expect(seen.length).toBe(1);
  });
});

describe("what surely did not happen", () => {
  /** A port on which nobody listens any more. */
  const freedPort = () =>
    new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const address = server.address();
        server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
      });
    });
  const unsent = { kind: "not_sent", maybeDone: false };

  test("a refused connection: even a creation is repeated", async () => {
    const client = clientOf(`http://127.0.0.1:${await freedPort()}`);
    const error = await failed(client.iam.createUser({ UserName: "a" }));
    expect(error).toMatchObject({ ...unsent, code: "ECONNREFUSED", attempts: 4 });
    expect(mayHaveHappened(error)).toBe(false);
  });

  test("an unknown host", async () => {
    const error = await failed(clientOf("http://nowhere.invalid").sts.getCallerIdentity());
    expect(error).toMatchObject({ ...unsent, attempts: 4 });
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  test("a TLS handshake that does not end, or is no TLS", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void silent.close());
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const settings = { bounds: { connectMs: 100 }, pacing: { retries: 0 } };
    const client = clientOf(`https://127.0.0.1:${port}`, settings);
    const slow = await failed(client.iam.createUser({ UserName: "a" }));
    expect(slow).toMatchObject({ ...unsent, code: "ConnectTimeout" });

    const { endpoint, seen } = await cloudServer(ok());
    const plain = clientOf(endpoint.replace("http:", "https:"), { pacing: { retries: 0 } });
    expect(await failed(plain.iam.createUser({ UserName: "a" }))).toMatchObject(unsent);
    expect(seen).toEqual([]);
  });

  test("a call given up before it was sent", async () => {
    const { endpoint, seen } = await cloudServer(ok({ User: user }));
    const signal = AbortSignal.abort();
    const error = await failed(clientOf(endpoint).iam.createUser({ UserName: "a" }, { signal }));
    expect(error).toMatchObject({ ...unsent, code: "Cancelled", attempts: 1 });
    expect(seen).toEqual([]);
  });

  test("but one given up while the cloud was at it is open", async () => {
    const { endpoint, seen } = await cloudServer(hang);
    const signal = AbortSignal.timeout(100);
    const error = await failed(clientOf(endpoint).iam.attachUserPolicy(policy, { signal }));
    expect(error).toMatchObject({ kind: "ambiguous", code: "Cancelled", attempts: 1 });
    expect(seen.length).toBe(1);
  });
});
