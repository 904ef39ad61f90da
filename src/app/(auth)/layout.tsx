import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readTheme, themeCookie } from "@/components/layout/preferences";
import { DemoBadge } from "@/features/shell/demo-badge";
import { Entrance } from "@/features/sign-in/entrance";
import { isDemo } from "@/trpc/server";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <Entrance
      theme={readTheme(jar.get(themeCookie)?.value)}
      badge={isDemo() ? <DemoBadge /> : undefined}
    >
      {children}
    </Entrance>
  );
}
