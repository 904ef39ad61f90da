"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { isUnderWay, type PollAccount } from "./poll-line";

/** Asks for polls now; when all that ran have ended, everything counted from bills is read again. */
export function useRequestPoll(accounts: readonly PollAccount[]) {
  const t = useTranslations("cloudSpending.polls");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const request = useGuardedMutation(trpc.billing.requestPoll.useMutation(), "billing.requestPoll");
  const busy = accounts.some(isUnderWay);
  const wasBusy = useRef(busy);
  useEffect(() => {
    const ended = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (ended) void Promise.all([cache.billing.invalidate(), cache.quota.invalidate()]);
  }, [busy, cache]);

  const run = async (ids: readonly string[]) => {
    for (const cloudAccountId of ids) {
      const outcome = await request.run({ cloudAccountId });
      if (outcome.state === "failed") {
        notify({ title: t("notAsked"), description: errors.text(outcome.error), tone: "danger" });
      }
    }
    await cache.billing.polls.invalidate();
  };
  return { run, pending: request.pending };
}
