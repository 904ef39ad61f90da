import { z } from "zod";

/**
 * Fields of answers, read tolerantly: numbers may come as texts and the other way round, absent and
 * null are the same, unknown fields are dropped.
 */
const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A text that must be there. */
export const Name = z.string().min(1);

/** An id: a text, however the cloud writes it, with all its digits. */
export const Id = z.union([z.string().min(1), z.number()]).transform(String);

/** A text that may be missing: then it is empty. */
export const Text = Scalar.nullish().transform((value) => String(value ?? ""));

/** A decimal text of a bill, exactly as the cloud wrote it. */
export const Amount = z.union([z.string(), z.number()]).transform(String);
export const OptionalAmount = Amount.nullish().transform((value) => value ?? undefined);

export const Count = z.union([z.number(), z.string().min(1).transform(Number).pipe(z.number())]);
export const OptionalCount = Count.nullish().transform((value) => value ?? undefined);

export const Flag = z
  .union([
    z.boolean(),
    z.literal([0, 1]),
    z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }),
  ])
  .transform(Boolean);
export const OptionalFlag = Flag.nullish().transform((value) => value ?? false);

export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** An action that answers nothing, or an empty object. */
export const Nothing = z.unknown().transform((): void => undefined);
