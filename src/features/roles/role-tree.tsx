"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { capabilities, type Role } from "@/core/permissions";
import { roleKey } from "@/i18n/keys";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { useRoleParams } from "./use-role-params";

type Overview = RouterOutputs["access"]["roles"][number];

const leaves = ["support", "finance", "ops", "reviewer"] as const satisfies Role[];

/** Who stands below whom; the role that is looked at shows whom it hands out. */
export function RoleTree() {
  const t = useTranslations("roles-page.tree");
  const names = useTranslations();
  const [overview] = trpc.access.roles.useSuspenseQuery({});
  const [{ role: chosen }, set] = useRoleParams();
  const handsOut = overview.find(({ role }) => role === chosen)?.handsOut ?? [];
  const card = (role: Role) => {
    const found = overview.find((one) => one.role === role);
    return (
      found && (
        <RoleCard
          overview={found}
          look={look(role, chosen, handsOut)}
          onOpen={() => void set({ role, capability: null })}
        />
      )
    );
  };
  const list = handsOut.map((role) => names(roleKey(role))).join(t("comma"));
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_180px]">
        <div className="grid justify-items-center">
          {card("super_admin")}
          <Stem />
          {card("admin")}
          <Stem />
          <ul className="grid w-full grid-cols-2 gap-x-3 gap-y-3 border-tick border-t pt-4 md:grid-cols-4">
            {leaves.map((role) => (
              <li
                key={role}
                className="relative grid before:absolute before:-top-4 before:left-1/2 before:h-4 before:w-px before:bg-tick max-md:before:hidden"
              >
                {card(role)}
              </li>
            ))}
          </ul>
        </div>
        <div className="grid content-end gap-2 border-line border-dashed lg:border-l lg:pl-4">
          <p className="text-muted text-xs">{t("apart")}</p>
          {card("viewer")}
        </div>
      </div>
      <p aria-live="polite" className="mt-4 text-muted text-sm">
        {chosen
          ? handsOut.length > 0
            ? t("handsOut", { role: names(roleKey(chosen)), list })
            : t("handsOutNone", { role: names(roleKey(chosen)) })
          : t("hint")}
      </p>
    </Section>
  );
}

const Stem = () => <span aria-hidden="true" className="h-4 w-px bg-tick" />;

type Look = "plain" | "chosen" | "handed" | "other";

function look(role: Role, chosen: Role | null, handsOut: readonly Role[]): Look {
  if (chosen === null) return "plain";
  if (role === chosen) return "chosen";
  return handsOut.includes(role) ? "handed" : "other";
}

const looks: Record<Look, string> = {
  plain: "border-line",
  chosen: "border-accent bg-accent-soft",
  handed: "border-accent border-dashed",
  other: "border-line text-muted",
};

function RoleCard(props: { overview: Overview; look: Look; onOpen: () => void }) {
  const t = useTranslations("roles-page.tree");
  const names = useTranslations();
  const format = useFormat();
  const { role, holders, capabilities: held } = props.overview;
  return (
    <button
      type="button"
      onClick={props.onOpen}
      aria-pressed={props.look === "chosen"}
      className={cn(
        "grid w-full min-w-0 max-w-56 gap-1 justify-self-center rounded-lg border bg-surface px-3 py-2 text-left transition-colors hover:border-control",
        looks[props.look],
      )}
    >
      <span className="flex items-center justify-between gap-2">
        <span className="truncate font-medium text-sm">{names(roleKey(role))}</span>
        <span className="figures flex items-center gap-1 text-muted text-xs">
          <Users aria-hidden="true" className="size-3" />
          {t("holders", { count: holders })}
        </span>
      </span>
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-hover">
        <span
          className="block h-full bg-accent-fill"
          style={{ width: `${(held / capabilities.length) * 100}%` }}
        />
      </span>
      <span className="figures text-muted text-xs">
        {t("held", { count: format.number(held), total: format.number(capabilities.length) })}
      </span>
    </button>
  );
}
