import { expect, test } from "vitest";
import { jsonTokens } from "./json-tokens";

test("names, texts and numbers are told apart, and nothing is lost", () => {
  const json = JSON.stringify({ a: 'x"y: 1', 名: [-1.5, true, null], b: {} }, null, 2);
  const tokens = jsonTokens(json);
  expect(tokens.map(({ text }) => text).join("")).toBe(json);
  const of = (kind: string) => tokens.filter((one) => one.kind === kind).map(({ text }) => text);
  expect(of("key")).toEqual(['"a"', '"名"', '"b"']);
  expect(of("text")).toEqual(['"x\\"y: 1"']);
  expect(of("literal")).toEqual(["-1.5", "true", "null"]);
});
