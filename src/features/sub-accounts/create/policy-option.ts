import type { Option } from "@/components/ui/select";

type Policy = { name: string; type: "System" | "Custom" };

/** A policy in a list to choose from: System and Custom ones may share a name. */
export const optionOf = ({ name, type }: Policy, description?: string): Option => ({
  value: `${type}:${name}`,
  label: name,
  ...(description && { description }),
});

export function policyOf({ value }: Pick<Option, "value">): Policy {
  const at = value.indexOf(":");
  return { type: value.slice(0, at) === "Custom" ? "Custom" : "System", name: value.slice(at + 1) };
}
