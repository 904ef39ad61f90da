"use client";

import { Check, Minus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Sheet } from "@/components/ui/sheet";
import { navigation } from "@/features/shell/navigation";
import { capabilityKey, roleKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { OpenedOperations } from "./opened-operations";
import { SheetPart } from "./sheet-part";
import { useOpenings } from "./use-openings";
import { useRoleParams } from "./use-role-params";

/** One capability: who holds it, the operations and pages that it opens. */
export function CapabilitySheet() {
  const names = useTranslations();
  const [{ capability }, set] = useRoleParams();
  const known = capability !== null && names.has(capabilityKey(capability));
  return (
    <Sheet
      open={known}
      onOpenChange={(open) => !open && void set({ capability: null })}
      title={known ? names(capabilityKey(capability)) : ""}
      description={known && <code>{capability}</code>}
    >
      {known && <Content capability={capability} />}
    </Sheet>
  );
}

function Content({ capability }: { capability: string }) {
  const t = useTranslations("roles-page.capability");
  const pages = navigation.filter((entry) => entry.capability === capability);
  const names = useTranslations("navigation");
  const operations = useOpenings().operationsOf(capability);
  return (
    <div className="grid gap-6">
      <SheetPart title={t("holders")}>
        <Holders capability={capability} />
      </SheetPart>
      <SheetPart title={t("opens", { count: operations.length })}>
        {operations.length > 0 ? (
          <OpenedOperations operations={operations} />
        ) : (
          <Banner tone="warn" title={t("nothing")}>
            {t("nothingText")}
          </Banner>
        )}
      </SheetPart>
      {pages.length > 0 && (
        <SheetPart title={t("pages")}>
          <ul className="grid gap-1">
            {pages.map(({ key, href, icon: Icon }) => (
              <li key={key}>
                <Link
                  href={href}
                  className="inline-flex items-center gap-2 text-sm hover:underline"
                >
                  <Icon aria-hidden="true" className="size-4 text-muted" />
                  {names(key)}
                </Link>
              </li>
            ))}
          </ul>
        </SheetPart>
      )}
    </div>
  );
}

/** All seven roles, with a mark and a word each. */
function Holders({ capability }: { capability: string }) {
  const t = useTranslations("roles-page.matrix");
  const names = useTranslations();
  const [{ roles, modules }] = trpc.access.matrix.useSuspenseQuery({});
  const [, set] = useRoleParams();
  const row = modules.flatMap(({ rows }) => rows).find((one) => one.capability === capability);
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-0.5">
      {roles.map((role, at) => {
        const allowed = row?.allowed[at] ?? false;
        const Icon = allowed ? Check : Minus;
        return (
          <li key={role} className="flex items-center gap-2 text-sm">
            <Icon
              aria-hidden="true"
              className={allowed ? "size-4 text-accent" : "size-4 text-muted"}
            />
            <button
              type="button"
              onClick={() => void set({ role, capability: null })}
              className={allowed ? "hover:underline" : "text-muted hover:underline"}
            >
              {names(roleKey(role))}
            </button>
            <span className="ml-auto text-muted text-xs">
              {allowed ? t("allowed") : t("denied")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
