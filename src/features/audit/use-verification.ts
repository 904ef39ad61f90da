"use client";

import { useCallback, useRef, useState } from "react";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Verdict = RouterOutputs["audit"]["verify"];

export type Verification =
  | { state: "running"; checked: number; head: Verdict["head"] | undefined }
  | { state: "done"; checked: number; head: Verdict["head"]; broken: Verdict["broken"] }
  | { state: "failed"; error: unknown };

const rowsPerCall = 10_000;

/** Walks the chain call by call, from its first row to its head; `stop` leaves it where it is. */
export function useVerification() {
  const utils = trpc.useUtils();
  const turn = useRef(0);
  const [verification, setVerification] = useState<Verification>();
  const stop = useCallback(() => {
    turn.current += 1;
    setVerification(undefined);
  }, []);
  const start = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const tell = (next: Verification) => {
      if (turn.current === mine) setVerification(next);
    };
    tell({ state: "running", checked: 0, head: undefined });
    try {
      let from: number | null = 1;
      while (from !== null && turn.current === mine) {
        const verdict: Verdict = await utils.audit.verify.fetch(
          { from, limit: rowsPerCall },
          { staleTime: 0 },
        );
        const { to: checked, head, broken } = verdict;
        from = verdict.next;
        tell(
          from === null
            ? { state: "done", checked, head, broken }
            : { state: "running", checked, head },
        );
      }
    } catch (error) {
      tell({ state: "failed", error });
    }
  }, [utils]);
  return { verification, start, stop };
}
