"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The word for a person's type; a type that only the source knows stands for itself. */
export function usePersonType() {
  const t = useTranslations("users.types");
  return useCallback((type: string | null) => (type && t.has(type) ? t(type) : (type ?? "")), [t]);
}
