const dayMs = 86_400_000;
/** The cloud cuts its days and months in China's time, which knows no summer time. */
const shiftMs = 8 * 3_600_000;

/** `YYYYMMDDTHHMMSSZ`, as in `X-Date` and the dates of IAM. */
export const compactDate = (date: Date): string => date.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** The inverse of `compactDate`, or undefined. */
export function instantFrom(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Local time of the cloud as `2006-01-02 15:04:05`. */
export const localTime = (date: Date): string =>
  new Date(date.getTime() + shiftMs).toISOString().slice(0, 19).replace("T", " ");

/** The cloud's calendar day, `2006-01-02`. */
export const dayOf = (date: Date): string => localTime(date).slice(0, 10);

/** When a calendar day begins. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - shiftMs);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
