import type { AnyOperation } from "@/core/operation";
import { setPoolTemplates } from "@/modules/config/commands/settings";
import { listApproaches } from "@/modules/config/queries/approach-list";
import { getPoolTemplates } from "@/modules/config/queries/settings";

export const configOperations: readonly AnyOperation[] = [
  setPoolTemplates,
  listApproaches,
  getPoolTemplates,
];
