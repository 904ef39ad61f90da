"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { Capability } from "@/core/permissions";
import { capabilityKey } from "@/i18n/keys";
import type { Pool } from "../../pool";
import { DescribeForm } from "./describe-form";
import { PlanForm } from "./plan-form";

/** The settings of a pool; each part needs a capability of its own. */
export function SettingsTab({ pool }: { pool: Pool }) {
  const { describe, changePlan } = pool.abilities;
  return (
    <>
      {changePlan ? (
        <PlanForm key={planKey(pool)} pool={pool} />
      ) : (
        <Needs capability="workspaces.plan.write" />
      )}
      {describe ? (
        <DescribeForm key={describeKey(pool)} pool={pool} />
      ) : (
        <Needs capability="workspaces.quota.write" />
      )}
    </>
  );
}

/** A form starts anew when what it edits was changed elsewhere. */
const planKey = ({ refresh, allowance }: Pool) => JSON.stringify([refresh, allowance]);
const describeKey = ({ label, notes, domains }: Pool) => JSON.stringify([label, notes, domains]);

function Needs({ capability }: { capability: Capability }) {
  const t = useTranslations();
  return (
    <Banner tone="info">
      {t("pools.settings.needs", { capability: t(capabilityKey(capability)), code: capability })}
    </Banner>
  );
}
