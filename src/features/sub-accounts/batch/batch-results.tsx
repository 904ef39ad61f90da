"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useUiText } from "@/components/ui/ui-text";
import { isOpen } from "@/features/sub-account/changes/change";
import { TroubleText } from "@/features/sub-account/changes/item-list";
import { subAccountPath } from "@/features/sub-account/sub-account";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { SubAccountRow } from "../row";
import type { Switched } from "./use-batch-status";

const mostShown = 200;
const soonMs = 1_000;

const isAtRest = (rows: readonly SubAccountRow[] | undefined) =>
  rows?.every(({ lastChange }) => lastChange === null || !isOpen(lastChange)) ?? false;

type Account = RouterOutputs["iam"]["statusPreview"]["accounts"][number];

/** What was answered for each, and what the cloud makes of it, as it happens. */
export function BatchResults(props: {
  to: "disabled" | "enabled";
  switched: Switched;
  accounts: readonly Account[];
  onClose: () => void;
}) {
  const t = useTranslations("subAccounts.batch");
  const ui = useUiText();
  const { results, changed } = props.switched;
  const shown = results.slice(0, mostShown);
  const rows = trpc.iam.subAccounts.useQuery(
    { ids: shown.map(({ subAccountId }) => subAccountId), limit: mostShown },
    {
      refetchInterval: ({ state }) => (isAtRest(state.data?.rows) ? false : soonMs),
      trpc: { context: { long: true } },
    },
  );
  const rowOf = new Map(rows.data?.rows.map((row) => [row.id, row]));
  const nameOf = new Map(props.accounts.map(({ id, displayName }) => [id, displayName]));
  return (
    <div className="grid gap-4">
      <Banner tone={changed === results.length ? "accent" : "warn"}>
        {t("summary", { changed, all: results.length })}
      </Banner>
      <ul
        aria-live="polite"
        className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {shown.map(({ subAccountId: id, outcome, reasonsLeft }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
            <Link
              href={subAccountPath(id, "changes")}
              className="min-w-0 flex-1 truncate font-medium underline decoration-line underline-offset-4"
            >
              {nameOf.get(id) ?? rowOf.get(id)?.displayName ?? id}
            </Link>
            {outcome === "changed" ? (
              <Progress row={rowOf.get(id)} left={props.to === "enabled" ? reasonsLeft : []} />
            ) : (
              <Badge tone={outcome === "unchanged" ? "neutral" : "danger"}>
                {t(`outcomes.${outcome}`)}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      {results.length > mostShown && (
        <p className="text-muted text-xs">
          {t("moreResults", { count: results.length - mostShown })}
        </p>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={props.onClose}>
          {ui.close}
        </Button>
      </div>
    </div>
  );
}

function Progress(props: {
  row: SubAccountRow | undefined;
  /** What keeps it disabled although a reason was lifted. */
  left: SubAccountRow["disabledReasons"];
}) {
  const t = useTranslations("subAccounts.batch");
  const reasons = useTranslations("subAccounts.reasons");
  const { row, left } = props;
  const change = row?.lastChange;
  // A reason was lifted and another one still stands: the cloud is not asked for anything.
  if (left.length > 0) {
    return (
      <Badge>{t("stays", { reasons: left.map((reason) => reasons(reason)).join(" · ") })}</Badge>
    );
  }
  if (!change || (isOpen(change) && change.code === null)) {
    return <Badge tone="info">{t("progress.working")}</Badge>;
  }
  if (change.state === "done") return <Badge tone="accent">{t("progress.done")}</Badge>;
  return (
    <>
      {isOpen(change) ? (
        <Badge tone="warn">{t("progress.held")}</Badge>
      ) : (
        <Badge tone="danger">{t("progress.failed")}</Badge>
      )}
      <div className="basis-full">
        <TroubleText code={change.code} message={change.message} />
      </div>
    </>
  );
}
