import { fulfils, parseExpression, valueAt } from "../internal/expression";
import type { FunctionDefinition, JobEvent, Trigger } from "../schema";
import { nextTick } from "./times";

/** Whether an event starts a run of a function with these triggers. */
export function starts(triggers: readonly Trigger[], event: JobEvent): boolean {
  return triggers.some(
    (trigger) =>
      "event" in trigger &&
      nameMatches(trigger.event, event.name) &&
      (!trigger.expression || fulfils(parseExpression(trigger.expression), { event })),
  );
}

const nameMatches = (pattern: string, name: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/** Whether an event ends a wait: `event` is what started the run, `async` what came now. */
export function endsWait(
  expression: string | null,
  { started, came }: { started: JobEvent; came: JobEvent },
): boolean {
  return !expression || fulfils(parseExpression(expression), { event: started, async: came });
}

/** The group within which a function's concurrency limit counts. */
export function concurrencyGroup(
  { concurrencyKey }: { concurrencyKey: string | null },
  event: JobEvent,
): string | null {
  return concurrencyKey === null ? null : (valueAt(concurrencyKey, event) ?? "");
}

/** Refuses a definition that the embedded runner could not execute as it is written. */
export function checkDefinition({ triggers, concurrencyKey }: FunctionDefinition, zone: string) {
  for (const trigger of triggers) {
    if ("cron" in trigger) nextTick([trigger], zone, new Date(0));
    else if (trigger.expression) parseExpression(trigger.expression);
  }
  if (concurrencyKey !== null && !/^event(\.\w+)+$/.test(concurrencyKey)) {
    throw new Error(`the embedded runner counts concurrency by a path only: ${concurrencyKey}`);
  }
}
