"use client";

import { Download, KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "./banner";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { useUiText } from "./ui-text";

export type SecretOnceProps = {
  secrets: readonly { label: string; value: string }[];
  /** Says plainly that it cannot be seen again. */
  warning: ReactNode;
  /** The name of the file: a text, or a table when it ends in `.csv`. */
  fileName: string;
};

/** Shows secrets the one time they can be seen. The caller forgets them when its dialog closes. */
export function SecretOnce({ secrets, warning, fileName }: SecretOnceProps) {
  const text = useUiText();
  const whole = secrets.map(({ label, value }) => `${label}: ${value}`).join("\n");
  const download = () => {
    const file = fileName.endsWith(".csv")
      ? new Blob([tableOf(secrets)], { type: "text/csv" })
      : new Blob([`${whole}\n`], { type: "text/plain" });
    const address = URL.createObjectURL(file);
    const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="grid gap-3">
      <Banner tone="warn">{warning}</Banner>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-sunken">
        {secrets.map((secret) => (
          <li key={secret.label} className="flex items-center gap-3 px-3 py-2">
            <KeyRound aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <div className="min-w-0 flex-1">
              <p className="text-muted text-xs">{secret.label}</p>
              <p className="select-all break-all font-mono text-sm">{secret.value}</p>
            </div>
            <CopyButton
              size="sm"
              value={secret.value}
              aria-label={`${text.copy} ${secret.label}`}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {secrets.length > 1 && <CopyButton value={whole} />}
        <Button icon={<Download aria-hidden="true" />} onClick={download}>
          {text.download}
        </Button>
      </div>
    </div>
  );
}

/** One line of names, one of values; the mark makes spreadsheets read it as UTF-8. */
function tableOf(secrets: SecretOnceProps["secrets"]): string {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
  return `\ufeff${line(secrets.map(({ label }) => label))}${line(secrets.map(({ value }) => value))}`;
}
