import { type Clock, clockOver } from "./clock";
import { type CallLog, callLog } from "./control/call-log";
import { type FaultInput, type Faults, faultsWith } from "./control/faults";
import { lateReads } from "./gateway/visibility";
import { randomFrom } from "./random";
import type { CloudState } from "./state";

/** How the cloud behaves beside its state. */
export type Settings = {
  /** Calls per second and account that a service takes; others are throttled. Absent: all. */
  rates: Record<string, number>;
  /** Days after which the rows of a day are in the plain and in the split bill. */
  billDelayDays: { detail: number; split: number };
};

export const defaultSettings: Settings = { rates: {}, billDelayDays: { detail: 1, split: 1 } };

/** One running cloud: its state, its time, and what is to go wrong. */
export type Cloud = {
  state: CloudState;
  clock: Clock;
  settings: Settings;
  faults: Faults;
  log: CallLog;
  late: ReturnType<typeof lateReads>;
  /** Called after each change, to save it. */
  changed(): void;
  fresh(): CloudState;
};

export type CloudOptions = {
  state: CloudState;
  now: () => number;
  knobs?: readonly FaultInput[];
  settings?: Partial<Settings>;
  changed?: () => void;
  /** What a reset begins with again; nothing unless given. */
  fresh?: () => CloudState;
};

export const emptyState = (): CloudState => ({ version: 1, clockOffsetMs: 0, accounts: [] });

export function cloudWith(options: CloudOptions): Cloud {
  const { state, now, knobs, settings, changed, fresh } = options;
  return {
    state,
    clock: clockOver(now, state.clockOffsetMs),
    settings: { ...structuredClone(defaultSettings), ...settings },
    faults: faultsWith(randomFrom(1).next, knobs),
    log: callLog(),
    late: lateReads(),
    changed: changed ?? (() => undefined),
    fresh: fresh ?? emptyState,
  };
}
