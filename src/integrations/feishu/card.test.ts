import { expect, test } from "vitest";
import { type CardText, cardBody } from "./card";
import { isBotUrl } from "./client";
import { feishuSignature } from "./signing";

const card: CardText = {
  title: "额度已用 80%",
  colour: "orange",
  lines: ["子账号：甲", "已消费：¥80.00"],
  more: "其余内容请到控制台查看",
  link: { text: "在 AirGate 中查看", url: "https://airgate.example.com/iam/alerts" },
  note: "AirGate",
};

test("the signature's key is timestamp and secret, its message empty", () => {
  expect(feishuSignature("1599360473", "demo")).toBe(
    "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=",
  );
});

test("a card has its parts in order, data as plain text", () => {
  const data = { ...card, lines: ["子账号：<at id=all></at> [点](https://bad.example)"] };
  expect(JSON.parse(cardBody(data, { timestamp: "1", sign: "s" }))).toEqual({
    timestamp: "1",
    sign: "s",
    msg_type: "interactive",
    card: {
      config: { wide_screen_mode: true },
      header: { template: "orange", title: { tag: "plain_text", content: "额度已用 80%" } },
      elements: [
        {
          tag: "div",
          text: {
            tag: "plain_text",
            content: "子账号：<at id=all></at> [点](https://bad.example)",
          },
        },
        {
          tag: "div",
          text: {
            tag: "lark_md",
            content: "[在 AirGate 中查看](https://airgate.example.com/iam/alerts)",
          },
        },
        { tag: "hr" },
        { tag: "note", elements: [{ tag: "plain_text", content: "AirGate" }] },
      ],
    },
  });
});

test.each([1, 40, 90, 700])(
  "a card of %i long lines stays within 20 KB, cut at whole lines",
  (n) => {
    const lines = Array.from({ length: n }, (_, at) => `项目 ${at}：${"长".repeat(100)}`);
    const body = cardBody({ ...card, lines }, { timestamp: "1", sign: "s" });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
    const { elements } = JSON.parse(body).card as { elements: { text?: { content: string } }[] };
    const shown = elements.flatMap(({ text }) => (text ? [text.content] : [])).slice(0, -1);
    const whole = shown.filter((line) => lines.includes(line));
    expect(whole).toEqual(lines.slice(0, whole.length));
    const cut = whole.length < n;
    expect(shown.slice(whole.length)).toEqual(cut ? [card.more] : []);
    if (cut) {
      // Not one more would have fitted.
      const next = Buffer.byteLength(lines[whole.length]!) + 55;
      expect(Buffer.byteLength(body) + next).toBeGreaterThan(20_000);
    }
  },
);

test("a single line or title that is too long still leaves a card that is sent", () => {
  const body = cardBody({ ...card, title: "题".repeat(9_000), lines: ["行".repeat(9_000)] }, {});
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
});

test.each([
  ["https://open.feishu.cn/open-apis/bot/v2/hook/0f3c-aa11", true],
  ["https://open.larksuite.com/open-apis/bot/v2/hook/abc", true],
  ["http://127.0.0.1:4010/open-apis/bot/v2/hook/abc", true],
  ["http://open.feishu.cn/open-apis/bot/v2/hook/abc", false],
  ["https://open.feishu.cn:8443/open-apis/bot/v2/hook/abc", false],
  ["https://open.feishu.cn.bad.example/open-apis/bot/v2/hook/abc", false],
  ["https://open.feishu.cn/open-apis/bot/v2/hook/abc/../../other", false],
  ["https://open.feishu.cn/another/path", false],
  ["https://hooks.example.com/open-apis/bot/v2/hook/abc", false],
])("%s as a bot's address: %s", (url, expected) => {
  expect(isBotUrl(url, ["http://127.0.0.1:4010"])).toBe(expected);
});
