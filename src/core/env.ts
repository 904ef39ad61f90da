import { z } from "zod";
import { once } from "./once";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

/** One entry per key of `.env.example`; a test compares the two. */
export const EnvSchema = z.object({
  /** Set: production rules apply. `npm start` without it runs an embedded PostgreSQL. */
  DATABASE_URL: z.string().min(1),
  DATABASE_MIGRATE_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  HOST: z.string().default("0.0.0.0"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  NEXTAUTH_URL: z.url().default("http://localhost:3000"),
  NEXTAUTH_SECRET: z.string().min(32),
  AIRGATE_MASTER_KEYS: z.string().min(1),
  AIRGATE_DOMAIN: z.string().default("production"),
  AIRGATE_DEMO: flag.default(false),
  AIRGATE_TRUST_PROXY: flag.default(false),
  TIME_ZONE: z.string().default("Asia/Shanghai"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  CORS_ORIGINS: list.default([]),
  INNGEST_BASE_URL: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_DEV: z.string().optional(),
  AIRGATE_LOOPBACK_RECEIVERS: list.default([]),
  VOLCENGINE_ENDPOINT: z.url({ protocol: /^https?$/ }).default("https://open.volcengineapi.com"),
});
export type Env = z.output<typeof EnvSchema>;

/** The checked environment. Throws with every bad key named, and never with a value. */
export function env(): Env {
  return once("env", () => readEnv(process.env));
}

/** The zone in which days, months and refresh boundaries are cut. */
export const zone = (): string => env().TIME_ZONE;

/** The id by which `npm start` marks the master keys that it makes. */
const demoKey = /(?:^|,)\s*demo\d*:/;

/** Outside the demo nothing of a demo is taken, and no job that is not signed. */
function refuseDemo(settings: Env, ctx: z.RefinementCtx): void {
  if (settings.AIRGATE_DEMO) return;
  const refuse = (key: keyof Env, message: string) =>
    ctx.addIssue({ code: "custom", path: [key], message });
  if (settings.NEXTAUTH_SECRET.startsWith("demo:")) refuse("NEXTAUTH_SECRET", "is a demo's");
  if (demoKey.test(settings.AIRGATE_MASTER_KEYS)) refuse("AIRGATE_MASTER_KEYS", "holds a demo's");
  const external = settings.INNGEST_BASE_URL ?? settings.INNGEST_EVENT_KEY;
  if (external && !settings.INNGEST_SIGNING_KEY && !settings.INNGEST_DEV) {
    refuse("INNGEST_SIGNING_KEY", "is needed with an Inngest server");
  }
  if (settings.AIRGATE_LOOPBACK_RECEIVERS.length > 0) {
    refuse("AIRGATE_LOOPBACK_RECEIVERS", "is for the demo only");
  }
  if (isExposed(new URL(settings.VOLCENGINE_ENDPOINT))) {
    refuse("VOLCENGINE_ENDPOINT", "carries keys, so it needs https");
  }
}

/** Whether what is sent there crosses a network in the clear. */
const isExposed = ({ hostname, protocol }: URL) =>
  protocol === "http:" && !/^(localhost|127(?:[.]\d+){3}|\[::1\])$/.test(hostname);

export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.entries(source).filter(([, value]) => value !== "");
  const parsed = EnvSchema.superRefine(refuseDemo).safeParse(Object.fromEntries(present));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`Environment is not usable:\n  ${problems.join("\n  ")}`);
}
