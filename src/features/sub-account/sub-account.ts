import { z } from "zod";
import type { RouterOutputs } from "@/trpc/client";
import type { SubAccountTab } from "./tabs";

export type SubAccount = RouterOutputs["iam"]["subAccount"];
export type LinkedProject = SubAccount["links"][number];
export type Policy = Pick<SubAccount["grants"][number], "name" | "type">;

const root = "/iam/sub-accounts";
export const subAccountPath = (id: string, tab: SubAccountTab = "overview"): string =>
  tab === "overview" ? `${root}/${id}` : `${root}/${id}?tab=${tab}`;

/** The id in a part of an address; undefined for what no sub-account has. */
export const subAccountIdIn = (segment: string): string | undefined =>
  z.uuid().safeParse(segment).data;

export type SubAccountState = Exclude<SubAccount["state"], "ready"> | "enabled" | "disabled";

/** The one word that says how a sub-account stands. */
export function stateOf({
  state,
  disabledReasons,
}: Pick<SubAccount, "state" | "disabledReasons">): SubAccountState {
  if (state !== "ready") return state;
  return disabledReasons.length > 0 ? "disabled" : "enabled";
}

/** Whether the cloud side of it can be edited: it is there, and nobody creates or deletes it. */
export const isEditable = ({ state, userName }: Pick<SubAccount, "state" | "userName">): boolean =>
  state === "ready" && userName !== null;
