"use client";

import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { AccessKeys } from "./access-keys";
import { OwnArkKeys } from "./own-ark-keys";

/** The keys of a sub-account: those of the cloud itself, and those of Ark's models. */
export function KeysTab({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  const mayReadArk = useCan("iam.keys.read");
  return (
    <div className="grid gap-5">
      <AccessKeys account={account} />
      {mayReadArk && <OwnArkKeys account={account} />}
    </div>
  );
}
