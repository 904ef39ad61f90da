import { randomUUID } from "node:crypto";
import { addressOf } from "../address";
import { answer, localeOf, type RestAnswer, refused } from "./answer";
import { methodNotAllowed, noSuchRoute } from "./errors";
import { matchRoute, methodsOf } from "./match";

/** Answers any route of the API inside Next: the same function as the custom server's. */
export async function handleRest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  const match = matchRoute(request.method, url.pathname);
  if (!match) {
    discardBody(request);
    return toResponse(unmatched(request, url.pathname, requestId), requestId);
  }
  const result = await answer(match.route, {
    params: match.params,
    query: Object.fromEntries(url.searchParams),
    body: () => request.text(),
    ip: addressOf(request.headers),
    requestId,
    header: (name) => request.headers.get(name) ?? undefined,
  });
  discardBody(request);
  return toResponse(result, requestId);
}

/** A body that nobody read would keep the connection from its next request. */
function discardBody(request: Request) {
  if (request.bodyUsed) return;
  request.body?.pipeTo(new WritableStream()).catch(() => undefined);
}

function unmatched(request: Request, path: string, requestId: string): RestAnswer {
  const allowed = methodsOf(path);
  const locale = localeOf(request.headers.get("accept-language") ?? undefined);
  const result = refused(
    {},
    { requestId },
    locale,
    allowed.length > 0 ? methodNotAllowed : noSuchRoute,
  );
  if (allowed.length > 0) result.headers.allow = allowed.join(", ");
  return result;
}

const toResponse = ({ status, headers, body }: RestAnswer, requestId: string) =>
  new Response(body, { status, headers: { ...headers, "x-request-id": requestId } });
