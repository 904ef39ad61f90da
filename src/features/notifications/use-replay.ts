"use client";

import { useTranslations } from "next-intl";
import { notify } from "@/components/ui/toast";
import type { Delivery } from "@/features/alerts/alert-marks";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";

/** Sends a delivery again, whatever became of it. */
export function useReplay() {
  const t = useTranslations("alerts.delivery");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const { mutateAsync, isPending } = trpc.alerts.replay.useMutation();
  const send = (delivery: Delivery) =>
    mutateAsync({ id: delivery.id }).then(
      async () => {
        await cache.alerts.invalidate();
        notify({ title: t("replayed", { name: delivery.targetName }) });
      },
      (error: unknown) => notify({ title: errors.text(error), tone: "danger" }),
    );
  return { pending: isPending, send: (delivery: Delivery) => void send(delivery) };
}
