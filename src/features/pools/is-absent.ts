import { TRPCError } from "@trpc/server";

/** Whether the server's own caller found no such pool, for whatever reason. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof TRPCError && error.code === "NOT_FOUND";
