"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

/** Says that nothing here is real. */
export function DemoBadge() {
  const t = useTranslations("shell");
  return (
    <Badge tone="warn" icon={<FlaskConical aria-hidden="true" />}>
      {t("demo")}
    </Badge>
  );
}
