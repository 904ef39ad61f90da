import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";

/** The directory: one row per person, keyed by UPN in lower case. */
export const people = pgTable(
  "directory_people",
  {
    upn: text().primaryKey(),
    displayName: text().notNull(),
    email: text(),
    department: text(),
    title: text(),
    grade: text(),
    /** student, staff, teacher, guest … */
    type: text(),
    managerUpn: text(),
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Where the row comes from: `local` or the name of a directory source. */
    source: text().notNull().default("local"),
    status: text({ enum: ["active", "left"] })
      .notNull()
      .default("active"),
    frozenAt: instant(),
    frozenReason: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  ({ upn, department, type, displayName, createdAt }) => [
    check("directory_people_upn", sql`${upn} = lower(${upn}) and position('@' in ${upn}) > 1`),
    index("directory_people_department").on(department, upn),
    index("directory_people_type").on(type, upn),
    index("directory_people_name").on(displayName, upn),
    // Beginnings of words are found whatever the database's collation is.
    index("directory_people_upn_start").on(upn.op("text_pattern_ops")),
    index("directory_people_name_start").on(sql`lower(${displayName}) text_pattern_ops`),
    index("directory_people_department_start").on(sql`lower(${department}) text_pattern_ops`),
    index("directory_people_created").on(createdAt, upn),
  ],
);
