import { DomainError } from "@/core/errors";
import type { Call } from "@/core/operation";
import { capabilityOf, type SettingField } from "../rules/settings";

/**
 * An edit of several settings needs the capability of each of them (product.md §1). An API key was
 * admitted by its scope, which covers them all.
 * @throws access.denied naming the capability that is missing
 */
export async function requireFields(
  { actor, authority }: Call,
  fields: readonly SettingField[],
): Promise<void> {
  if (actor.type === "api_key") return;
  if (actor.type !== "admin") throw new DomainError("forbidden", "access.denied");
  for (const capability of new Set(fields.map((field) => capabilityOf[field]))) {
    if (await authority.permits(actor.role, capability)) continue;
    throw new DomainError("forbidden", "access.denied", { capability });
  }
}
