import { z } from "zod";
import { Grant } from "./cloud-state";

/** One thing the cloud is asked for. Asking again for what is so already is no error. */
export const ItemSubject = z.discriminatedUnion("verb", [
  /** Looks at the cloud and at the wanted state, and adds the items that follow from the two. */
  z.object({ verb: z.literal("plan") }),
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
  z.object({ verb: z.literal("create_key"), known: z.array(z.string()).optional() }),
  z.object({ verb: z.literal("set_key"), key: z.string(), active: z.boolean() }),
  z.object({ verb: z.literal("delete_key"), key: z.string() }),
  z.object({
    verb: z.literal("create_ark_key"),
    arkKey: z.uuid(),
    known: z.array(z.string()).optional(),
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
