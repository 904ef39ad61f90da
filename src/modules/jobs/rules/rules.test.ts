import { describe, expect, test } from "vitest";
import { checkOp, nextMove, type StepState } from "./moves";
import { endOf, lastTick, nextTick, retryAt } from "./times";
import { checkDefinition, concurrencyGroup, endsWait, starts } from "./triggers";

const now = new Date("2026-03-01T00:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const zone = "Asia/Shanghai";

describe("the next move", () => {
  const step = (over: Partial<StepState>): StepState => ({
    id: "s",
    kind: "run",
    status: "planned",
    readyAt: null,
    ...over,
  });
  const ended = step({ id: "e", status: "completed" });

  test("a new run is called", () => {
    expect(nextMove({ replayed: -1 }, [], now)).toEqual({ do: "discover", immediately: true });
  });

  test("a planned step is executed before the function is called again", () => {
    const planned = step({});
    expect(nextMove({ replayed: 0 }, [ended, planned], now)).toEqual({
      do: "execute",
      steps: [planned],
    });
  });

  test("a sleep that is over ends first", () => {
    const slept = step({ kind: "sleep", status: "waiting", readyAt: now });
    expect(nextMove({ replayed: 0 }, [slept, step({})], now)).toEqual({
      do: "wake",
      steps: [slept],
    });
  });

  test("a step that ended since the last call is replayed, once", () => {
    expect(nextMove({ replayed: 0 }, [ended], now).do).toBe("discover");
    expect(nextMove({ replayed: 1 }, [ended], now).do).toBe("give_up");
  });

  test("nothing runs on its own while a planned step waits for its retry", () => {
    const postponed = step({ readyAt: at(5) });
    expect(nextMove({ replayed: 0 }, [ended, postponed], now)).toEqual({
      do: "discover",
      immediately: false,
    });
    expect(nextMove({ replayed: 1 }, [ended, postponed], now)).toEqual({
      do: "release",
      dueAt: at(5),
    });
  });

  test("a run waits for the earliest of its moments, at most a day", () => {
    const asleep = step({ id: "a", kind: "sleep", status: "waiting", readyAt: at(90) });
    const waiting = step({ id: "b", kind: "invoke", status: "waiting" });
    expect(nextMove({ replayed: 0 }, [asleep, waiting], now)).toMatchObject({ dueAt: at(90) });
    expect(nextMove({ replayed: 0 }, [waiting], now)).toMatchObject({ dueAt: at(86_400) });
  });
});

describe("retries", () => {
  test.each([
    [0, 0, 5],
    [0, 0.999_999, 10],
    [1, 0, 10],
    [3, 0, 40],
    [3, 0.5, 60],
    [8, 0, 1_280],
    [9, 0, 1_800],
    [40, 0, 1_800],
    [40, 0.999_999_9, 3_600],
  ])("after attempt %i with jitter %f the wait is %i s", (attempt, random, seconds) => {
    expect(retryAt(now, { attempt, baseMs: 10_000, random })).toEqual(at(seconds));
  });

  test("what the function asks for wins", () => {
    const asked = { attempt: 5, baseMs: 10_000, random: 0 };
    expect(retryAt(now, { ...asked, retryAfter: "7" })).toEqual(at(7));
    expect(retryAt(now, { ...asked, retryAfter: at(30).toISOString() })).toEqual(at(30));
    expect(retryAt(now, { ...asked, retryAfter: at(-30).toISOString() })).toEqual(now);
    expect(retryAt(now, { ...asked, retryAfter: "soon" })).toEqual(at(160));
  });
});

describe("durations", () => {
  test.each([
    ["2s", 2],
    ["1m30s", 90],
    ["1w2d3h", 788_400],
    ["", 0],
    [at(12).toISOString(), 12],
  ])("%s ends after %i s", (text, seconds) => {
    expect(endOf(text, now)).toEqual(at(seconds));
  });

  test.each(["soon", "5", "1y", "-3s"])("%s is refused", (text) => {
    expect(() => endOf(text, now)).toThrow();
  });
});

describe("schedules", () => {
  const daily = [{ cron: "0 3 * * *" }];

  test("ticks are cut in the configured zone, or in the schedule's own", () => {
    expect(nextTick(daily, zone, now)).toEqual(new Date("2026-03-01T19:00:00Z"));
    expect(nextTick([{ cron: "TZ=UTC 0 3 * * *" }], zone, now)).toEqual(at(3 * 3_600));
    expect(nextTick([{ event: "a/b" }], zone, now)).toBeNull();
  });

  test("of missed ticks only the last is caught up", () => {
    const tick = lastTick(daily, zone, { after: new Date("2026-02-20T00:00:00Z"), now });
    expect(tick).toEqual({ at: new Date("2026-02-28T19:00:00Z"), cron: "0 3 * * *" });
  });

  test("a tick counts at its very moment, and not twice", () => {
    const moment = new Date("2026-02-28T19:00:00Z");
    const before = new Date(moment.getTime() - 1);
    expect(lastTick(daily, zone, { after: before, now: moment })?.at).toEqual(moment);
    expect(lastTick(daily, zone, { after: moment, now: moment })).toBeUndefined();
    expect(lastTick(daily, zone, { after: moment, now })).toBeUndefined();
  });

  test("of several schedules the earliest is next and the latest was last", () => {
    const both = [...daily, { cron: "30 * * * *" }];
    expect(nextTick(both, zone, now)).toEqual(at(1_800));
    expect(lastTick(both, zone, { after: at(-86_400), now })?.at).toEqual(at(-1_800));
  });
});

describe("events", () => {
  const event = { id: "e", name: "pool/created", ts: 0, data: { pool: "a'b", n: 2, ok: true } };
  const when = (expression: string) => starts([{ event: "pool/created", expression }], event);

  test.each([
    ["event.data.n == 2", true],
    ["event.data.n == '2'", false],
    ["event.data.n != 3 && event.data.ok == true", true],
    ["event.data.pool == 'a\\'b'", true],
    [`event.data.pool == "a'b"`, true],
    ["event.data.absent == null", false],
    ["event.data.absent != 1", true],
    ["event.data.constructor == event.data.constructor", false],
  ])("%s is %s", (expression, fulfilled) => {
    expect(when(expression)).toBe(fulfilled);
  });

  test.each([
    "event.data.n",
    "event.data.n >= 2",
    "event.data.n == 2 &&",
    "event.data.n == 2 || true == true",
    "event.data.n == 2 event.data.n == 2",
  ])("%s is refused when the function is defined", (expression) => {
    const definition = { ...plain, triggers: [{ event: "a", expression }] };
    expect(() => checkDefinition(definition, zone)).toThrow();
  });

  test("a name may end with a star", () => {
    expect(starts([{ event: "pool/*" }], event)).toBe(true);
    expect(starts([{ event: "person/*" }], event)).toBe(false);
    expect(starts([{ cron: "* * * * *" }], event)).toBe(false);
  });

  test("a wait compares what started the run with what came", () => {
    const match = "event.data.n == async.data.n";
    const other = { ...event, data: { n: 3 } };
    expect(endsWait(match, { started: event, came: event })).toBe(true);
    expect(endsWait(match, { started: event, came: other })).toBe(false);
    expect(endsWait(null, { started: event, came: other })).toBe(true);
  });

  test("concurrency counts per value of a path", () => {
    expect(concurrencyGroup({ concurrencyKey: "event.data.n" }, event)).toBe("2");
    expect(concurrencyGroup({ concurrencyKey: "event.data.x" }, event)).toBe("");
    expect(concurrencyGroup({ concurrencyKey: null }, event)).toBeNull();
  });
});

const plain = {
  id: "f",
  name: "f",
  triggers: [],
  retries: 0,
  concurrency: 1,
  concurrencyKey: null,
  singleton: false,
};

test("a definition that cannot be honoured is refused", () => {
  expect(() => checkDefinition({ ...plain, triggers: [{ cron: "not a cron" }] }, zone)).toThrow();
  expect(() => checkDefinition({ ...plain, concurrencyKey: "hash(event)" }, zone)).toThrow();
  expect(() =>
    checkDefinition({ ...plain, concurrencyKey: "event.data.pool" }, zone),
  ).not.toThrow();
});

test("a step that cannot be honoured is refused", () => {
  const step = { id: "s", name: "s" };
  expect(() => checkOp({ type: "sleep", ...step, until: "soon" }, now)).toThrow();
  const wait = { type: "wait", ...step, event: "a", timeout: "1h" } as const;
  expect(() => checkOp({ ...wait, expression: "a > b" }, now)).toThrow();
  expect(checkOp(wait, now)).toBe(wait);
});
