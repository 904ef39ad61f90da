import { type Action, type Fields, flatten } from "./action";
import type { Outgoing } from "./exchange";
import { writeJson } from "./json";
import { type Credentials, canonicalQuery, type Query, sign } from "./signing";

const contentTypes = {
  json: "application/json; charset=utf-8",
  form: "application/x-www-form-urlencoded; charset=utf-8",
} as const;

/** A request as it leaves: `Action` and `Version` in the query always, the fields where they go. */
export function signedRequest(
  { endpoint, region, at }: { endpoint: URL; region: string; at: Date },
  credentials: Credentials,
  action: Pick<Action<unknown>, "name" | "sends" | "service" | "version">,
  fields: Fields,
): Outgoing {
  const { sends } = action;
  const method = sends === "query" ? "GET" : "POST";
  const inQuery = sends === "query" ? flatten(fields) : {};
  const query: Query = { ...inQuery, Action: action.name, Version: action.version };
  const body = bodyOf(sends, fields);
  const { headers } = sign(
    {
      method,
      query,
      headers: { Host: endpoint.host },
      body,
      service: action.service,
      region,
      at,
    },
    credentials,
  );
  const contentType: Record<string, string> =
    sends === "query" ? {} : { "Content-Type": contentTypes[sends] };
  return {
    endpoint,
    method,
    query: canonicalQuery(query),
    headers: { ...headers, ...contentType, Accept: "application/json", "User-Agent": "AirGate" },
    body,
  };
}

function bodyOf(sends: Action<unknown>["sends"], fields: Fields): string | undefined {
  if (sends === "query") return undefined;
  return sends === "json" ? writeJson(fields) : canonicalQuery(flatten(fields));
}
