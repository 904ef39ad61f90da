import type { z } from "zod";
import type { Context, Operation } from "@/core/operation";
import { callerOf, isSameOrigin } from "./caller";
import { contextFor } from "./context";
import { exportInput, fileResponse, refusalResponse } from "./exports";

type Made = {
  lines: AsyncGenerator<string>;
  name: string;
  mediaType: string;
  headers: Record<string, string>;
};

/** An export as a route: the command stands in the log before the first byte of the file leaves. */
export const exportRoute =
  <I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<I, O>,
    make: (given: {
      ctx: Context;
      input: z.output<I>;
      exported: z.output<O>;
      headers: Headers;
    }) => Made,
  ) =>
  async (request: Request): Promise<Response> => {
    const now = new Date();
    const { headers } = request;
    const caller = await callerOf(headers, now);
    try {
      const input = await exportInput(request, operation.input, isSameOrigin(headers));
      const ctx = contextFor(caller, now);
      const exported = await operation(ctx, input);
      const { lines, ...file } = make({ ctx, input, exported, headers });
      return fileResponse(lines, file);
    } catch (error) {
      return refusalResponse(error, caller, operation);
    }
  };

export const csvType = "text/csv; charset=utf-8";
