"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { SaveBar } from "@/components/ui/save-bar";
import { SkeletonText } from "@/components/ui/skeleton";
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { changesOf, type ModelSetting, type PoolModels, settingsOf } from "./model-settings";
import { ModelsTable } from "./models-table";
import { SaveModelsDialog } from "./save-models-dialog";

/** Which approaches the pool opens to its members, why, and changing what the pool itself says. */
export function ModelsTab({ pool }: { pool: Pool }) {
  const { data, error, refetch } = trpc.policy.poolModels.useQuery({ pool: pool.name });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Section>
        <SkeletonText lines={6} />
      </Section>
    );
  }
  return <Models key={JSON.stringify(settingsOf(data))} pool={pool} models={data} />;
}

function Models({ pool, models }: { pool: Pool; models: PoolModels }) {
  const t = useTranslations("pools.models");
  const mayEdit = useCan("conversations.strategies.write");
  const stored = settingsOf(models);
  const [draft, setDraft] = useState<Record<string, ModelSetting>>({});
  const [saving, setSaving] = useState(false);
  const changes = changesOf(stored, draft);
  const open = models.models.filter(({ access, offered }) => access === "allowed" && offered);
  return (
    <>
      <Section
        flush
        title={t("title", { open: open.length, all: models.models.length })}
        description={mayEdit ? t("editable") : t("explained")}
      >
        <ModelsTable
          models={models}
          settings={{ ...stored, ...draft }}
          onSetting={
            mayEdit ? (approach, setting) => setDraft({ ...draft, [approach]: setting }) : undefined
          }
        />
      </Section>
      <SaveBar
        dirty={changes.length > 0}
        message={t("unsaved", { count: changes.length })}
        discard={{ label: t("discard"), onDiscard: () => setDraft({}) }}
        save={{ label: t("review"), onSave: () => setSaving(true) }}
      />
      {saving && (
        <SaveModelsDialog pool={pool} changes={changes} onClose={() => setSaving(false)} />
      )}
    </>
  );
}
