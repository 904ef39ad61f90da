"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useCan } from "@/features/shell/me";
import { useHydrated } from "@/features/shell/use-hydrated";
import { trpc } from "@/trpc/client";
import { BellPanel } from "./bell-panel";

const refetchInterval = 60_000;
/** More than it counts are shown as this many and a plus. */
const most = 99;

/** How many alerts this person has not seen, and the newest ones. The console's layout asks first. */
export function Bell() {
  const t = useTranslations("alerts.bell");
  const [open, setOpen] = useState(false);
  const enabled = useCan("iam.accounts.read");
  const { data } = trpc.alerts.inbox.useQuery({}, { enabled, refetchInterval });
  const hydrated = useHydrated();
  if (!enabled) return null;
  const unread = hydrated && data ? data.unread : 0;
  const shown = unread > most ? `${most}+` : String(unread);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label={t("title")}
      className="w-[min(24rem,calc(100vw-1rem))] p-0"
      trigger={
        <Button
          variant="ghost"
          className="relative size-8 px-0"
          aria-label={unread > 0 ? t("unread", { count: shown }) : t("title")}
        >
          <BellIcon aria-hidden="true" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="figures absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-danger px-1 font-medium text-[10px] text-danger-fg leading-none"
            >
              {shown}
            </span>
          )}
        </Button>
      }
    >
      <BellPanel inbox={data} onClose={() => setOpen(false)} />
    </Popover>
  );
}
