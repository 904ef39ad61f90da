"use client";

import { Eye, FilePen, KeyRound, Pencil, Power, RefreshCw, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import type { RowAction } from "@/components/data-table/row-actions";
import { useCan } from "@/features/shell/me";
import { actsOn, obstacleOf } from "./acts";
import type { ArkKey, Task } from "./ark-key";
import { useReadAgain } from "./use-read-again";

type Act = ReturnType<typeof actsOn>[number];

const looks = {
  take: { icon: <KeyRound />, primary: true, text: "take.action" },
  reveal: { icon: <Eye />, primary: true, text: "reveal.action" },
  again: { icon: <RefreshCw />, primary: true, text: "readAgain.action" },
  fill: { icon: <FilePen />, text: "fill.action" },
  rename: { icon: <Pencil />, text: "rename.action" },
  rotate: { icon: <RotateCw />, text: "rotate.action" },
  activate: { icon: <Power />, text: "switch.on" },
  deactivate: { icon: <Power />, tone: "danger", text: "switch.off" },
  delete: { icon: <Trash2 />, tone: "danger", text: "delete.action" },
} as const satisfies Record<
  Act,
  { icon: ReactNode; text: string; primary?: true; tone?: RowAction["tone"] }
>;

/** What a person may do with each key of a table. */
export function useArkActions(start: (task: Task) => void): (key: ArkKey) => RowAction[] {
  const t = useTranslations("arkKeys");
  const mayWrite = useCan("iam.keys.write");
  const mayReveal = useCan("security.secrets.read");
  const { run: readAgain } = useReadAgain();
  return useCallback(
    (key) =>
      actsOn(key, { mayWrite, mayReveal }).map((act) => {
        const { text, ...look } = looks[act];
        const obstacle = obstacleOf(act, key);
        return {
          ...look,
          id: act,
          label: t(text),
          ...(obstacle && { disabledReason: t(obstacle) }),
          onSelect: () => (act === "again" ? void readAgain(key) : start(taskOf(act, key))),
        };
      }),
    [t, start, mayWrite, mayReveal, readAgain],
  );
}

const taskOf = (act: Exclude<Act, "again">, key: ArkKey): Task =>
  act === "activate" || act === "deactivate" ? { what: "switch", key } : { what: act, key };
