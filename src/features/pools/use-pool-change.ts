"use client";

import { useCallback } from "react";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { trpc } from "@/trpc/client";

type Mutation<Input, Output> = { mutateAsync: (input: Input) => Promise<Output> };

/** A guarded change of pools; when it is done, all that shows pools is read again. */
export function usePoolChange<Input, Output>(mutation: Mutation<Input, Output>, operation: string) {
  const { run: attempt, pending, error, reset } = useGuardedMutation(mutation, operation);
  const cache = trpc.useUtils();
  const run = useCallback(
    async (input: Input) => {
      const outcome = await attempt(input);
      if (outcome.state === "done") {
        await Promise.all([cache.quota.invalidate(), cache.policy.poolModels.invalidate()]);
      }
      return outcome;
    },
    [attempt, cache],
  );
  return { run, pending, error, reset };
}
