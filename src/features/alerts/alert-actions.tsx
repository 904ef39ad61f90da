"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type AlertAct, alertActs, mayAct } from "@/modules/alerts/rules/states";
import { ActDialog } from "./act-dialog";
import type { AlertDetail } from "./alert-marks";
import { DisableDialog } from "./disable-dialog";

/** What can be done about an alert in its state; of one that asks, the two answers come first. */
export function AlertActions({ alert }: { alert: AlertDetail }) {
  const t = useTranslations("alerts.actions");
  const [task, setTask] = useState<AlertAct | "disable">();
  const asks = alert.asks === "disable" && alert.state === "open";
  const end = () => setTask(undefined);
  const label = (act: AlertAct) => (asks && act === "acknowledge" ? t("leave") : t(act));
  return (
    <>
      {alertActs
        .filter((act) => mayAct(alert.state, act))
        .map((act) => (
          <Button
            key={act}
            variant={!asks && act === "acknowledge" ? "primary" : "secondary"}
            onClick={() => setTask(act)}
          >
            {label(act)}
          </Button>
        ))}
      {asks && (
        <Button variant="danger" onClick={() => setTask("disable")}>
          {t("disable")}
        </Button>
      )}
      {task === "disable" && <DisableDialog alert={alert} onClose={end} />}
      {task && task !== "disable" && (
        <ActDialog alert={alert} act={task} title={label(task)} onClose={end} />
      )}
    </>
  );
}
