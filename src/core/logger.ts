import { type Logger, pino } from "pino";
import { env } from "./env";
import { once } from "./once";
import { secretKeys } from "./redaction";

/** Structured logs, one JSON object a line; secrets are censored at any of the depths we log. */
export function logger(): Logger {
  return once("logger", () =>
    pino({
      level: env().LOG_LEVEL,
      base: { app: "airgate" },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: "[redacted]",
      },
    }),
  );
}
