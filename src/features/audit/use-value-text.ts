"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/components/ui/format-provider";
import { capabilityKey, errorKey, operationKey, roleKey, scopeKey } from "@/i18n/keys";

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** How the values of these fields are named: by the texts of their codes. */
const keys: Readonly<Record<string, (code: string) => string>> = {
  role: roleKey,
  operation: operationKey,
  capability: capabilityKey,
  scopes: scopeKey,
  code: errorKey,
  outcome: errorKey,
};

/** A recorded value as a person reads it; `undefined` where there is none. */
export function useValueText() {
  const t = useTranslations();
  const format = useFormat();
  return useCallback(
    (path: string, value: unknown): string | undefined => {
      const field = path.split(".").at(-1) ?? path;
      const textOf = (text: string) => {
        const key = keys[field]?.(text) ?? `audit-page.values.${text}`;
        if (/^[a-z][A-Za-z_.:-]*$/.test(text) && t.has(key)) return plain(t.raw(key)) ?? text;
        return moment.test(text) ? format.date(text) : text;
      };
      return shown(value, textOf, (flag) => t(flag ? "audit-page.yes" : "audit-page.no"));
    },
    [t, format],
  );
}

/** A text that takes arguments says nothing without them. */
const plain = (text: string) => (text.includes("{") ? undefined : text);

function shown(
  value: unknown,
  textOf: (text: string) => string,
  flagOf: (flag: boolean) => string,
): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return textOf(value);
  if (typeof value === "boolean") return flagOf(value);
  if (typeof value === "number") return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value, null, 2);
  const lines = value.every((item) => typeof item === "object" && item !== null);
  return lines
    ? value.map(lineOf).join("\n")
    : value.map((item) => shown(item, textOf, flagOf)).join(", ");
}

/** A record of a list in one line: "sub cs-course · obj model/* · eft allow". */
const lineOf = (record: Record<string, unknown>) =>
  Object.entries(record)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(" · ");
