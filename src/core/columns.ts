import { bigint, timestamp } from "drizzle-orm/pg-core";

/** Money in integer micro-units. */
export const micros = () => bigint({ mode: "number" }).notNull();

/** A moment, as a `Date`. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });
