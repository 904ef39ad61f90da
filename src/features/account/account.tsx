"use client";

import { useTranslations } from "next-intl";
import { Crumbs } from "@/components/layout/crumbs";
import { PageHeader } from "@/components/layout/page-header";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Section } from "@/components/layout/section";
import { WithSideColumn } from "@/components/layout/side-column";
import { SkeletonCard } from "@/components/ui/skeleton";
import { Region } from "@/features/shell/region";
import { ChangePassword } from "./change-password";
import { Looks } from "./looks";
import { OwnSessions } from "./own-sessions";
import { Profile } from "./profile";

/** One's own account: password, sessions and looks. */
export function Account(props: { theme: ThemeChoice }) {
  const t = useTranslations("account");
  return (
    <>
      <Crumbs items={[{ label: t("title") }]} />
      <PageHeader title={t("title")} description={t("about")} />
      <WithSideColumn
        side={
          <>
            <Profile />
            <Looks theme={props.theme} />
          </>
        }
      >
        <div id="password" tabIndex={-1} className="scroll-mt-16 outline-none">
          <Section title={t("password.title")} description={t("password.description")}>
            <ChangePassword />
          </Section>
        </div>
        <Region fallback={<SkeletonCard />}>
          <OwnSessions />
        </Region>
      </WithSideColumn>
    </>
  );
}
