import type { IncomingMessage } from "node:http";

/** One request as it came over the wire; nothing is decided yet. */
export type WireRequest = {
  method: string;
  path: string;
  /** Decoded; undefined when the percent encoding is broken. */
  query: [name: string, value: string][] | undefined;
  header(name: string): string | undefined;
  body: Buffer;
};

const longestBody = 1_000_000;

/** Reads a request to its end. Bodies beyond a megabyte are cut off by closing the connection. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestBody) throw new Error("the body is too long");
    chunks.push(chunk);
  }
  const [path = "/", ...rest] = (message.url ?? "/").split("?");
  return {
    method: message.method ?? "GET",
    path,
    query: decodePairs(rest.join("?")),
    header: (name) => {
      const value = message.headers[name];
      return Array.isArray(value) ? value.join(",") : value;
    },
    body: Buffer.concat(chunks),
  };
}

/** Form decoding (a `+` is a space), in the order of the wire, repeated names kept. */
export function decodePairs(text: string): [string, string][] | undefined {
  const decode = (part: string) => decodeURIComponent(part.replaceAll("+", " "));
  const parts = text.split("&").filter(Boolean);
  try {
    return parts.map((part): [string, string] => {
      const at = part.indexOf("=");
      return at < 0 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });
  } catch {
    return undefined;
  }
}
