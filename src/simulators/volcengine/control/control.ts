import { z } from "zod";
import type { Cloud } from "../cloud";
import {
  AccountRef,
  createAccount,
  definePolicy,
  dump,
  NewAccount,
  NewPolicy,
  NewToken,
  setSessionToken,
} from "./accounts";
import {
  BillDelay,
  Correct,
  correctFor,
  createEndpoint,
  MonthRef,
  NewCurves,
  NewEndpoint,
  rowsFor,
  Spend,
  spendFor,
  startCurvesFor,
  TotalRef,
  totalFor,
} from "./bills";
import { FaultInput } from "./faults";

const Nothing = z.object({});
const CallFilter = z.object({
  action: z.string().optional(),
  accountId: z.int().optional(),
  since: z.int().optional(),
});

export type Control = ReturnType<typeof controlOf>;

/** What tests and the demo may do to the cloud from outside; the README explains each of them. */
export function controlOf(cloud: Cloud) {
  const { clock, faults, log, state, settings, changed } = cloud;
  const keepClock = () => {
    state.clockOffsetMs = clock.offset();
    changed();
    return { now: clock.now().toISOString() };
  };
  return {
    health: verb(Nothing, () => ({ ok: true, now: clock.now().toISOString() })),

    setClock: verb(z.object({ at: z.iso.datetime({ offset: true }) }), ({ at }) => {
      clock.set(new Date(at));
      return keepClock();
    }),
    advanceClock: verb(z.object({ ms: z.number() }), ({ ms }) => {
      clock.advance(ms);
      return keepClock();
    }),

    addFault: verb(FaultInput, (fault) => faults.add(fault)),
    removeFault: verb(z.object({ id: z.int() }), ({ id }) => faults.remove(id)),
    listFaults: verb(Nothing, () => faults.list()),
    clearFaults: verb(Nothing, () => {
      faults.clear();
      cloud.late.forget();
    }),
    setRate: verb(
      z.object({ service: z.string(), perSecond: z.int().min(0).nullable() }),
      ({ service, perSecond }) => {
        if (perSecond === null) delete settings.rates[service];
        else settings.rates[service] = perSecond;
      },
    ),

    calls: verb(CallFilter, (filter) => log.list(filter)),
    clearCalls: verb(Nothing, () => log.clear()),
    waitForCalls: verb(
      CallFilter.extend({ count: z.int().min(1), timeoutMs: z.int().optional() }),
      (filter) => log.waitFor(filter),
    ),

    createAccount: verb(NewAccount, (input) => createAccount(cloud, input)),
    definePolicy: verb(NewPolicy, (input) => definePolicy(cloud, input)),
    setSessionToken: verb(NewToken, (input) => setSessionToken(cloud, input)),
    dump: verb(AccountRef, ({ accountId }) => dump(cloud, accountId)),
    createEndpoint: verb(NewEndpoint, (input) => createEndpoint(cloud, input)),

    spend: verb(Spend, (input) => spendFor(cloud, input)),
    correctRow: verb(Correct, (input) => correctFor(cloud, input)),
    billRows: verb(MonthRef, (input) => rowsFor(cloud, input)),
    billTotal: verb(TotalRef, (input) => totalFor(cloud, input)),
    startCurves: verb(NewCurves, (input) => startCurvesFor(cloud, input)),
    setBillDelay: verb(BillDelay, (days) => {
      settings.billDelayDays = days;
    }),

    reset: verb(Nothing, () => {
      state.accounts.splice(0, state.accounts.length, ...cloud.fresh().accounts);
      faults.clear();
      log.clear();
      cloud.late.forget();
      clock.advance(-clock.offset());
      keepClock();
    }),
  };
}

/** A function that checks its input, so that it is the same for tests and over HTTP. */
function verb<S extends z.ZodObject, T>(schema: S, run: (input: z.output<S>) => T) {
  return (input?: z.input<S>): T => run(schema.parse(input ?? {}));
}
