import { z } from "zod";
import { ApproachId, DomainName, Instant, PageRequest, PoolName, Reason, Upn } from "@/core/inputs";
import { subjectKind } from "../rules/names";
import { RuleDomain } from "./rule";
import { PolicyRule } from "./rules";

export const PoolModels = z.object({
  pool: PoolName,
  /** This deployment's domain unless said otherwise. */
  dom: DomainName.optional(),
});
export type PoolModels = z.output<typeof PoolModels>;

/**
 * `allowed`: a rule opens it and none shuts it. `shut_out`: a deny on the model or on the platform.
 * `not_allowed`: no rule opens it.
 */
export const ModelAccess = z.enum(["allowed", "shut_out", "not_allowed"]);

/** What a pool opens, and the rules that decide it. */
export const PoolModelList = z.object({
  pool: z.string(),
  dom: z.string(),
  /** The template role of a personal pool. */
  template: z.string().nullable(),
  models: z.array(
    z.object({
      approach_id: z.string(),
      access: ModelAccess,
      /** On the shelf, and offered in the domain. */
      offered: z.boolean(),
      because: z.array(PolicyRule),
    }),
  ),
});
export type PoolModelList = z.output<typeof PoolModelList>;

export const PersonPools = PageRequest.extend({ upn: Upn, dom: DomainName.optional() });
export const PersonPoolPage = z.object({
  upn: z.string(),
  dom: z.string(),
  rows: z.array(
    z.object({
      pool: z.string(),
      template: z.string().nullable(),
      origin: z.enum(["rule", "manual", "personal"]),
      since: Instant,
      /** Offered approaches that the person may use on this pool. */
      models: z.array(z.string()),
    }),
  ),
  next: z.string().nullable(),
});

/** What stands in one cell of the grid: a rule of its own, or none. */
export const ModelSetting = z.enum(["allow", "deny", "none"]);

export const SetPoolModels = z.object({
  /** A shared pool, a personal one, or a template role such as `template:student`. */
  pool: PoolName.refine((name) => subjectKind(name) !== "person", "policy.subject_invalid"),
  dom: RuleDomain.default("*"),
  cells: z
    .array(
      z.object({
        /** `*` is every approach. */
        approach_id: z.union([z.literal("*"), ApproachId]),
        setting: ModelSetting,
      }),
    )
    .min(1, "policy.cells_missing")
    .max(500, "policy.cells_too_many")
    .refine(
      (cells) => new Set(cells.map(({ approach_id }) => approach_id)).size === cells.length,
      "policy.cells_repeated",
    ),
  reason: Reason,
});
export type SetPoolModels = z.output<typeof SetPoolModels>;

export const PoolModelsSet = z.object({
  added: z.array(PolicyRule),
  removed: z.array(PolicyRule),
});
