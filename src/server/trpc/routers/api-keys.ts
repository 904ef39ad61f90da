import { createApiKey, revokeApiKey, rotateApiKey } from "@/modules/access/commands/api-keys";
import { listApiKeys } from "@/modules/access/queries/api-keys";
import { exposeCommand, exposeQuery, router } from "../init";

export const apiKeysRouter = router({
  list: exposeQuery(listApiKeys),
  create: exposeCommand(createApiKey),
  rotate: exposeCommand(rotateApiKey),
  revoke: exposeCommand(revokeApiKey),
});
