import { type IncomingHttpHeaders, request } from "node:http";
import { Signer } from "@volcengine/openapi";

export type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; empty when it is not JSON. */
  metadata: {
    RequestId?: string;
    Action?: string;
    Service?: string;
    Error?: { Code: string; CodeN: number; Message: string };
  };
  // biome-ignore lint/suspicious/noExplicitAny: whatever the cloud answers
  result: any;
  /** The error's code, or `ok`. */
  code: string;
};
type Wire = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** Sends exactly these bytes; the official client hides the HTTP status, and changes the headers. */
export function send(url: string, { method = "GET", path, headers, body }: Wire): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(url), { method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          ...readBody(text),
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function readBody(text: string): Pick<Answer, "metadata" | "result" | "code"> {
  try {
    const { ResponseMetadata: metadata = {}, Result } = JSON.parse(text);
    return { metadata, result: Result, code: metadata.Error?.Code ?? "ok" };
  } catch {
    return { metadata: {}, result: undefined, code: "not JSON" };
  }
}

const versions: Record<string, string> = {
  iam: "2018-01-01",
  sts: "2018-01-01",
  billing: "2022-01-01",
  ark: "2024-01-01",
};

export type CallOptions = { version?: string; method?: string; at?: Date };

/** Calls the cloud at an address with the signatures of the official signer. */
export function callerOf(url: string, keys: Keys) {
  /** Parameters go into the query, or as JSON into the body of a POST. */
  const call = (
    service: string,
    action: string,
    parameters: Record<string, unknown> = {},
    { version = versions[service], method = "GET", at = new Date() }: CallOptions = {},
  ): Promise<Answer> => {
    const inBody = method === "POST";
    const params = { Action: action, Version: version, ...(inBody ? {} : parameters) };
    const body = inBody ? JSON.stringify(parameters) : undefined;
    const wire = {
      region: "cn-beijing",
      method,
      params,
      headers: { Host: new URL(url).host } as Record<string, string>,
      body,
    };
    new Signer(wire, service).addAuthorization(
      {
        accessKeyId: keys.accessKeyId,
        secretKey: keys.secretAccessKey,
        sessionToken: keys.sessionToken,
      },
      at,
    );
    const headers = { ...wire.headers, ...(inBody ? { "Content-Type": jsonType } : {}) };
    return send(url, { method, path: `/?${queryOf(params)}`, headers, body });
  };
  return {
    call,
    iam: (action: string, parameters?: Record<string, unknown>) => call("iam", action, parameters),
    project: (action: string, parameters?: Record<string, unknown>) =>
      call("iam", action, parameters, { version: "2021-08-01" }),
    ark: (action: string, parameters?: Record<string, unknown>) =>
      call("ark", action, parameters, { method: "POST" }),
    bill: (action: string, parameters?: Record<string, unknown>) =>
      call("billing", action, parameters, { method: "POST" }),
  };
}

const jsonType = "application/json; charset=utf-8";

const queryOf = (params: Record<string, unknown>) =>
  Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join("&");
