"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format-provider";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { BillsThrough } from "@/features/prepaid/bills-through";
import { useErrorText } from "@/features/shell/use-error-text";
import type { RouterOutputs } from "@/trpc/client";

export type PollAccount = RouterOutputs["billing"]["polls"]["accounts"][number];
type Poll = RouterOutputs["billing"]["polls"]["polls"][number];

const tones: Record<PollAccount["state"], Tone> = {
  never: "neutral",
  polling: "info",
  ok: "accent",
  failed: "danger",
};

/** Asked for and not begun, or being read. */
export const isUnderWay = ({ state, wantedAt }: Pick<PollAccount, "state" | "wantedAt">): boolean =>
  state === "polling" || wantedAt !== null;

/** One cloud account: how its last poll ended, in the cloud's words, and when the next one is. */
export function PollLine(props: {
  account: PollAccount;
  running: Poll | undefined;
  onPoll: (() => void) | undefined;
}) {
  const t = useTranslations("cloudSpending.polls");
  const format = useFormat();
  const { account, running } = props;
  return (
    <li className="grid gap-1.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <StatusDot tone={tones[account.state]}>
          <span data-written className="font-medium">
            {account.name}
          </span>
        </StatusDot>
        <BillsThrough day={account.asOf} />
        <span className="figures text-muted text-xs">
          {account.finishedAt && (
            <>
              {t("finished")} <RelativeTime at={account.finishedAt} />
            </>
          )}
          {!isUnderWay(account) &&
            ` · ${t(account.failures > 0 ? "nextTry" : "next", { at: format.date(account.nextAt, "time") })}`}
        </span>
        {account.state === "failed" && props.onPoll && (
          <Button size="sm" className="ml-auto" onClick={props.onPoll}>
            {t("tryNow")}
          </Button>
        )}
      </div>
      <Trouble account={account} />
      {isUnderWay(account) && (
        <Progress
          label={running ? t("reading", { period: running.period }) : t("waiting")}
          note={running ? t("progress", { pages: running.pages, rows: running.rows }) : ""}
        />
      )}
    </li>
  );
}

function Trouble({ account }: { account: PollAccount }) {
  const t = useTranslations("cloudSpending.polls");
  const errors = useErrorText();
  if (!account.code) return null;
  return (
    <p className="text-danger text-sm">
      {t("failed", { times: account.failures, why: errors.code(account.code) })}
      {account.message && <span className="text-muted"> {account.message}</span>}
    </p>
  );
}
