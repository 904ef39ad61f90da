import {
  BellRing,
  CloudCog,
  Gauge,
  History,
  Inbox,
  KeyRound,
  KeySquare,
  LayoutDashboard,
  type LucideIcon,
  ReceiptText,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
  UsersRound,
  Workflow,
} from "lucide-react";
import type { Capability, PoolGrant } from "@/core/permissions";

/** The work that people do; pages stand under it in the navigation. */
export const navGroups = [
  "overview",
  "people",
  "cloud",
  "billing",
  "policy",
  "security",
  "settings",
] as const;
export type NavGroupKey = (typeof navGroups)[number];

/** A page of the console. `navigation.<key>` is its name, `navigation.<key>_about` what it is for. */
export type NavEntry = {
  key: string;
  href: string;
  group: NavGroupKey;
  icon: LucideIcon;
  /** Admins whose role holds it see the page; without one every admin does. */
  capability?: Capability;
  /** People who hold it on any pool see the page. */
  grant?: PoolGrant;
  /** `g` and then this letter goes there. */
  letter?: string;
};

/** Every page that can be opened from the navigation, in its order. A test looks for their files. */
export const navigation: readonly NavEntry[] = [
  {
    key: "dashboard",
    href: "/dashboard",
    group: "overview",
    icon: LayoutDashboard,
    capability: "workspaces.list.read",
    letter: "d",
  },
  { key: "approvals", href: "/approvals", group: "overview", icon: Inbox, letter: "a" },
  {
    key: "workspaces",
    href: "/workspaces",
    group: "people",
    icon: Gauge,
    capability: "workspaces.list.read",
    grant: "uniauth/bill",
    letter: "p",
  },
  {
    key: "users",
    href: "/users",
    group: "people",
    icon: Users,
    capability: "users.list.read",
    letter: "u",
  },
  {
    key: "subAccounts",
    href: "/iam/sub-accounts",
    group: "cloud",
    icon: UsersRound,
    capability: "iam.accounts.read",
    letter: "i",
  },
  {
    key: "arkKeys",
    href: "/iam/ark-keys",
    group: "cloud",
    icon: KeySquare,
    capability: "iam.keys.read",
  },
  {
    key: "spending",
    href: "/iam/spending",
    group: "cloud",
    icon: ReceiptText,
    capability: "iam.accounts.read",
    letter: "m",
  },
  {
    key: "alerts",
    href: "/iam/alerts",
    group: "cloud",
    icon: BellRing,
    capability: "iam.accounts.read",
  },
  {
    key: "cloudAccounts",
    href: "/iam/accounts",
    group: "cloud",
    icon: CloudCog,
    capability: "iam.accounts.read",
    letter: "c",
  },
  {
    key: "roles",
    href: "/roles",
    group: "security",
    icon: ShieldCheck,
    capability: "users.list.read",
    letter: "r",
  },
  {
    key: "auditLogs",
    href: "/security/audit-logs",
    group: "security",
    icon: ScrollText,
    capability: "security.audit.read",
    letter: "l",
  },
  {
    key: "secrets",
    href: "/security/secrets",
    group: "security",
    icon: KeyRound,
    capability: "security.secrets.read",
    letter: "k",
  },
  {
    key: "workflows",
    href: "/workflows",
    group: "settings",
    icon: Workflow,
    capability: "workflows.list.read",
    letter: "w",
  },
  {
    key: "executions",
    href: "/executions",
    group: "settings",
    icon: History,
    capability: "executions.list.read",
    letter: "e",
  },
  {
    key: "settings",
    href: "/settings",
    group: "settings",
    icon: Settings,
    capability: "iam.accounts.read",
    letter: "s",
  },
];
