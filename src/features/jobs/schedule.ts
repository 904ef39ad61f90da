/** A schedule that has words of its own; the others show as they are written. */
export type Schedule =
  | { every: "minute" }
  | { every: "minutes"; count: number }
  | { every: "hour"; minute: string }
  | { every: "day"; time: string };

/** Reads the usual cron expressions, without the zone that may stand before them. */
export function scheduleOf(cron: string): Schedule | undefined {
  const fields = cron.replace(/^TZ=\S+ /, "").split(" ");
  const [minute = "", hour = "", ...rest] = fields;
  if (fields.length !== 5 || rest.some((field) => field !== "*")) return undefined;
  if (hour === "*") return withinHour(minute);
  if (!isNumber(minute) || !isNumber(hour)) return undefined;
  return { every: "day", time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` };
}

function withinHour(minute: string): Schedule | undefined {
  if (minute === "*") return { every: "minute" };
  if (isNumber(minute)) return { every: "hour", minute: minute.padStart(2, "0") };
  const count = /^\*\/(\d+)$/.exec(minute)?.[1];
  return count === undefined ? undefined : { every: "minutes", count: Number(count) };
}

const isNumber = (field: string) => /^\d{1,2}$/.test(field);
