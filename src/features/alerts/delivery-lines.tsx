"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { notify } from "@/components/ui/toast";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type Delivery, DeliveryMark } from "./alert-marks";
import { useCodeWords } from "./use-code-words";

/** Where an alert was sent and what came of it; what is dead can be sent again. */
export function DeliveryLines({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations("alerts.delivery");
  const may = useCan("iam.accounts.write");
  const say = useCodeWords();
  if (deliveries.length === 0) return <p className="text-muted text-sm">{t("none")}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="grid gap-1 px-3 py-2 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 truncate">
              {delivery.targetName}{" "}
              <span className="text-muted text-xs">{t(`kinds.${delivery.targetKind}`)}</span>
            </span>
            <span className="flex items-center gap-2">
              <DeliveryMark state={delivery.state} />
              {may && delivery.dueAt === null && <Replay delivery={delivery} />}
            </span>
          </div>
          <p className="flex flex-wrap gap-x-3 text-muted text-xs">
            <span>{t("attempts", { count: delivery.attempts })}</span>
            {delivery.lastCode && <span title={delivery.lastCode}>{say(delivery.lastCode)}</span>}
            {delivery.dueAt && delivery.attempts > 0 && (
              <span>
                {t("next")} <RelativeTime at={delivery.dueAt} />
              </span>
            )}
            {delivery.deliveredAt && <RelativeTime at={delivery.deliveredAt} />}
          </p>
          {delivery.lastError && (
            <p className="break-words text-danger text-xs">{delivery.lastError}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Replay({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("alerts.delivery");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const replay = trpc.alerts.replay.useMutation({
    onSuccess: async () => {
      await cache.alerts.invalidate();
      notify({ title: t("replayed", { name: delivery.targetName }) });
    },
    onError: (error) => notify({ title: errors.text(error), tone: "danger" }),
  });
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<RotateCw aria-hidden="true" />}
      loading={replay.isPending}
      onClick={() => replay.mutate({ id: delivery.id })}
    >
      {t("replay")}
    </Button>
  );
}
