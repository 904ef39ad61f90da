"use client";

import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { trpc } from "@/trpc/client";
import { approvalViews, inboxInput, refetchInterval } from "./params";

/** The three views; the first says how many decisions are waited for. */
export function ApprovalTabs(props: { view: (typeof approvalViews)[number] }) {
  const t = useTranslations("approvals-page.views");
  const [inbox] = trpc.approvals.list.useSuspenseQuery(inboxInput, { refetchInterval });
  const waiting = `${inbox.rows.length}${inbox.next ? "+" : ""}`;
  return (
    <TabLinks
      label={t("label")}
      tabs={approvalViews.map((view) => ({
        href: view === "inbox" ? "/approvals" : `/approvals?view=${view}`,
        label: t(view),
        count: view === "inbox" && waiting !== "0" ? waiting : undefined,
        current: view === props.view,
      }))}
    />
  );
}
