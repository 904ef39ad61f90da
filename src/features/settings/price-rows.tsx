"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { type CloudDraft, withRow } from "./cloud-draft";

type Rows = CloudDraft["prices"];

/** What a million tokens cost, by endpoint: only for the estimate of what is not billed yet. */
export function PriceRows(props: {
  rows: Rows;
  onRows: (rows: Rows) => void;
  error?: string;
  locked: boolean;
}) {
  const t = useTranslations("settings");
  const { rows, onRows } = props;
  const put = (at: number, part: Partial<Rows[number]>) =>
    onRows(rows.map((one) => (one.row === at ? { ...one, ...part } : one)));
  return (
    <div className="grid gap-3">
      {rows.map((row) => (
        <div key={row.row} className="flex flex-wrap items-end gap-2">
          <Field label={t("endpoint")} className="min-w-52 flex-1">
            <Input
              mono
              spellCheck={false}
              placeholder="ep-…"
              value={row.endpoint}
              onChange={({ target }) => put(row.row, { endpoint: target.value })}
            />
          </Field>
          <Field label={t("inputPrice")} className="w-40">
            <MoneyInput
              unit="CNY"
              value={row.input}
              disabled={props.locked}
              onValueChange={(input) => put(row.row, { input })}
            />
          </Field>
          <Field label={t("outputPrice")} className="w-40">
            <MoneyInput
              unit="CNY"
              value={row.output}
              disabled={props.locked}
              onValueChange={(output) => put(row.row, { output })}
            />
          </Field>
          <IconButton
            label={t("removePrice", { endpoint: row.endpoint })}
            icon={<Trash2 />}
            disabled={props.locked}
            onClick={() => onRows(rows.filter((one) => one !== row))}
          />
        </div>
      ))}
      {rows.length === 0 && <p className="text-muted text-sm">{t("noPrices")}</p>}
      {props.error && <p className="text-danger text-xs">{props.error}</p>}
      <Button
        className="w-fit"
        icon={<Plus />}
        disabled={props.locked}
        onClick={() =>
          onRows(withRow(rows, { endpoint: rows.length === 0 ? "*" : "", input: "", output: "" }))
        }
      >
        {t("addPrice")}
      </Button>
    </div>
  );
}
