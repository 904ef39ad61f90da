"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { ArkKey } from "./ark-key";

/** Tries at once what holds a key up: reads its plaintext by its number, never makes another key. */
export function useReadAgain() {
  const t = useTranslations("arkKeys.readAgain");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const read = useGuardedMutation(trpc.iam.retryReadArkKey.useMutation(), "iam.retryReadArkKey");
  const retry = useGuardedMutation(trpc.iam.retryChange.useMutation(), "iam.retryChange");
  const { run: readNow } = read;
  const { run: retryNow } = retry;
  const run = useCallback(
    async ({ id, status, work }: Pick<ArkKey, "id" | "status" | "work">) => {
      const change = work && work.state !== "undone" ? work.changeId : undefined;
      const outcome =
        status === "unreadable" || !change
          ? await readNow({ arkKeyId: id })
          : await retryNow({ changeId: change });
      await Promise.all([cache.iam.arkKeys.invalidate(), cache.iam.arkKey.invalidate()]);
      if (outcome.state === "done") notify({ title: t("done"), tone: "info" });
      if (outcome.state === "failed") {
        notify({ title: t("failed"), description: errors.text(outcome.error), tone: "danger" });
      }
    },
    [readNow, retryNow, cache, t, errors.text],
  );
  const pending = read.pending || retry.pending;
  return useMemo(() => ({ run, pending }), [run, pending]);
}
