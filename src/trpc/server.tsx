import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { cache } from "react";
import { deployment } from "@/server/deployment";
import { createTrpcContext } from "@/server/trpc/init";
import { type AppRouter, createCaller } from "@/server/trpc/root";
import { makeQueryClient } from "./query-client";

const queryClient = cache(makeQueryClient);
const context = cache(async () => createTrpcContext(await headers()));

/** A page runs beside its layout, which sends visitors to sign in: it reads nothing for them. */
async function signedInContext() {
  const made = await context();
  if (made.caller.actor.type !== "visitor") return made;
  throw new TRPCError({ code: "UNAUTHORIZED", message: "access.sign_in_required" });
}

/**
 * For server components: `await trpc.x.y(input)`, or `void trpc.x.y.prefetch(input)` below
 * `<HydrateClient>`, which the client component's `useSuspenseQuery` then finds.
 */
export const { trpc, HydrateClient } = createHydrationHelpers<AppRouter>(
  createCaller(signedInContext),
  queryClient,
);

/** Who looks at the page, to send them where they belong; operations decide what they may do. */
export const viewer = async () => (await context()).caller.actor;

/** Whether this installation is a demo. */
export const isDemo = (): boolean => deployment().demo;
