"use client";

import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { AdminsList } from "./admins-list";
import { userTabs } from "./params";
import { PeopleList } from "./people-list";
import { useUserParams } from "./use-user-params";

/** The two lists of this page. */
export function UserLists() {
  const t = useTranslations("users.tabs");
  const { params } = useUserParams();
  return (
    <div className="grid gap-4">
      <TabLinks
        label={t("label")}
        tabs={userTabs.map((tab) => ({
          href: tab === "people" ? "/users" : `/users?tab=${tab}`,
          label: t(tab),
          current: tab === params.tab,
        }))}
      />
      {params.tab === "admins" ? <AdminsList /> : <PeopleList />}
    </div>
  );
}
