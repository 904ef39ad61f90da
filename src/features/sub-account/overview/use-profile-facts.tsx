"use client";

import { useTranslations } from "next-intl";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import type { KeyValue } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SubAccount } from "../sub-account";

/** Who it is, and how one signs in: at the cloud's console, and at AirGate. */
export function useProfileFacts(account: SubAccount): KeyValue[] {
  const t = useTranslations("subAccount.overview");
  const format = useFormat();
  const { cloudAccount, cloudState, createdAt, email, phone, portal, userName } = account;
  return [
    { label: t("userName"), value: userName ? <CopyableId value={userName} /> : t("none") },
    {
      label: t("cloudAccount"),
      value: <span data-written>{cloudAccount?.name ?? t("none")}</span>,
    },
    { label: t("phone"), value: phone ?? t("none") },
    { label: t("email"), value: email ?? t("none") },
    { label: t("consoleLogin"), value: t(`consoleStates.${consoleState(cloudState)}`) },
    {
      label: t("portalLogin"),
      value: t(`portalStates.${portalState(portal)}`, { username: portal.username }),
    },
    {
      label: t("lastSignIn"),
      value: portal.lastSignInAt ? <RelativeTime at={portal.lastSignInAt} /> : t("neverSignedIn"),
    },
    { label: t("created"), value: format.date(createdAt, "date") },
  ];
}

function consoleState(seen: SubAccount["cloudState"]) {
  if (!seen) return "unknown";
  if (!seen.login) return "noPassword";
  return seen.login.allowed ? "allowed" : "forbidden";
}

function portalState({ enabled, hasPassword }: SubAccount["portal"]) {
  if (!enabled) return "off";
  return hasPassword ? "on" : "noPassword";
}
