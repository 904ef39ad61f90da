"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Code } from "./document";

const tones: Readonly<Record<string, string>> = {
  2: "text-accent",
  4: "text-warn",
  5: "text-danger",
};

/** Every code with its status, as a caller branches on them. */
export function CodeTable(props: { codes: readonly Code[]; label: string }) {
  const t = useTranslations("apiDocs");
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">{props.label}</caption>
      <thead className="text-muted text-xs">
        <tr className="border-line border-b">
          <th scope="col" className="w-16 py-1.5 font-medium">
            {t("status")}
          </th>
          <th scope="col" className="py-1.5 font-medium">
            {t("code")}
          </th>
          <th scope="col" className="py-1.5 font-medium max-sm:hidden">
            {t("meaning")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {props.codes.map(({ status, code, reason }) => (
          <tr key={code}>
            <td className={cn("figures py-1.5 align-top", tones[status.charAt(0)])}>{status}</td>
            <td className="py-1.5 pr-3 align-top">
              <code className="break-all text-xs">{code}</code>
              <p className="text-muted text-xs sm:hidden">{reason}</p>
            </td>
            <td className="py-1.5 align-top text-muted max-sm:hidden">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
