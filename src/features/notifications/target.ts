import type { AlertType, Severity } from "@/modules/alerts/rules/catalogue";
import type { TargetKind } from "@/modules/alerts/rules/routing";
import type { RouterOutputs } from "@/trpc/client";

export type Target = RouterOutputs["alerts"]["targets"][number];

/** What is asked to be done, and with which target. */
export type Task =
  | { what: "add" }
  | { what: "edit" | "secret" | "switch" | "remove" | "test"; target: Target };

/** A target as it stands in its form. */
export type TargetDraft = {
  kind: TargetKind;
  name: string;
  /** Empty keeps the address of a target that is there. */
  url: string;
  /** Of a bot that checks signatures. */
  secret: string;
  /** Every type, also those that come later. */
  everything: boolean;
  types: readonly AlertType[];
  minSeverity: Severity;
  language: Target["language"];
};

export const newTarget: TargetDraft = {
  kind: "feishu",
  name: "",
  url: "",
  secret: "",
  everything: true,
  types: [],
  minSeverity: "warning",
  language: "zh-CN",
};

export const draftOf = ({ kind, name, types, minSeverity, language }: Target): TargetDraft => ({
  ...newTarget,
  kind,
  name,
  everything: types.length === 0,
  types,
  minSeverity,
  language,
});

/** What both adding and editing send. */
export const filterOf = ({ name, everything, types, minSeverity, language }: TargetDraft) => ({
  name,
  types: everything ? [] : [...types],
  minSeverity,
  language,
});
