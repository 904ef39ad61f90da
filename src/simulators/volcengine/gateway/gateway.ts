import { setTimeout as sleep } from "node:timers/promises";
import type { Action } from "../action";
import type { Cloud } from "../cloud";
import type { Effect } from "../control/faults";
import { requireAction, requireService } from "./actions";
import { authenticate, type Caller, readClaim } from "./authentication";
import { CloudError, gatewayError } from "./cloud-error";
import { type CallName, failed, requestId, succeeded } from "./envelope";
import { type Parameters, readParameters } from "./parameters";
import { requirePermission } from "./permissions";
import { rateMeter } from "./rates";
import type { WireRequest } from "./request";
import { targetOf } from "./target";

/** An answer, or none: the connection stays open for ever, or is closed. */
export type Reply = { status: number; contentType: string; body: string } | "hang" | "drop";

/** A call on its way: what is known of it so far goes into the answer and the log. */
type Progress = {
  name: CallName;
  accountId?: number;
  user: string;
  target: Record<string, string>;
  done: boolean;
};
type Prepared = {
  action: Action;
  name: string;
  service: string;
  caller: Caller;
  params: Parameters;
};

/** The cloud's front door: believes or refuses, lets happen what is to go wrong, answers and logs. */
export function gatewayOf(cloud: Cloud) {
  const tooMany = rateMeter();

  return async function answer(request: WireRequest): Promise<Reply> {
    const progress: Progress = { name: {}, user: "", target: {}, done: false };
    try {
      const prepared = prepare(cloud, request, progress);
      const { service, caller } = prepared;
      if (tooMany(service, caller.account.id, cloud.settings.rates[service], cloud.clock.now())) {
        throw gatewayError("AccountFlowLimitExceeded");
      }
      return await carryOut(cloud, prepared, progress);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      return refusal(cloud, progress, error);
    }
  };
}

function prepare(cloud: Cloud, request: WireRequest, progress: Progress): Prepared {
  const claim = readClaim(request);
  const { region, service: serviceName } = claim.scope;
  progress.name = { Service: serviceName, Region: region };
  const [name, version] = ["Action", "Version"].map((key) => {
    const value = request.query?.find(([candidate]) => candidate === key)?.[1];
    if (!value) throw gatewayError("MissingParameter", key);
    return value;
  }) as [string, string];
  progress.name = { Action: name, Version: version, ...progress.name };
  const service = requireService(serviceName);
  const now = cloud.clock.now();
  const caller = authenticate(request, claim, cloud.state, now);
  progress.accountId = caller.account.id;
  progress.user = caller.user?.name ?? "";
  if (request.path !== "/") throw gatewayError("InvalidActionOrVersion", name, version);
  const action = requireAction(service, name, version);
  caller.key.lastUsed = { at: now.toISOString(), service: serviceName, region };
  const params = readParameters(request, action.source, service.refusals);
  progress.target = targetOf(params);
  return { action, name, service: serviceName, caller, params };
}

async function carryOut(cloud: Cloud, prepared: Prepared, progress: Progress): Promise<Reply> {
  const { name, caller } = prepared;
  const trouble = cloud.faults.strike(name, caller.account.id);
  if (trouble.delayMs > 0) await sleep(trouble.delayMs);
  const { end } = trouble;
  if (end?.phase === "before") return endedBy(cloud, progress, end.effect);
  const result = perform(cloud, prepared, trouble.lateMs);
  progress.done = true;
  if (end) return endedBy(cloud, progress, end.effect);
  log(cloud, progress, 200, "ok");
  return json(200, succeeded(requestId(cloud.clock.now()), progress.name, result));
}

function perform(cloud: Cloud, prepared: Prepared, lateMs: number): object | undefined {
  const { action, name, service, caller, params } = prepared;
  const { account } = caller;
  requirePermission(caller, { service, action: name }, params);
  const now = cloud.clock.now();
  const call = { params, account, caller, now, settings: cloud.settings };
  if (action.kind === "read") {
    return action.run({ ...call, resources: cloud.late.seenBy(account, now) });
  }
  if (lateMs > 0) cloud.late.hide(account, now, lateMs);
  const result = action.run({ ...call, resources: account.resources });
  cloud.changed();
  return result;
}

function endedBy(cloud: Cloud, progress: Progress, effect: Effect): Reply {
  switch (effect.kind) {
    case "throttle":
      throw gatewayError(effect.account ? "AccountFlowLimitExceeded" : "FlowLimitExceeded");
    case "error":
      throw new CloudError(effect.code, effect.status, effect.message, effect.codeN);
    case "body":
      log(cloud, progress, effect.status, "body");
      return { status: effect.status, contentType: effect.contentType, body: effect.body };
    case "hang":
    case "drop":
      log(cloud, progress, 0, effect.kind);
      return effect.kind;
    default:
      throw new Error(`${effect.kind} does not end a call`);
  }
}

function refusal(cloud: Cloud, progress: Progress, error: CloudError): Reply {
  log(cloud, progress, error.status, error.code);
  return json(error.status, failed(requestId(cloud.clock.now()), progress.name, error));
}

function log({ log: calls, clock }: Cloud, progress: Progress, status: number, outcome: string) {
  const { name, accountId, user, target, done } = progress;
  const { Service = "", Action = "" } = name;
  const at = clock.now().toISOString();
  calls.add({
    at,
    service: Service,
    action: Action,
    accountId,
    user,
    target,
    status,
    outcome,
    done,
  });
}

const json = (status: number, body: object): Reply => ({
  status,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});
