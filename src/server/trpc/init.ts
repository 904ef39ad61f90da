import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { DomainError, type ErrorDetails, type ErrorKind } from "@/core/errors";
import { logger } from "@/core/logger";
import type { Operation } from "@/core/operation";
import { noteRefusedRun } from "../approvals";
import { callerOf, isSameOrigin } from "../caller";
import { type Caller, contextFor, refused } from "../context";
import { type FieldIssue, fieldIssues } from "../issues";

export type TrpcContext = { caller: Caller; sameOrigin: boolean };

/** The context of one request, shared by all calls that came in it. */
export async function createTrpcContext(headers: Headers): Promise<TrpcContext> {
  return { caller: await callerOf(headers, new Date()), sameOrigin: isSameOrigin(headers) };
}

/** What the browser learns about a refusal; `code` is the key of its text. */
export type ErrorData = {
  code: string;
  kind: ErrorKind | "internal";
  details: ErrorDetails;
  /** Under which the log has the cause of a fault. */
  requestId: string;
  issues: FieldIssue[];
  httpStatus: number;
};

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    message: meaningOf(error).code,
    data: {
      ...meaningOf(error),
      requestId: ctx?.caller.requestId ?? "",
      httpStatus: shape.data.httpStatus,
    } satisfies ErrorData,
  }),
});

export const { router, createCallerFactory } = t;

/** Exposes a read. This is the whole adapter: decode, run, encode. */
export function exposeQuery<I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>) {
  return t.procedure
    .input(operation.input)
    .query(({ ctx, input }) => call(operation, ctx.caller, input as z.output<I>));
}

/** Exposes a write, to our own pages only. */
export function exposeCommand<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
) {
  return sameOriginProcedure
    .input(operation.input)
    .mutation(({ ctx, input }) => call(operation, ctx.caller, input as z.output<I>));
}

/** A session's cookie alone changes nothing: the request must come from a page of ours. */
export const sameOriginProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.sameOrigin) return next();
  throw toTrpcError(new DomainError("forbidden", "request.foreign_origin"));
});

/** Runs an operation for a caller and encodes its answer; refusals are audited where they must be. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  caller: Caller,
  input: z.output<I>,
): Promise<z.input<O>> {
  return answered(operation.id, caller, async () => {
    try {
      const result = await operation(contextFor(caller), input);
      return z.encode(operation.output, result);
    } catch (error) {
      await noteRefusedRun(caller, operation.id, error);
      throw error;
    }
  });
}

/** Gives a failure the form in which it leaves the server. */
export async function answered<T>(
  operation: string,
  caller: Caller,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await refused(caller, { id: operation }, error);
    if (error instanceof DomainError || error instanceof z.ZodError) throw toTrpcError(error);
    const { requestId } = caller;
    logger().error({ err: error, requestId, operation }, "operation failed");
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "internal", cause: error });
  }
}

const trpcCodes = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  insufficient: "PAYMENT_REQUIRED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  precondition: "PRECONDITION_REQUIRED",
  rate_limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorKind, TRPCError["code"]>;

const toTrpcError = (cause: DomainError | z.ZodError) =>
  new TRPCError({
    code: cause instanceof DomainError ? trpcCodes[cause.kind] : "BAD_REQUEST",
    message: cause instanceof DomainError ? cause.code : "request.invalid",
    cause,
  });

type Meaning = Pick<ErrorData, "code" | "kind" | "details" | "issues">;

/** An unknown error is a constant code: nothing of it leaves the server but the request's id. */
function meaningOf({ cause, code }: TRPCError): Meaning {
  if (cause instanceof DomainError) {
    return { code: cause.code, kind: cause.kind, details: cause.details, issues: [] };
  }
  if (cause instanceof z.ZodError) {
    return { code: "request.invalid", kind: "invalid", details: {}, issues: fieldIssues(cause) };
  }
  return foreignCodes[code] ?? { code: "internal", kind: "internal", details: {}, issues: [] };
}

/** Refusals of tRPC itself, before an operation was reached. */
const foreignCodes: Readonly<Record<string, Meaning>> = {
  NOT_FOUND: { code: "request.unknown_path", kind: "not_found", details: {}, issues: [] },
  BAD_REQUEST: { code: "request.invalid", kind: "invalid", details: {}, issues: [] },
  PARSE_ERROR: { code: "request.invalid", kind: "invalid", details: {}, issues: [] },
  METHOD_NOT_SUPPORTED: { code: "request.invalid", kind: "invalid", details: {}, issues: [] },
};
