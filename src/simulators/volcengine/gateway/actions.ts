import type { Action, Actions } from "../action";
import { arkKeyActions } from "../ark/api-keys";
import { endpointActions } from "../ark/endpoints";
import { arkRefusals } from "../ark/refusals";
import { temporaryKeyActions } from "../ark/temporary-keys";
import { usageActions } from "../ark/usage";
import { billingActions } from "../billing/actions";
import { billingRefusals } from "../billing/refusals";
import { accessKeyActions } from "../iam/access-keys";
import { summaryActions } from "../iam/account-summary";
import { attachmentActions } from "../iam/attachments";
import { loginProfileActions } from "../iam/login-profiles";
import { policyActions } from "../iam/policies";
import { iamRefusals } from "../iam/refusals";
import { userActions } from "../iam/users";
import { projectGrantActions } from "../projects/project-grants";
import { projectResourceActions } from "../projects/project-resources";
import { projectActions } from "../projects/projects";
import { stsActions } from "../sts";
import { gatewayError } from "./cloud-error";
import type { Refusals } from "./parameters";

type Service = { refusals: Refusals; versions: Record<string, Actions> };

/** Every service by its name in the credential scope; the host does not matter (volcengine.md §11). */
const services: Record<string, Service> = {
  iam: {
    refusals: iamRefusals,
    versions: {
      "2018-01-01": {
        ...userActions,
        ...accessKeyActions,
        ...loginProfileActions,
        ...policyActions,
        ...attachmentActions,
        ...summaryActions,
      },
      "2021-08-01": { ...projectActions, ...projectGrantActions, ...projectResourceActions },
    },
  },
  billing: { refusals: billingRefusals, versions: { "2022-01-01": billingActions } },
  ark: {
    refusals: arkRefusals,
    versions: {
      "2024-01-01": {
        ...arkKeyActions,
        ...temporaryKeyActions,
        ...endpointActions,
        ...usageActions,
      },
    },
  },
  sts: { refusals: iamRefusals, versions: { "2018-01-01": stsActions } },
};

export function requireService(name: string): Service {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (!service) throw gatewayError("ServiceNotFound", name);
  return service;
}

export function requireAction({ versions }: Service, name: string, version: string): Action {
  const actions = Object.hasOwn(versions, version) ? versions[version] : undefined;
  const action = actions && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw gatewayError("InvalidActionOrVersion", name, version);
  return action;
}
