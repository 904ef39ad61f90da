"use client";

import { Ban, CircleCheck, CirclePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { AdjustDialog } from "../changes/adjust-dialog";
import { StatusDialog } from "../changes/status-dialog";
import type { Pool } from "../pool";
import { OverridesCard } from "./overrides-card";
import { PoolFactList } from "./pool-fact-list";

/** State and actions: what the abilities that came with the pool allow. */
export function PoolSide({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.side");
  return (
    <>
      <Actions pool={pool} />
      <Section title={t("facts")}>
        <PoolFactList pool={pool} />
      </Section>
      {pool.kind === "personal" && <OverridesCard pool={pool} />}
    </>
  );
}

function Actions({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.side");
  const [open, setOpen] = useState<"adjust" | "status">();
  const { adjustBooster, setStatus } = pool.abilities;
  const close = () => setOpen(undefined);
  return (
    <Section title={t("actions")}>
      <div className="grid gap-2">
        <p className="text-muted text-sm">{pool.disabled ? t("isDisabled") : t("isEnabled")}</p>
        {adjustBooster && (
          <Button
            variant="primary"
            icon={<CirclePlus aria-hidden="true" />}
            onClick={() => setOpen("adjust")}
          >
            {t("adjust")}
          </Button>
        )}
        {setStatus && (
          <Button
            variant={pool.disabled ? "secondary" : "danger-quiet"}
            icon={pool.disabled ? <CircleCheck aria-hidden="true" /> : <Ban aria-hidden="true" />}
            onClick={() => setOpen("status")}
          >
            {pool.disabled ? t("enable") : t("disable")}
          </Button>
        )}
        {!adjustBooster && !setStatus && <p className="text-muted text-xs">{t("readOnly")}</p>}
      </div>
      {open === "adjust" && <AdjustDialog pool={pool} onClose={close} />}
      {open === "status" && <StatusDialog pool={pool} onClose={close} />}
    </Section>
  );
}
