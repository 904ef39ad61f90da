"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { isUnderWay, PollLine } from "./poll-line";
import { useRequestPoll } from "./use-request-poll";

const watchMs = 1_000;
const restMs = 30_000;
/** Enough for the running month of each account. */
const polls = 20;

/** How the bill of each cloud account was read last; read again on demand, watched while it runs. */
export function PollsCard() {
  const t = useTranslations("cloudSpending.polls");
  const [read] = trpc.billing.polls.useSuspenseQuery(
    { limit: polls },
    {
      refetchInterval: ({ state }) => (state.data?.accounts.some(isUnderWay) ? watchMs : restMs),
    },
  );
  const request = useRequestPoll(read.accounts);
  const may = useCan("iam.accounts.write");
  const done = read.accounts.filter(({ state }) => state === "ok").length;
  return (
    <Section
      title={t("title")}
      description={t("summary", { done, all: read.accounts.length })}
      actions={
        may &&
        read.accounts.length > 0 && (
          <Button
            icon={<RefreshCw aria-hidden="true" />}
            loading={request.pending}
            onClick={() => void request.run(read.accounts.map((one) => one.cloudAccountId))}
          >
            {t("now")}
          </Button>
        )
      }
    >
      {read.accounts.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {read.accounts.map((account) => (
            <PollLine
              key={account.cloudAccountId}
              account={account}
              running={read.polls.find(
                (one) => one.state === "running" && one.cloudAccountId === account.cloudAccountId,
              )}
              onPoll={may ? () => void request.run([account.cloudAccountId]) : undefined}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
