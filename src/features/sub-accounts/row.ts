import type { RouterOutputs } from "@/trpc/client";

export type SubAccountRow = RouterOutputs["iam"]["subAccounts"]["rows"][number];
export type Prepaid = RouterOutputs["quota"]["prepaidOf"][number];

/** What people call it: the cloud's user name, or the portal's where the cloud has none. */
export const nameOf = ({
  userName,
  username,
}: Pick<SubAccountRow, "userName" | "username">): string => userName ?? username;
