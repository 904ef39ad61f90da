"use client";

import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { stepsFrom } from "@/features/listing/keyset";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import { spendingParams, toSpendersInput } from "./params";
import { SpenderRow } from "./spender-row";

const all = "all";

/** Each sub-account with what counted for it in the month, the largest first. */
export function SpenderList() {
  const t = useTranslations("cloudSpending.spenders");
  const [params, set] = useQueryStates(spendingParams, { history: "push" });
  const { settled, refreshing } = useSettled(toSpendersInput(params));
  const [{ rows, month, next }] = trpc.billing.spenders.useSuspenseQuery(settled);
  const most = Math.max(0, ...rows.map(({ amount }) => Number(amount)));
  return (
    <Section
      title={t("title")}
      description={t("about")}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox
            value={params.q}
            onValueChange={(q) => void set({ q: q || null, after: null })}
            placeholder={t("search")}
          />
          <AccountChoice
            value={params.account ?? all}
            onValueChange={(value) =>
              void set({ account: value === all ? null : value, after: null })
            }
          />
        </div>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={<ReceiptText />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <ul className={refreshing ? "divide-y divide-line opacity-60" : "divide-y divide-line"}>
          {rows.map((row) => (
            <SpenderRow
              key={row.subAccountId}
              spender={row}
              month={month}
              share={most > 0 ? Number(row.amount) / most : 0}
            />
          ))}
        </ul>
      )}
      <Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />
    </Section>
  );
}

function AccountChoice(props: { value: string; onValueChange: (value: string) => void }) {
  const t = useTranslations("cloudSpending.spenders");
  const [{ accounts }] = trpc.billing.polls.useSuspenseQuery({ limit: 20 });
  if (accounts.length < 2) return null;
  return (
    <Select
      {...props}
      label={t("account")}
      className="w-44"
      options={[
        { value: all, label: t("allAccounts") },
        ...accounts.map(({ cloudAccountId, name }) => ({ value: cloudAccountId, label: name })),
      ]}
    />
  );
}
