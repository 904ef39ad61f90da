"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { NameOf } from "@/features/listing/use-actor-names";

/** Who asked for a change: a person or a system by name, a job of AirGate as AirGate. */
export function useRequester(nameOf: NameOf) {
  const t = useTranslations("subAccount.changes");
  return useCallback(
    (id: string) => nameOf(id) ?? (/^[a-z]+\.[a-zA-Z]+$/.test(id) ? t("itself") : id),
    [nameOf, t],
  );
}
