import { z } from "zod";
import { Grant, KeyState } from "./cloud-state";

/**
 * Edits that a later change took over before they were carried out: a snapshot is taken as if they
 * had been, and what they meant to take away is taken away.
 */
export const PendingEdits = z.object({
  detach: z.array(Grant),
  keys: z.array(KeyState),
  arkKeys: z.array(KeyState),
  /** Whether console login is wanted; null where no edit says so. */
  login: z.boolean().nullable(),
});
export type PendingEdits = z.output<typeof PendingEdits>;

/** One thing the cloud is asked for. Asking again for what is so already is no error. */
export const ItemSubject = z.discriminatedUnion("verb", [
  /** Looks at the cloud and at the wanted state, and adds the items that follow from the two. */
  z.object({ verb: z.literal("plan"), pending: PendingEdits.optional() }),
  z.object({ verb: z.literal("create_user") }),
  /** Sets the console password that travels sealed with the change. */
  z.object({ verb: z.literal("set_password"), allowed: z.boolean(), resetRequired: z.boolean() }),
  z.object({ verb: z.literal("allow_login"), allowed: z.boolean() }),
  z.object({
    verb: z.literal("update_profile"),
    displayName: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  z.object({ verb: z.literal("attach"), grant: Grant }),
  z.object({ verb: z.literal("detach"), grant: Grant }),
  /** `known` are the keys that stood before the call: what appears besides them is this call's. */
  z.object({
    verb: z.literal("create_key"),
    known: z.array(z.string()).optional(),
    /** The key that was made and whose secret is known. */
    key: z.string().optional(),
  }),
  /** Deletes what a creation that is no longer wanted may have left: whatever is not `known`. */
  z.object({ verb: z.literal("withdraw_key"), known: z.array(z.string()) }),
  z.object({ verb: z.literal("set_key"), key: z.string(), active: z.boolean() }),
  z.object({ verb: z.literal("delete_key"), key: z.string() }),
  z.object({
    verb: z.literal("create_ark_key"),
    arkKey: z.uuid(),
    known: z.array(z.string()).optional(),
  }),
  z.object({
    verb: z.literal("withdraw_ark_key"),
    arkKey: z.uuid(),
    known: z.array(z.string()),
  }),
  z.object({ verb: z.literal("read_ark_key"), arkKey: z.uuid() }),
  z.object({ verb: z.literal("rotate_ark_key"), arkKey: z.uuid() }),
  z.object({ verb: z.literal("set_ark_key"), arkKey: z.uuid(), active: z.boolean() }),
  z.object({ verb: z.literal("delete_ark_key"), arkKey: z.uuid() }),
  z.object({ verb: z.literal("delete_login") }),
  z.object({ verb: z.literal("delete_user") }),
]);
export type ItemSubject = z.output<typeof ItemSubject>;
export type Verb = ItemSubject["verb"];

/** What a person reads about a change; no secret is in it. */
export const ChangeDetail = z.object({
  /** Why it is disabled: the reason that was added or lifted. */
  reason: z.enum(["manual", "exhausted", "security"]).optional(),
  note: z.string().optional(),
  project: z.string().optional(),
  attached: z.array(Grant).optional(),
  detached: z.array(Grant).optional(),
});
export type ChangeDetail = z.output<typeof ChangeDetail>;
