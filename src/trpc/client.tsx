"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/root";
import { makeQueryClient } from "./query-client";

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

export const trpc = createTRPCReact<AppRouter>();

/**
 * Queries of one moment share a request; a command goes alone, with the approval that it spends, and
 * so does a query whose input may be longer than an address: `{ trpc: { context: { long: true } } }`.
 */
const makeClient = () =>
  trpc.createClient({
    links: [
      splitLink({
        condition: ({ type }) => type === "mutation",
        true: httpLink({
          url,
          transformer: superjson,
          headers: ({ op }) => approvalOf(op.context),
        }),
        false: splitLink({
          condition: ({ context }) => context.long === true,
          true: httpLink({ url, transformer: superjson, methodOverride: "POST" }),
          false: httpBatchLink({
            maxItems: 20,
            url,
            transformer: superjson,
            maxURLLength: 2_000,
          }),
        }),
      }),
    ],
  });

const url = "/api/trpc";

/** `trpc.x.y.useMutation({ trpc: { context: { approvalId } } })` spends an approval. */
function approvalOf({ approvalId }: Record<string, unknown>): Record<string, string> {
  return typeof approvalId === "string" ? { "x-airgate-approval": approvalId } : {};
}

let browserCache: QueryClient | undefined;

/** A suspended first render must not lose the cache, so in a browser it lives outside React. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserCache ??= makeQueryClient();
  return browserCache;
}

export function TrpcProvider({ children }: { children: ReactNode }) {
  const cache = queryClient();
  const [client] = useState(makeClient);
  return (
    <trpc.Provider client={client} queryClient={cache}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
