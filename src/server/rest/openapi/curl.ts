import type { Route } from "../route";
import { factsOf } from "./all-facts";
import type { RequestExample } from "./facts";

/** The address of an example, below the server's. */
export function addressOf({ path }: Route, { params = {}, query = {} }: RequestExample): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(params[name] ?? ""));
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  return asked.length > 0 ? `${filled}?${asked.join("&")}` : filled;
}

/** What may stand in an address as it is stays readable. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll("%40", "@").replaceAll("%3A", ":").replaceAll("%2C", ",");

/** The main example as a command to paste; the key comes from `AIRGATE_KEY`. */
export function curlOf(route: Route, server: string): string {
  const { request } = factsOf(route);
  const url = `${server}${addressOf(route, request)}`;
  const lines = [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}${quoted(url)}`,
    `-H "Authorization: Bearer $AIRGATE_KEY"`,
    ...(request.body === undefined
      ? []
      : [
          `-H 'Content-Type: application/json'`,
          `-d ${quoted(JSON.stringify(request.body, null, 2))}`,
        ]),
  ];
  return lines.join(" \\\n  ");
}

/** A word of the shell, whatever it holds. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
