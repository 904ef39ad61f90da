"use client";

import { trpc } from "@/trpc/client";

export function SettingsTab({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  return <p>{account.displayName}</p>;
}
