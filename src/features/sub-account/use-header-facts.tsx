"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Fact } from "@/components/layout/detail-header";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { useActorNames } from "@/features/listing/use-actor-names";
import type { RouterOutputs } from "@/trpc/client";
import { useRequester } from "./changes/use-requester";
import { type SubAccount, stateOf, subAccountPath } from "./sub-account";

type Prepaid = RouterOutputs["quota"]["prepaid"];

export function useHeaderFacts(account: SubAccount, prepaid: Prepaid): Fact[] {
  const t = useTranslations("subAccount.header");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const { monitored, total } = account.projects;
  const { missingSince, cloudSeenAt } = account;
  return [
    useStateFact(account),
    {
      label: t("spent"),
      value: <Money value={prepaid.spent} options={{ decimals: 2, unit }} />,
      note: t("ofAllocated", { amount: format.money(prepaid.allocated, { decimals: 2, unit }) }),
    },
    {
      label: t("projects"),
      value: (
        <Link
          className="underline decoration-tick underline-offset-4 hover:decoration-current"
          href={subAccountPath(account.id, "projects")}
        >
          {t("monitored", { monitored: format.number(monitored), total: format.number(total) })}
        </Link>
      ),
      note: t("projectsNote"),
    },
    {
      label: t("seen"),
      value: cloudSeenAt ? <RelativeTime at={cloudSeenAt} /> : t("never"),
      note: missingSince ? (
        <span className="text-danger">
          {t("missing", { at: format.date(missingSince, "datetime") })}
        </span>
      ) : (
        account.cloudUserId && t("number", { number: account.cloudUserId })
      ),
    },
  ];
}

/** Why it is disabled, since when and by whom; else the one word. */
function useStateFact(account: SubAccount): Fact {
  const t = useTranslations("subAccount.header");
  const words = useTranslations("subAccount");
  const { disabledReasons, disabledAt, disabledBy, createdAt } = account;
  const requester = useRequester(useActorNames([disabledBy?.requestedBy ?? null]));
  if (disabledReasons.length === 0) {
    return {
      label: t("state"),
      value: words(`states.${stateOf(account)}`),
      note: (
        <>
          {t("created")} <RelativeTime at={createdAt} />
        </>
      ),
    };
  }
  return {
    label: t("state"),
    value: t("disabledFor", {
      reasons: disabledReasons.map((one) => words(`reasons.${one}`)).join(words("enable.and")),
    }),
    note: (
      <>
        {disabledAt && <RelativeTime at={disabledAt} />}
        {disabledBy && ` · ${requester(disabledBy.requestedBy)}`}
        {disabledBy?.note && <span data-written> · {disabledBy.note}</span>}
      </>
    ),
  };
}
