"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { Direction } from "./allocation-outlook";

export type Allocated = RouterOutputs["quota"]["allocateMany"];
type Asked = { amount: string; requestId: string; note: string; direction: Direction };

/**
 * Allocates to one or many sub-accounts, or deducts from one. One that is done closes the dialog; of
 * many each has its own result to be looked at.
 */
export function useAllocate(
  accounts: readonly { id: string; userName: string }[],
  onDone: () => void,
) {
  const say = useSay();
  const refresh = useRefresh();
  const [results, setResults] = useState<Allocated>();
  const one = useGuardedMutation(trpc.quota.allocate.useMutation(), "quota.allocateQuota");
  const many = useGuardedMutation(trpc.quota.allocateMany.useMutation(), "quota.allocateQuotas");
  const deduct = useGuardedMutation(trpc.quota.deduct.useMutation(), "quota.deductQuota");

  const runOne = async ({ direction, note, ...asked }: Asked) => {
    const [account] = accounts;
    if (!account) return;
    const input = { ...asked, subAccountId: account.id };
    const outcome =
      direction === "allocate"
        ? await one.run({ ...input, note })
        : await deduct.run({ ...input, reason: note });
    if (outcome.state === "filed") onDone();
    if (outcome.state !== "done") return;
    await refresh();
    onDone();
    say(account.userName, outcome.output);
  };
  const runMany = async ({ direction: _, ...asked }: Asked) => {
    const outcome = await many.run({ ...asked, subAccountIds: accounts.map(({ id }) => id) });
    if (outcome.state === "filed") onDone();
    if (outcome.state !== "done") return;
    await refresh();
    setResults(outcome.output);
  };
  return {
    run: accounts.length === 1 ? runOne : runMany,
    results,
    pending: one.pending || many.pending || deduct.pending,
    error: one.error ?? many.error ?? deduct.error,
  };
}

/** All that shows quotas, or what follows from them, is read again. */
function useRefresh() {
  const cache = trpc.useUtils();
  return () =>
    Promise.all([
      cache.quota.invalidate(),
      cache.billing.invalidate(),
      cache.iam.invalidate(),
      cache.alerts.invalidate(),
    ]);
}

function useSay() {
  const t = useTranslations("prepaid.allocate");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  return (userName: string, { amount, allocated }: { amount: string; allocated: string }) => {
    const money = (text: string) => format.money(text, { unit });
    const deducted = amount.startsWith("-");
    notify({
      title: t(deducted ? "deducted" : "allocated", {
        userName,
        amount: money(amount.replace("-", "")),
      }),
      description: t("allocatedNow", { amount: money(allocated) }),
    });
  };
}
