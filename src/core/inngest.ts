import { createHmac } from "node:crypto";
import { Inngest } from "inngest";
import { type Env, env } from "./env";
import { logger } from "./logger";
import { once } from "./once";

type Keys = Pick<
  Env,
  | "INNGEST_BASE_URL"
  | "INNGEST_EVENT_KEY"
  | "INNGEST_SIGNING_KEY"
  | "INNGEST_DEV"
  | "NEXTAUTH_SECRET"
>;
export type InngestSettings = {
  /** No Inngest server is configured: the embedded runner executes the functions. */
  embedded: boolean;
  isDev: boolean;
  baseUrl: string | undefined;
  eventKey: string | undefined;
  signingKey: string | undefined;
};

/**
 * How this deployment runs jobs. With a signing key requests are always verified. The embedded
 * runner has keys of its own, derived from the session secret, so that all instances share them.
 */
export function inngestSettings(keys: Keys): InngestSettings {
  const dev = devServer(keys.INNGEST_DEV);
  const external = keys.INNGEST_BASE_URL ?? keys.INNGEST_EVENT_KEY ?? dev;
  if (external === undefined) return embeddedSettings(keys.NEXTAUTH_SECRET);
  return {
    embedded: false,
    isDev: keys.INNGEST_SIGNING_KEY === undefined && dev !== undefined,
    baseUrl: keys.INNGEST_BASE_URL ?? (dev?.startsWith("http") ? dev : undefined),
    eventKey: keys.INNGEST_EVENT_KEY,
    signingKey: keys.INNGEST_SIGNING_KEY,
  };
}

const devServer = (value: string | undefined) =>
  value === undefined || ["0", "false", "no", "off"].includes(value.toLowerCase())
    ? undefined
    : value;

function embeddedSettings(secret: string): InngestSettings {
  const derive = (use: string) =>
    createHmac("sha256", secret).update(`airgate jobs ${use}`).digest("hex");
  return {
    embedded: true,
    isDev: false,
    baseUrl: embeddedOrigin,
    eventKey: derive("event key"),
    signingKey: `signkey-embedded-${derive("signing key")}`,
  };
}

/** Stands for the runner of this process; the client's requests are sent to its real address. */
const embeddedOrigin = "http://embedded-runner.invalid";

/** Where the runner of this process accepts events; set while it runs. */
export const embeddedRunner = (): { url: string | undefined } =>
  once("embedded-runner", () => ({ url: undefined }));

const fetchFromEmbedded: typeof fetch = (input, init) => {
  const { url } = embeddedRunner();
  if (!url) return Promise.reject(new Error("no job runner is running in this process"));
  const wanted = new URL(input instanceof Request ? input.url : input);
  return fetch(new URL(wanted.pathname, url), init);
};

/** A client for the given settings. Checkpointing is off: each step is reported by itself. */
export function makeInngest({
  embedded,
  isDev,
  baseUrl,
  eventKey,
  signingKey,
}: InngestSettings): Inngest {
  return new Inngest({
    id: "airgate",
    logger: logger(),
    isDev,
    checkpointing: false,
    ...(baseUrl ? { baseUrl } : {}),
    ...(eventKey ? { eventKey } : {}),
    ...(signingKey ? { signingKey } : {}),
    ...(embedded ? { fetch: fetchFromEmbedded } : {}),
  });
}

/** How this process runs jobs. */
export const ownSettings = (): InngestSettings => inngestSettings(env());

/** The process's client. */
export const inngest = (): Inngest => once("inngest", () => makeInngest(ownSettings()));

/** A schedule in the configured zone, for the embedded runner and an Inngest server alike. */
export const localCron = (expression: string): string => `TZ=${env().TIME_ZONE} ${expression}`;
