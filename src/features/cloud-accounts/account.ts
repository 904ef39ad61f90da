import type { CloudAccount } from "@/modules/iam/schema/cloud-accounts";

export type { CloudAccount };

/** What is asked to be done, and with which account. */
export type Task =
  | { what: "add" }
  | { what: "import" | "credentials" | "rename" | "switch"; account: CloudAccount };
