import { afterAll, expect, test } from "vitest";
import { isCardSignedBy, startReceiver } from "@/test/receiver";
import { sendCard } from "./client";

const receiver = await startReceiver();
afterAll(() => receiver.close());

const at = new Date("2026-05-01T00:00:00Z");
const card = {
  title: "额度已用完",
  colour: "red",
  lines: ["子账号：甲"],
  more: "…",
  link: { text: "查看", url: "https://airgate.example.com" },
  note: "AirGate",
} as const;
const pathOf = (token: string) => `/open-apis/bot/v2/hook/${token}`;
const send = (token: string, secret: string | null = "demo") =>
  sendCard(
    { url: `${receiver.origin}${pathOf(token)}`, secret, at, card },
    { loopback: [receiver.origin], timeoutMs: 1_000 },
  );

test("a card is signed where the bot has a secret, and bare where it has none", async () => {
  expect(await send("signed")).toMatchObject({ delivered: true, code: "feishu_0" });
  const [signed] = receiver.at(pathOf("signed"));
  expect([isCardSignedBy("demo", signed!), isCardSignedBy("other", signed!)]).toEqual([
    true,
    false,
  ]);
  expect(JSON.parse(signed!.body).timestamp).toBe("1777593600");

  await send("bare", null);
  expect(Object.keys(JSON.parse(receiver.at(pathOf("bare"))[0]!.body))).toEqual([
    "msg_type",
    "card",
  ]);
});

const failing = { delivered: false, gone: false, final: false };
test.each([
  ["success of old", 200, { StatusCode: 0, StatusMessage: "success" }, { delivered: true }],
  ["throttling", 200, { code: 11232 }, { ...failing, code: "feishu_11232" }],
  ["a token of no bot", 200, { code: 19001 }, { ...failing, gone: true, final: true }],
  ["a wrong signature", 200, { code: 19021 }, { ...failing, final: true, code: "feishu_19021" }],
  ["an address not allowed", 200, { code: 19022 }, { ...failing, final: true }],
  ["a missing key word", 200, { code: 19024 }, { ...failing, final: true }],
  ["a bad body", 400, { code: 9499 }, { ...failing, final: true, code: "feishu_9499" }],
  ["an ill gateway", 502, "<html>", { ...failing, code: "http_502" }],
  ["a code with 503", 503, { code: 1 }, { ...failing, code: "feishu_1" }],
  ["a strange page", 200, "<html>", { ...failing, code: "http_200" }],
  ["too many requests", 429, "", { ...failing, code: "http_429" }],
  ["no such page", 404, "not found", { ...failing, final: true, code: "http_404" }],
  ["a redirect", 302, "", { ...failing, final: true, code: "http_302" }],
])("%s is understood", async (what, status, reply, expected) => {
  const token = what.replaceAll(" ", "-");
  const body = typeof reply === "string" ? reply : JSON.stringify(reply);
  receiver.answers(pathOf(token), () => ({ status, body }));
  expect(await send(token)).toMatchObject({ ...expected, status, text: body });
});

test("another host is never called", async () => {
  const url = "https://hooks.example.com/open-apis/bot/v2/hook/abc";
  const outcome = await sendCard({ url, secret: null, at, card }, { loopback: [] });
  expect(outcome).toMatchObject({ delivered: false, code: "url_refused", final: true });
});
