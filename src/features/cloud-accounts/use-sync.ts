"use client";

import { useTranslations } from "next-intl";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";

/** Reads projects and users of an account from the cloud, and says what has changed. */
export function useSync() {
  const t = useTranslations("cloudAccounts.sync");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const sync = useGuardedMutation(trpc.iam.syncCloudAccount.useMutation(), "iam.syncCloudAccount");
  const run = async ({ id, name }: CloudAccount) => {
    const outcome = await sync.run({ id });
    await cache.iam.cloudAccounts.invalidate();
    if (outcome.state === "failed") {
      notify({
        title: t("failed", { name }),
        description: errors.text(outcome.error),
        tone: "danger",
      });
    }
    if (outcome.state === "done") {
      const { projects, subAccounts } = outcome.output;
      notify({
        title: t("done", { name }),
        description: t("changed", { ...projects, ...subAccounts }),
      });
    }
  };
  return { run, pending: sync.pending };
}
