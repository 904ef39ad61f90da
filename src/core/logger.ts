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
      serializers: { err: withoutParameters },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: "[redacted]",
      },
    }),
  );
}

/** A failed statement carries its parameters, hashes and sealed inputs among them: they stay out. */
function withoutParameters(error: unknown): unknown {
  const shown = pino.stdSerializers.err(error as Error) as Record<string, unknown>;
  if (shown === null || typeof shown !== "object") return shown;
  const { params: _, parameters: __, args: ___, query: ____, ...rest } = shown;
  const cut = (text: unknown) =>
    typeof text === "string" ? text.replaceAll(/\nparams:[^\n]*/g, "") : text;
  return { ...rest, message: cut(rest.message), stack: cut(rest.stack) };
}
