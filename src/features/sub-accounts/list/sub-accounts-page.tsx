"use client";

import { Plus, UserPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import { CreateDialog } from "../create/create-dialog";
import { filterParams } from "./params";
import { SubAccountList } from "./sub-account-list";

/** The page of all sub-accounts: what it is for, the first step, the list. */
export function SubAccountsPage() {
  const t = useTranslations("subAccounts.create");
  const names = useTranslations("navigation");
  const mayCreate = useCan("iam.accounts.write");
  const [account] = useQueryState("account", filterParams.account);
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader
        title={names("subAccounts")}
        description={names("subAccounts_about")}
        actions={
          mayCreate && (
            <>
              <Button asChild>
                <Link href="/iam/accounts">
                  <UserPlus aria-hidden="true" />
                  {t("import")}
                </Link>
              </Button>
              <Button
                variant="primary"
                icon={<Plus aria-hidden="true" />}
                onClick={() => setCreating(true)}
              >
                {t("button")}
              </Button>
            </>
          )
        }
      />
      <SubAccountList onCreate={() => setCreating(true)} />
      {creating && (
        <CreateDialog cloudAccountId={account ?? undefined} onClose={() => setCreating(false)} />
      )}
    </>
  );
}
