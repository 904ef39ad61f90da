import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { navCookie, readNavFolded, readTheme, themeCookie } from "@/components/layout/preferences";
import { inboxInput } from "@/features/approvals/params";
import { ConsoleShell } from "@/features/shell/console-shell";
import { FrameMessages } from "@/features/shell/page-messages";
import { SignInFirst } from "@/features/shell/sign-in-first";
import { HydrateClient, isDemo, trpc, viewer } from "@/trpc/server";

/** Sends everybody to the place where they belong; what they may do there operations decide. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { type } = await viewer();
  if (type === "sub_account") redirect("/portal");
  if (type !== "admin" && type !== "manager") return <SignInFirst />;
  if (type === "admin") {
    void trpc.approvals.list.prefetch(inboxInput);
    void trpc.alerts.inbox.prefetch({});
  }
  const [jar] = await Promise.all([cookies(), trpc.access.me.prefetch({})]);
  return (
    <HydrateClient>
      <FrameMessages>
        <ConsoleShell
          theme={readTheme(jar.get(themeCookie)?.value)}
          folded={readNavFolded(jar.get(navCookie)?.value)}
          demo={isDemo()}
        >
          {children}
        </ConsoleShell>
      </FrameMessages>
    </HydrateClient>
  );
}
