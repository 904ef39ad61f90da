"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import { CreatePoolDialog } from "../changes/create-pool-dialog";
import { PoolList } from "./pool-list";

/** The page of all pools: what it is for, the first step, the list. */
export function PoolsPage() {
  const t = useTranslations("pools.create");
  const names = useTranslations("navigation");
  const mayCreate = useCan("workspaces.quota.write");
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader
        title={names("workspaces")}
        description={names("workspaces_about")}
        actions={
          mayCreate && (
            <Button
              variant="primary"
              icon={<Plus aria-hidden="true" />}
              onClick={() => setCreating(true)}
            >
              {t("button")}
            </Button>
          )
        }
      />
      <PoolList />
      {creating && <CreatePoolDialog onClose={() => setCreating(false)} />}
    </>
  );
}
