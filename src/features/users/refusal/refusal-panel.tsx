"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { Section } from "@/components/layout/section";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/select";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { usePersonPools } from "../use-person-pools";
import type { Person } from "../user-detail";
import { RefusalAnswer } from "./refusal-answer";

const question = { pool: parseAsString, model: parseAsString };
const offeredPools = 20;

/**
 * Why a request of theirs is refused, or would not be: a pool, a model, and the whole way through.
 * It asks of the first pool at once; the address keeps what else is asked.
 */
export function RefusalPanel({ person }: { person: Person }) {
  const t = useTranslations("users.refusal");
  const may = useCan("policy.rules.read");
  const nameOf = useApproachNames();
  const [asked, ask] = useQueryStates(question, { history: "replace" });
  const [first] = usePersonPools(person.upn).rows;
  const pools = usePoolSearch();
  const models = useModels();
  if (!may) return null;
  const pool = asked.pool ?? first?.pool;
  const model = asked.model ?? first?.models[0] ?? models[0]?.value;
  return (
    <Section title={t("title")} description={t("about")}>
      <div className="mb-4 grid gap-4 sm:grid-cols-2">
        <Field label={t("pool")}>
          <Combobox
            label={t("pool")}
            placeholder={t("choosePool")}
            value={pool === undefined ? undefined : { value: pool, label: pool }}
            onValueChange={(option) => void ask({ pool: option?.value ?? null })}
            load={pools}
          />
        </Field>
        <Field label={t("model")}>
          <Combobox
            label={t("model")}
            placeholder={t("chooseModel")}
            value={model === undefined ? undefined : { value: model, label: nameOf(model) }}
            onValueChange={(option) => void ask({ model: option?.value ?? null })}
            options={models}
          />
        </Field>
      </div>
      {pool === undefined || model === undefined ? (
        <p className="text-muted text-sm">{t("choose")}</p>
      ) : (
        <RefusalAnswer person={person} pool={pool} model={model} />
      )}
    </Section>
  );
}

function usePoolSearch() {
  const cache = trpc.useUtils();
  return useCallback(
    async (search: string): Promise<Option[]> => {
      const { rows } = await cache.quota.pools.fetch({
        ...(search && { search }),
        limit: offeredPools,
      });
      return rows.map(({ name, label }) => ({ value: name, label, description: name }));
    },
    [cache],
  );
}

function useModels(): Option[] {
  const nameOf = useApproachNames();
  const { data } = trpc.config.approaches.useQuery({ limit: 200 });
  return (data?.rows ?? []).map(({ id }) => ({ value: id, label: nameOf(id), description: id }));
}
