"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonText } from "@/components/ui/skeleton";
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { AlertActions } from "./alert-actions";
import { AlertFacts } from "./alert-facts";
import { SeverityMark, StateMark } from "./alert-marks";
import { useAlertWords } from "./use-alert-words";

/** One alert: what it tells, what was done about it, where it was sent, and what can be done now. */
export function AlertSheet({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useTranslations("alerts");
  const words = useAlertWords();
  const may = useCan("iam.accounts.write");
  const { data, error } = trpc.alerts.alert.useQuery({ id: id ?? "" }, { enabled: id !== null });
  const alert = id === null ? undefined : data;
  return (
    <Sheet
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      title={alert ? words.title(alert) : t("one")}
      description={
        alert && (
          <span className="flex flex-wrap items-center gap-2">
            <SeverityMark severity={alert.severity} />
            <StateMark state={alert.state} />
          </span>
        )
      }
      footer={alert && may && <AlertActions key={alert.id} alert={alert} />}
    >
      {alert && <AlertFacts alert={alert} />}
      {!alert && (error ? <Failure error={error} /> : <SkeletonText lines={6} />)}
    </Sheet>
  );
}
