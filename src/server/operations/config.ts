import type { AnyOperation } from "@/core/operation";
import { setCloudSettings, setPoolTemplates } from "@/modules/config/commands/settings";
import { listApproaches } from "@/modules/config/queries/approach-list";
import { getCloudSettings, getPoolTemplates } from "@/modules/config/queries/settings";

export const configOperations: readonly AnyOperation[] = [
  setPoolTemplates,
  setCloudSettings,
  listApproaches,
  getPoolTemplates,
  getCloudSettings,
];
