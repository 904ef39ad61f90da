"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AlertDetail } from "./alert-marks";

/** Where something can be done about what an alert tells. */
export function SubjectLink({ alert }: { alert: AlertDetail }) {
  const t = useTranslations("alerts.subject");
  return (
    <Link
      prefetch={false}
      href={placeOf(alert)}
      className="inline-flex w-fit items-center gap-1 text-sm underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {t(alert.subjectType)}
      <ArrowRight aria-hidden="true" className="size-3.5" />
    </Link>
  );
}

const tabs: Readonly<Record<string, string>> = {
  "sub_account.disable_incomplete": "?tab=changes",
  "sub_account.drift": "?tab=policies",
};

function placeOf({ subjectId, subjectType, type }: AlertDetail): string {
  if (subjectType === "target") return "/settings/notifications";
  if (subjectType === "cloud_account") {
    return type === "bills.poll_failed" ? "/iam/spending" : "/iam/accounts";
  }
  return `/iam/sub-accounts/${subjectId}${tabs[type] ?? "?tab=quota"}`;
}
