"use client";

import { Keyboard, LogOut, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { signOutHere } from "@/features/sign-in/auth-client";
import { Initials } from "./initials";
import { type Me, useMe } from "./me";

/** Who is signed in, their account page, and the way out. */
export function AccountMenu(props: { onHelp: () => void }) {
  const t = useTranslations("shell.account");
  const me = useMe();
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={t("menu", { name: me.name })}
          className="ml-1 rounded-full outline-offset-2"
        >
          <Initials name={me.name} />
        </button>
      }
      header={<WhoIs me={me} />}
      groups={[
        {
          actions: [
            {
              id: "account",
              label: t("page"),
              icon: <UserRound aria-hidden="true" />,
              href: "/account",
            },
            {
              id: "keys",
              label: t("shortcuts"),
              icon: <Keyboard aria-hidden="true" />,
              shortcut: "?",
              onSelect: props.onHelp,
            },
          ],
        },
        {
          actions: [
            {
              id: "sign-out",
              label: t("signOut"),
              icon: <LogOut aria-hidden="true" />,
              onSelect: () => void signOutHere(),
            },
          ],
        },
      ]}
    />
  );
}

function WhoIs({ me }: { me: Me }) {
  const t = useTranslations();
  return (
    <div className="min-w-52">
      <p className="font-medium">{me.name}</p>
      <p className="truncate text-muted text-xs">{me.email || me.id}</p>
      <p className="mt-1 text-xs">{me.role ? t(`roles.${me.role}`) : t("words.manager")}</p>
    </div>
  );
}
