import { env } from "@/core/env";
import { ark } from "./ark";
import { billing } from "./billing";
import { type CallSettings, makeCall } from "./call";
import { iam, type LoginProfileMethod } from "./iam";
import { projects } from "./projects";
import { sts } from "./sts";

export type VolcengineSettings = Omit<CallSettings, "endpoint"> & {
  /** `VOLCENGINE_ENDPOINT` unless given. */
  endpoint?: string | undefined;
  /** GET only for a gateway that takes no body there: it puts passwords into a query. */
  loginProfileMethod?: LoginProfileMethod | undefined;
};

/** The cloud, as one access key sees it. Cheap: make one wherever it is needed. */
export type Volcengine = ReturnType<typeof volcengine>;

/** @see README.md for what each call promises and how it fails. */
export function volcengine({ endpoint, loginProfileMethod, ...settings }: VolcengineSettings) {
  const call = makeCall({ ...settings, endpoint: endpoint ?? env().VOLCENGINE_ENDPOINT });
  return {
    iam: iam(call, loginProfileMethod ?? "POST"),
    projects: projects(call),
    billing: billing(call),
    ark: ark(call),
    sts: sts(call),
  };
}
