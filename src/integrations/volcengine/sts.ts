import { z } from "zod";
import { actionsOf, type Call, type CallOptions } from "./action";
import { Id, Text } from "./fields";

const CallerIdentity = z.object({
  AccountId: Id,
  IdentityId: Text,
  IdentityType: Text,
  Trn: Text,
});
const { read } = actionsOf({ service: "sts", version: "2018-01-01", sends: "form" });

/** Whose key it is: the check of credentials (volcengine.md §2). */
export const sts = (call: Call) => ({
  getCallerIdentity: (options?: CallOptions) =>
    call(read("GetCallerIdentity", CallerIdentity), {}, options),
});
