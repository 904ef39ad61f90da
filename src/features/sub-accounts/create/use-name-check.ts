"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { UserName } from "@/modules/iam/schema/fields";
import { trpc } from "@/trpc/client";

export type NameCheck =
  | { state: "empty" | "invalid" | "checking" | "unknown" | "free" }
  /** Somebody has it: managed here already, or a user of the cloud that could be imported. */
  | { state: "taken"; subAccountId: string | null };

const most = 100;

/** Whether the name can be had, as far as the cloud says so while one types; creating asks again. */
export function useNameCheck(cloudAccountId: string, typed: string): NameCheck {
  const name = useDeferredValue(typed.trim());
  const valid = UserName.safeParse(name).success;
  const users = trpc.iam.cloudUsers.useQuery(
    { cloudAccountId, search: name, limit: most },
    { enabled: valid && cloudAccountId !== "", placeholderData: keepPreviousData, retry: false },
  );
  if (name === "") return { state: "empty" };
  if (!valid) return { state: "invalid" };
  if (cloudAccountId === "" || users.error) return { state: "unknown" };
  if (!users.data || users.isPlaceholderData) return { state: "checking" };
  const taken = users.data.rows.find(({ userName }) => userName === name);
  if (taken) return { state: "taken", subAccountId: taken.subAccountId };
  return { state: users.data.next === null ? "free" : "unknown" };
}
