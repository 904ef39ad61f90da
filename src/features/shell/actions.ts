import { CircleHelp, LockKeyhole, type LucideIcon, TrendingUp } from "lucide-react";
import type { Capability, PoolGrant } from "@/core/permissions";

/** Something the palette offers to do: `navigation.actions.<key>` is its verb, `href` opens it. */
export type PaletteAction = {
  key: string;
  href: string;
  icon: LucideIcon;
  capability?: Capability;
  grant?: PoolGrant;
  /** Open to whoever is inside, whatever the role. */
  everybody?: true;
};

export const paletteActions: readonly PaletteAction[] = [
  { key: "explainRefusal", href: "/users", icon: CircleHelp, capability: "policy.rules.read" },
  {
    key: "topSpenders",
    href: "/dashboard#top",
    icon: TrendingUp,
    capability: "workspaces.list.read",
  },
  { key: "changePassword", href: "/account#password", icon: LockKeyhole, everybody: true },
];
