import { setCloudSettings, setPoolTemplates } from "@/modules/config/commands/settings";
import { listApproaches } from "@/modules/config/queries/approach-list";
import { getCloudSettings, getPoolTemplates } from "@/modules/config/queries/settings";
import { exposeCommand, exposeQuery, router } from "../init";

export const configRouter = router({
  approaches: exposeQuery(listApproaches),
  poolTemplates: exposeQuery(getPoolTemplates),
  setPoolTemplates: exposeCommand(setPoolTemplates),
  cloudSettings: exposeQuery(getCloudSettings),
  setCloudSettings: exposeCommand(setCloudSettings),
});
