import { expect } from "vitest";
import { documentOf } from "@/server/rest/openapi/document";
import { published } from "./open-api";
import { call } from "./rest";

const document = documentOf("zh-CN", "http://localhost:3000");

type Asked = { key: string; body?: unknown; language?: string };

/**
 * Calls a route as `GET /pools/{pool}`, with the parameters filled in, and holds status and body to
 * what is published of it.
 */
export async function ask(
  line: string,
  { key, ...options }: Asked,
  params: Readonly<Record<string, string>> = {},
  query = "",
) {
  const [method = "", path = ""] = line.split(" ");
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const result = await call(`${filled}${query}`, { key, method, ...options });
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const own = responses[String(result.status)];
  expect([line, result.status, own !== undefined, result.answer]).toEqual([
    line,
    result.status,
    true,
    result.answer,
  ]);
  const parsed = published(document, own!.content["application/json"].schema).safeParse(
    result.answer,
  );
  expect(parsed.error?.issues ?? []).toEqual([]);
  if (typeof result.answer.code === "string") expect(own!["x-codes"]).toContain(result.answer.code);
  return result;
}
