"use client";

import { useTranslations } from "next-intl";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { usePoolChange } from "../../use-pool-change";

/** Adding and removing people; each takes the other back. */
export function useMemberChanges(pool: Pool, onClose: () => void) {
  const t = useTranslations("pools.members");
  const ui = useUiText();
  const adding = usePoolChange(trpc.quota.addMembers.useMutation(), "quota.addMembers");
  const removing = usePoolChange(trpc.quota.removeMembers.useMutation(), "quota.removeMembers");

  const takeBack = async (change: Pick<typeof adding, "run"> | typeof removing, upns: string[]) => {
    const outcome = await change.run({ pool: pool.name, upns });
    if (outcome.state === "done") notify({ title: t("undone"), tone: "info" });
    if (outcome.state === "failed") notify({ title: t("notUndone"), tone: "danger" });
  };
  const undoBy = (change: Pick<typeof adding, "run"> | typeof removing, upns: string[]) =>
    upns.length === 0 ? undefined : { label: ui.undo, onUndo: () => void takeBack(change, upns) };

  const add = async (upns: string[]) => {
    const outcome = await adding.run({ pool: pool.name, upns });
    if (outcome.state === "filed") onClose();
    if (outcome.state !== "done") return;
    onClose();
    const { added } = outcome.output;
    notify({
      title: t("added", { count: added.length, label: pool.label }),
      description:
        added.length < upns.length
          ? t("already", { count: upns.length - added.length })
          : undefined,
      undo: undoBy(removing, added),
    });
  };
  const remove = async (upns: string[], reason: string): Promise<boolean> => {
    const outcome = await removing.run({ pool: pool.name, upns, ...(reason && { reason }) });
    if (outcome.state === "filed") onClose();
    if (outcome.state !== "done") return false;
    onClose();
    const { removed } = outcome.output;
    notify({
      title: t("removed", { count: removed.length, label: pool.label }),
      undo: undoBy(adding, removed),
    });
    return true;
  };
  return { add, remove, adding, removing };
}
