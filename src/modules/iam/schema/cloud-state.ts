import { z } from "zod";

/** A policy of the cloud; System ones are the cloud's own, Custom ones the cloud account's. */
export const Policy = z.object({
  name: z.string().min(1).max(128),
  type: z.enum(["System", "Custom"]),
});
export type Policy = z.output<typeof Policy>;

/** A policy where it holds: in one project, or everywhere when `project` is empty. */
export const Grant = Policy.extend({ project: z.string().max(64) });
export type Grant = z.output<typeof Grant>;

export const KeyState = z.object({ id: z.string(), active: z.boolean() });
export type KeyState = z.output<typeof KeyState>;

/** Console login; `resetRequired` is sent along with every change of `allowed`. */
const LoginState = z.object({ allowed: z.boolean(), resetRequired: z.boolean() });

/** What the cloud shows of a user: one look at its policies, access keys and console login. */
export const CloudState = z.object({
  policies: z.array(Grant),
  keys: z.array(KeyState),
  /** Null where the user has no login profile. */
  login: LoginState.nullable(),
});
export type CloudState = z.output<typeof CloudState>;

/**
 * What a disabled sub-account had and gets back. While it is disabled, edits in AirGate change this
 * and not the cloud. `arkKeys` are named by their id here.
 */
export const Snapshot = CloudState.extend({
  takenAt: z.iso.datetime(),
  arkKeys: z.array(KeyState),
});
export type Snapshot = z.output<typeof Snapshot>;
