import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AlertAct,
  type AlertState,
  alertActs,
  alertStates,
  mayAct,
  stateAfter,
} from "./states";

/** The life of an alert, written down apart from the code: from → act → to. */
const life: Readonly<Record<AlertState, Partial<Record<AlertAct, AlertState>>>> = {
  open: { acknowledge: "acknowledged", resolve: "resolved" },
  acknowledged: { resolve: "resolved", reopen: "open" },
  resolved: { reopen: "open" },
};

test.each(alertStates.flatMap((state) => alertActs.map((act) => [state, act] as const)))(
  "%s → %s",
  (state, act) => {
    const to = life[state][act];
    const after = () => stateAfter({ state, asks: null }, act, null);
    expect(mayAct(state, act)).toBe(to !== undefined);
    if (to) expect(after()).toBe(to);
    else expect(after).toThrow("alerts.state");
  },
);

test("whatever is tried, an alert goes only where its life leads, and a refusal moves nothing", () => {
  const tries = fc.array(
    fc.record({ act: fc.constantFrom(...alertActs), note: fc.option(fc.string({ minLength: 1 })) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(tries, fc.constantFrom("disable" as const, null), (acts, asks) => {
      let state: AlertState = "open";
      for (const { act, note } of acts) {
        const to: AlertState | undefined = life[state][act];
        const silent = act === "acknowledge" && asks !== null && note === null;
        const before = state;
        try {
          state = stateAfter({ state, asks }, act, note);
        } catch {
          expect(to === undefined || silent).toBe(true);
          expect(state).toBe(before);
          continue;
        }
        expect([state, silent]).toEqual([to, false]);
      }
    }),
  );
});

test("leaving a sub-account running says why", () => {
  const asking = { state: "open", asks: "disable" } as const;
  expect(() => stateAfter(asking, "acknowledge", null)).toThrow("alerts.note_required");
  expect(stateAfter(asking, "acknowledge", "paid by hand")).toBe("acknowledged");
  expect(stateAfter(asking, "resolve", null)).toBe("resolved");
});
