import { z } from "zod";

const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/, "config.attribute_invalid");
const value = z.union([z.string().max(200), z.number(), z.boolean()]);
const text = z.string().min(1).max(200);

const Condition = z.union([
  z.strictObject({ attribute, equals: value }),
  z.strictObject({ attribute, in: z.array(value).min(1).max(200) }),
  z.strictObject({ attribute, prefix: text }),
  z.strictObject({ attribute, contains: text }),
  z.strictObject({ attribute, exists: z.boolean() }),
]);

/** A condition on a person's attributes, or several of them joined. */
export type PersonRule =
  | z.output<typeof Condition>
  | { all: PersonRule[] }
  | { any: PersonRule[] }
  | { not: PersonRule };

/** How deep rules may stand inside rules. */
const depthLimit = 5;

const nested = (depth: number): z.ZodType<PersonRule> =>
  depth === 0
    ? Condition
    : z.union([
        Condition,
        z.strictObject({ all: z.array(z.lazy(() => nested(depth - 1))).max(50) }),
        z.strictObject({ any: z.array(z.lazy(() => nested(depth - 1))).max(50) }),
        z.strictObject({ not: z.lazy(() => nested(depth - 1)) }),
      ]);

export const PersonRule = nested(depthLimit);
