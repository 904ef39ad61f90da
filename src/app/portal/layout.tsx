import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { readTheme, themeCookie } from "@/components/layout/preferences";
import { PortalShell } from "@/features/portal/portal-shell";
import { homeOf } from "@/features/shell/home";
import { FrameMessages, PageMessages } from "@/features/shell/page-messages";
import { SignInFirst } from "@/features/shell/sign-in-first";
import { isDemo, viewer } from "@/trpc/server";

/** For sub-accounts alone; operations keep everything else from them. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { type } = await viewer();
  if (type === "admin" || type === "manager") redirect(homeOf(type));
  if (type !== "sub_account") return <SignInFirst />;
  const jar = await cookies();
  return (
    <FrameMessages>
      <PageMessages names={["portal"]}>
        <PortalShell theme={readTheme(jar.get(themeCookie)?.value)} demo={isDemo()}>
          {children}
        </PortalShell>
      </PageMessages>
    </FrameMessages>
  );
}
