"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FilterField } from "@/components/data-table/filter";
import { SubAccountStatus } from "@/modules/iam/schema/listing";
import { AnyReason } from "@/modules/iam/schema/status";
import { trpc } from "@/trpc/client";

/** The filters of the list as sentences: [Cloud account is Teaching] and [Disabled for money]. */
export function useFilterFields(): FilterField[] {
  const t = useTranslations("subAccounts.filters");
  const states = useTranslations("subAccount.states");
  const reasons = useTranslations("subAccounts.reasons");
  const words = useTranslations("words");
  const cache = trpc.useUtils();
  const [accounts] = trpc.iam.cloudAccounts.useSuspenseQuery({});
  return useMemo(() => {
    const yesNo = (field: "trouble" | "open") =>
      (["yes", "no"] as const).map((value) => ({ value, label: t(`${field}_${value}`) }));
    const field = (id: string, label: string, options: { value: string; label: string }[]) => ({
      kind: "options" as const,
      id,
      label,
      operator: t("is"),
      source: { options },
    });
    return [
      field(
        "account",
        words("cloud_account"),
        accounts.map(({ id, name }) => ({ value: id, label: name })),
      ),
      field(
        "status",
        t("status"),
        SubAccountStatus.options.map((value) => ({ value, label: states(value) })),
      ),
      field(
        "reason",
        t("reason"),
        AnyReason.options.map((value) => ({ value, label: reasons(value) })),
      ),
      field("trouble", t("trouble"), yesNo("trouble")),
      field("open", t("open"), yesNo("open")),
      {
        kind: "options",
        id: "project",
        label: words("cloud_project"),
        operator: t("is"),
        source: {
          load: async (query) => {
            const found = await cache.iam.linkedProjects.fetch(query ? { search: query } : {});
            return found.map(({ project, displayName, subAccounts }) => ({
              value: project,
              label: project,
              description: [displayName, t("linked", { count: subAccounts })]
                .filter(Boolean)
                .join(" · "),
            }));
          },
        },
      },
    ];
  }, [t, states, reasons, words, accounts, cache]);
}
