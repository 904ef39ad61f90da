"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { Segmented } from "@/components/ui/segmented";
import { useUiText } from "@/components/ui/ui-text";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useErrorText } from "@/features/shell/use-error-text";
import type { PoolMoney } from "../pool";
import { newRequestId } from "../request-id";
import { adjustmentOf, type Direction } from "./adjustment";
import { AdjustmentPreview } from "./adjustment-preview";
import { useAdjust } from "./use-adjust";

export type AdjustablePool = PoolMoney & { name: string; label: string; balance: string };

/** Tops a pool's booster up or takes some of it back; shows what the balance becomes. */
export function AdjustDialog(props: { pool: AdjustablePool; onClose: () => void }) {
  const t = useTranslations("pools.adjust");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title", { label: props.pool.label })}
      description={t("description")}
      width="sm"
    >
      <AdjustForm {...props} />
    </Dialog>
  );
}

function AdjustForm({ pool, onClose }: { pool: AdjustablePool; onClose: () => void }) {
  const t = useTranslations("pools.adjust");
  const words = useTranslations("words");
  const ui = useUiText();
  const errors = useErrorText();
  const [requestId] = useState(newRequestId);
  const [direction, setDirection] = useState<Direction>("topUp");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const adjust = useAdjust(pool, onClose);

  const outlook = adjustmentOf(pool, typed, direction);
  const refused = outlook && "code" in outlook ? outlook : undefined;
  const missing = tried && !outlook ? { code: "money.invalid", details: {} } : undefined;
  const problem = refused ?? missing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!outlook || "code" in outlook || reasonProblem(reason) !== undefined) return;
    void adjust.run({ pool: pool.name, amount: outlook.amount, requestId, reason });
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Segmented
        label={t("direction")}
        value={direction}
        onValueChange={setDirection}
        options={[
          { value: "topUp", label: t("topUp") },
          { value: "deduct", label: t("deduct") },
        ]}
      />
      <Field
        label={t("amount")}
        required
        error={problem && errors.code(problem.code, problem.details)}
      >
        <MoneyInput autoFocus value={typed} onValueChange={setTyped} unit={words("coins")} />
      </Field>
      <AdjustmentPreview
        pool={pool}
        outlook={outlook && "after" in outlook ? outlook : undefined}
      />
      <ReasonField
        value={reason}
        onValueChange={setReason}
        tried={tried}
        placeholder={t("reasonExample")}
      />
      {adjust.error ? <Banner tone="danger">{errors.text(adjust.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={adjust.pending}>
          {t(direction)}
        </Button>
      </div>
    </form>
  );
}
