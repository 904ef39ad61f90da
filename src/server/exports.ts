import { z } from "zod";
import { DomainError, httpStatus } from "@/core/errors";
import { logger } from "@/core/logger";
import type { Declaration } from "@/core/operation";
import { type Caller, refused } from "./context";
import { fieldIssues } from "./issues";

const Form = z.object({ input: z.string().transform((text): unknown => JSON.parse(text)) });

/**
 * The input of an export: JSON, or a form whose field `input` holds it, so that the browser itself
 * can save a file of any size.
 * @throws request.foreign_origin
 */
export async function exportInput<I extends z.ZodType>(
  request: Request,
  schema: I,
  sameOrigin: boolean,
): Promise<z.output<I>> {
  if (!sameOrigin) throw new DomainError("forbidden", "request.foreign_origin");
  const isForm = !request.headers.get("content-type")?.startsWith("application/json");
  const given = isForm
    ? Form.parse(Object.fromEntries(await request.formData())).input
    : await request.json();
  return schema.parse(given);
}

type File = { name: string; mediaType: string; headers: Record<string, string> };

/** Streams lines as a download; the next is made when the receiver has room for it. */
export function fileResponse(lines: AsyncGenerator<string>, { name, mediaType, headers }: File) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      ...headers,
      "content-type": mediaType,
      "content-disposition": contentDisposition(name),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A plain name for old clients, the real one in UTF-8. */
export function contentDisposition(name: string): string {
  const clean = name.replaceAll(/[\p{Cc}"/\\]/gu, "_");
  const ascii = clean.replaceAll(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(clean)}`;
}

/** The refusal of an export as JSON, in the words of the tRPC adapter. */
export async function refusalResponse(
  error: unknown,
  caller: Caller,
  operation: Pick<Declaration, "id">,
): Promise<Response> {
  await refused(caller, operation, error);
  const { requestId } = caller;
  if (error instanceof DomainError) {
    const { kind, code, details } = error;
    return Response.json({ kind, code, details, requestId }, { status: httpStatus[kind] });
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    const issues = error instanceof z.ZodError ? fieldIssues(error) : [];
    const refusal = { kind: "invalid", code: "request.invalid", details: {}, issues, requestId };
    return Response.json(refusal, { status: 400 });
  }
  logger().error({ err: error, requestId, operation: operation.id }, "export failed");
  return Response.json(
    { kind: "internal", code: "internal", details: {}, requestId },
    { status: 500 },
  );
}
