import { type Logger, pino } from "pino";
import { env } from "./env";
import { once } from "./once";

/** Keys whose values never reach a log line, at any of the depths we log. */
const secretKeys = [
  "password",
  "currentPassword",
  "newPassword",
  "secret",
  "token",
  "apiKey",
  "authorization",
  "cookie",
  "accessKeySecret",
];

/** Structured logs, one JSON object a line. */
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
