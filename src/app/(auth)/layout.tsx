import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readTheme, themeCookie } from "@/components/layout/preferences";
import { DemoBadge } from "@/features/shell/demo-badge";
import { PageMessages } from "@/features/shell/page-messages";
import { Entrance } from "@/features/sign-in/entrance";
import { isDemo } from "@/trpc/server";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <PageMessages names={["signIn"]}>
      <Entrance
        theme={readTheme(jar.get(themeCookie)?.value)}
        badge={isDemo() ? <DemoBadge /> : undefined}
      >
        {children}
      </Entrance>
    </PageMessages>
  );
}
