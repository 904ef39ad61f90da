"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { type CloudDraft, withRow } from "./cloud-draft";

type Rows = CloudDraft["policies"];
const types = ["System", "Custom"] as const;

/** The policies offered when a project is linked, by name and kind. */
export function PolicyRows(props: {
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
          <Field label={t("policyName")} className="min-w-52 flex-1">
            <Input
              mono
              spellCheck={false}
              value={row.name}
              onChange={({ target }) => put(row.row, { name: target.value })}
            />
          </Field>
          <Segmented
            label={t("policyType")}
            options={types.map((value) => ({ value, label: t(`types.${value}`) }))}
            value={row.type}
            onValueChange={(type) => put(row.row, { type })}
          />
          <IconButton
            label={t("removePolicy", { name: row.name })}
            icon={<Trash2 />}
            disabled={props.locked}
            onClick={() => onRows(rows.filter((one) => one !== row))}
          />
        </div>
      ))}
      {rows.length === 0 && <p className="text-muted text-sm">{t("noPolicies")}</p>}
      {props.error && <p className="text-danger text-xs">{props.error}</p>}
      <Button
        className="w-fit"
        icon={<Plus />}
        disabled={props.locked}
        onClick={() => onRows(withRow(rows, { name: "", type: "System" }))}
      >
        {t("addPolicy")}
      </Button>
    </div>
  );
}
