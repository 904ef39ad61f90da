"use client";

import { useTranslations } from "next-intl";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";

/** Switches the monitoring of one linked project, or of all; tells for whom else they count. */
export function useMonitoring(id: string) {
  const t = useTranslations("subAccount.projects");
  const errors = useErrorText();
  const refresh = useRefresh(id);
  const change = useGuardedMutation(trpc.iam.setMonitoring.useMutation(), "iam.setMonitoring");
  const run = async (monitored: boolean, project?: string) => {
    const outcome = await change.run({ subAccountId: id, monitored, ...(project && { project }) });
    await refresh();
    if (outcome.state === "failed") notify({ title: errors.text(outcome.error), tone: "danger" });
    if (outcome.state !== "done") return;
    const { changed, shared } = outcome.output;
    notify({
      title: t(monitored ? "monitoredNow" : "unmonitoredNow", { count: changed.length }),
      ...(shared.length > 0 && { description: t("sharedNow", { count: shared.length }) }),
    });
  };
  return { run, pending: change.pending };
}
