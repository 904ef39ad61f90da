"use client";

import { useCallback, useState } from "react";
import { refusalOf } from "@/features/shell/use-error-text";
import { type Safeguards, useSafeguards } from "./safeguards";

/** How a guarded change ended. */
export type Outcome<Output> =
  | { state: "done"; output: Output }
  /** It waits for a second person under this id. */
  | { state: "filed"; approval: string }
  /** The person turned away at a dialog: nothing happened. */
  | { state: "cancelled" }
  | { state: "failed"; error: unknown };

/** What `trpc.<slice>.<command>.useMutation()` returns, as far as it matters here. */
type Mutation<Input, Output> = { mutateAsync: (input: Input) => Promise<Output> };

/**
 * Runs a change through its safeguards: when it is refused for want of a confirmation, the password
 * is asked for and the change runs again; when it needs an approval, a request for it is filed.
 * `operation` is the id of the operation, such as `access.createApiKey`.
 */
export function useGuardedMutation<Input, Output>(
  { mutateAsync }: Mutation<Input, Output>,
  operation: string,
) {
  const safeguards = useSafeguards();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = useCallback(
    async (input: Input): Promise<Outcome<Output>> => {
      setPending(true);
      setError(undefined);
      const outcome = await attempt({ mutateAsync, operation, input, safeguards });
      setPending(false);
      if (outcome.state === "failed") setError(outcome.error);
      return outcome;
    },
    [mutateAsync, operation, safeguards],
  );
  const reset = useCallback(() => setError(undefined), []);
  return { run, pending, error, reset };
}

type Attempt<Input, Output> = Mutation<Input, Output> & {
  operation: string;
  input: Input;
  safeguards: Safeguards;
};

/** A confirmation that was just given cannot be asked for again, so this ends. */
export async function attempt<Input, Output>(
  change: Attempt<Input, Output>,
  confirmed = false,
): Promise<Outcome<Output>> {
  try {
    return { state: "done", output: await change.mutateAsync(change.input) };
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code === "access.confirmation_required" && !confirmed) return confirmThenRun(change);
    if (code === "approval.required") return fileRequest(change);
    return { state: "failed", error };
  }
}

async function confirmThenRun<Input, Output>(
  change: Attempt<Input, Output>,
): Promise<Outcome<Output>> {
  const confirmed = await change.safeguards.confirmIdentity();
  return confirmed ? attempt(change, true) : { state: "cancelled" };
}

async function fileRequest<Input, Output>({
  safeguards,
  operation,
  input,
}: Attempt<Input, Output>): Promise<Outcome<Output>> {
  const approval = await safeguards.requestApproval(operation, input);
  return approval ? { state: "filed", approval } : { state: "cancelled" };
}
