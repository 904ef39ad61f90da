"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { Role } from "@/core/permissions";
import { Initials } from "@/features/shell/initials";
import { capabilityKey, roleKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { SheetPart } from "./sheet-part";
import { useRoleParams } from "./use-role-params";

/** One role: who holds it, whom it hands out, what it may do. */
export function RoleSheet() {
  const names = useTranslations();
  const t = useTranslations("roles-page");
  const [{ role }, set] = useRoleParams();
  return (
    <Sheet
      open={role !== null}
      onOpenChange={(open) => !open && void set({ role: null })}
      title={role ? names(roleKey(role)) : ""}
      description={role ? t(`about.${role}`) : undefined}
    >
      {role && <Content role={role} />}
    </Sheet>
  );
}

function Content({ role }: { role: Role }) {
  const t = useTranslations("roles-page.role");
  const [overview] = trpc.access.roles.useSuspenseQuery({});
  const given = overview.filter(({ handsOut }) => handsOut.includes(role)).map((one) => one.role);
  const own = overview.find((one) => one.role === role);
  return (
    <div className="grid gap-6">
      <SheetPart
        title={t("holders", { count: own?.holders ?? 0 })}
        aside={
          <Button size="sm" variant="ghost" asChild>
            <Link href={`/users?tab=admins&role=${role}`}>
              {t("all")}
              <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        }
      >
        <HolderList role={role} />
      </SheetPart>
      <SheetPart title={t("handsOut")}>
        <RoleBadges roles={own?.handsOut ?? []} none={t("handsOutNone")} />
      </SheetPart>
      <SheetPart title={t("handedOutBy")}>
        <RoleBadges roles={given} none={t("handedOutByNone")} />
      </SheetPart>
      <SheetPart title={t("may", { count: own?.capabilities ?? 0 })}>
        <Capabilities role={role} />
      </SheetPart>
    </div>
  );
}

function HolderList({ role }: { role: Role }) {
  const t = useTranslations("roles-page.role");
  const [overview] = trpc.access.roles.useSuspenseQuery({});
  const own = overview.find((one) => one.role === role);
  if (!own || own.some.length === 0) return <p className="text-muted text-sm">{t("nobody")}</p>;
  const more = own.holders - own.some.length;
  return (
    <ul className="grid gap-1">
      {own.some.map(({ upn, name, email, disabled }) => (
        <li key={upn}>
          <Link
            href={`/users/${encodeURIComponent(upn)}`}
            className="-mx-2 flex items-center gap-2.5 rounded-md px-2 py-1 hover:bg-hover"
          >
            <Initials name={name} />
            <span className="min-w-0 flex-1 text-sm">
              <span className="block truncate">{name}</span>
              <span className="block truncate text-muted text-xs">{email}</span>
            </span>
            {disabled && <Badge>{t("disabled")}</Badge>}
          </Link>
        </li>
      ))}
      {more > 0 && <li className="text-muted text-xs">{t("more", { count: more })}</li>}
    </ul>
  );
}

function RoleBadges(props: { roles: readonly Role[]; none: string }) {
  const names = useTranslations();
  if (props.roles.length === 0) return <p className="text-muted text-sm">{props.none}</p>;
  return (
    <p className="flex flex-wrap gap-1">
      {props.roles.map((role) => (
        <Badge key={role}>{names(roleKey(role))}</Badge>
      ))}
    </p>
  );
}

/** What the role holds, module by module. */
function Capabilities({ role }: { role: Role }) {
  const t = useTranslations("roles-page.matrix");
  const names = useTranslations();
  const [{ roles, modules }] = trpc.access.matrix.useSuspenseQuery({});
  const at = roles.indexOf(role);
  const held = modules.map(({ module, rows }) => ({
    module,
    rows: rows.filter(({ allowed }) => allowed[at]),
    total: rows.length,
  }));
  return (
    <ul className="grid gap-2">
      {held
        .filter(({ rows }) => rows.length > 0)
        .map(({ module, rows, total }) => (
          <li key={module} className="text-sm">
            <p className="flex justify-between gap-2 font-medium">
              {t(`modules.${module}`)}
              <span className="figures font-normal text-muted text-xs">
                {rows.length} / {total}
              </span>
            </p>
            <p className="text-muted text-xs">
              {rows.map(({ capability }) => names(capabilityKey(capability))).join(" · ")}
            </p>
          </li>
        ))}
    </ul>
  );
}
