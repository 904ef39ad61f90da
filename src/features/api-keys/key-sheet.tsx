"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet } from "@/components/ui/sheet";
import { SheetPart } from "@/features/roles/sheet-part";
import { useCan } from "@/features/shell/me";
import { scopeKey } from "@/i18n/keys";
import { KeyState } from "./key-state";
import { useScopeOperations } from "./scope-operations";
import type { ApiKey } from "./sort-keys";

/** One key: its facts, what each of its scopes opens, rotation and end. */
export function KeySheet(props: {
  apiKey: ApiKey | undefined;
  onClose: () => void;
  onTask: (what: "rotate" | "revoke", key: ApiKey) => void;
}) {
  const t = useTranslations("apiKeys");
  const may = useCan("security.secrets.write");
  const key = props.apiKey;
  return (
    <Sheet
      open={key !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={key?.name}
      description={key && <code>{key.prefix}…</code>}
      footer={
        may &&
        key?.state === "active" && (
          <>
            <Button variant="danger-quiet" onClick={() => props.onTask("revoke", key)}>
              {t("revoke.action")}
            </Button>
            <Button onClick={() => props.onTask("rotate", key)}>{t("rotate.action")}</Button>
          </>
        )
      }
    >
      {key && (
        <div className="grid gap-6">
          <Facts apiKey={key} />
          <SheetPart title={t("scopesOf")}>
            <Scopes scopes={key.scopes} />
          </SheetPart>
        </div>
      )}
    </Sheet>
  );
}

function Facts({ apiKey: key }: { apiKey: ApiKey }) {
  const t = useTranslations("apiKeys");
  const format = useFormat();
  const day = (at: string | null, none: string) => (at ? format.date(at) : none);
  const revoked = { label: t("facts.revoked"), value: day(key.revokedAt, "") };
  const grace = { label: t("facts.previous"), value: day(key.previousUntil, "") };
  return (
    <KeyValueList
      items={[
        { label: t("columns.state"), value: <KeyState apiKey={key} /> },
        {
          label: t("columns.lastUsed"),
          value: key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} /> : t("never"),
        },
        { label: t("columns.requests"), value: format.number(key.requests) },
        { label: t("columns.rate"), value: t("perSecond", { rate: key.rateLimit }) },
        { label: t("columns.expires"), value: day(key.expiresAt, t("neverExpires")) },
        { label: t("facts.created"), value: format.date(key.createdAt), note: key.createdBy },
        { label: t("facts.rotated"), value: day(key.rotatedAt, t("neverRotated")) },
        ...(key.previousUntil ? [grace] : []),
        ...(key.revokedAt ? [revoked] : []),
        { label: t("facts.id"), value: <CopyableId value={key.id} short /> },
      ]}
    />
  );
}

function Scopes(props: { scopes: readonly string[] }) {
  const names = useTranslations();
  const opens = useScopeOperations();
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {props.scopes.map((scope) => (
        <li key={scope} className="px-3 py-2">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
            {names(scopeKey(scope))}
            <code className="text-muted text-xs">{scope}</code>
          </p>
          <p className="text-muted text-xs">{opens(scope)}</p>
        </li>
      ))}
    </ul>
  );
}
