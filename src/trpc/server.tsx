import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { headers } from "next/headers";
import { cache } from "react";
import { createTrpcContext } from "@/server/trpc/init";
import { type AppRouter, createCaller } from "@/server/trpc/root";
import { makeQueryClient } from "./query-client";

const queryClient = cache(makeQueryClient);
const context = cache(async () => createTrpcContext(await headers()));

/**
 * For server components: `await trpc.x.y(input)`, or `void trpc.x.y.prefetch(input)` below
 * `<HydrateClient>`, which the client component's `useSuspenseQuery` then finds.
 */
export const { trpc, HydrateClient } = createHydrationHelpers<AppRouter>(
  createCaller(context),
  queryClient,
);
