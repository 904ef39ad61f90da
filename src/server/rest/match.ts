import { once } from "@/core/once";
import type { Method, Route } from "./route";
import { routes } from "./routes";

export type Match = { route: Route; params: Record<string, string> };

const prefix = "/api/v1";

type Pattern = { route: Route; segments: readonly string[] };
type Table = { exact: Map<string, Route>; patterns: Pattern[] };

/** Routes by `METHOD /path` when they have no parameters, the others in order. */
function tableOf(list: readonly Route[]): Table {
  const isExact = ({ path }: Route) => !path.includes("{");
  return {
    exact: new Map(
      list.filter(isExact).map((route) => [`${route.method} ${prefix}${route.path}`, route]),
    ),
    patterns: list
      .filter((route) => !isExact(route))
      .map((route) => ({ route, segments: route.path.split("/") })),
  };
}

const hotTable = () => once("rest.hot", () => tableOf(routes.filter(({ hot }) => hot)));
const fullTable = () => once("rest.all", () => tableOf(routes));

export const matchHot = (method: string, url: string) => find(hotTable(), method, url);
export const matchRoute = (method: string, url: string) => find(fullTable(), method, url);

/** The methods that a path answers to; empty when there is no such path. */
export const methodsOf = (url: string): Method[] =>
  (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter((method) => matchRoute(method, url));

function find({ exact, patterns }: Table, method: string, url: string): Match | undefined {
  if (!url.startsWith(prefix)) return undefined;
  const end = url.indexOf("?");
  const path = end === -1 ? url : url.slice(0, end);
  const route = exact.get(`${method} ${path}`);
  if (route) return { route, params: {} };

  const segments = path.slice(prefix.length).split("/");
  for (const pattern of patterns) {
    if (pattern.route.method !== method) continue;
    const params = bind(pattern.segments, segments);
    if (params) return { route: pattern.route, params };
  }
  return undefined;
}

function bind(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i] ?? "";
    if (!part.startsWith("{")) {
      if (part !== segment) return undefined;
    } else {
      params[part.slice(1, -1)] = decoded(segment);
    }
  }
  return params;
}

/** A malformed escape stays as it is and is refused by the input's schema. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
