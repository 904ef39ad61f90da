import { z } from "zod";
import { Instant, PageRequest, Upn } from "@/core/inputs";

const word = z
  .string()
  .trim()
  .min(1)
  .max(190)
  .regex(/^\P{Cc}+$/u);

export const personSorts = ["upn", "name", "department", "created"] as const;
export const personStatuses = ["active", "left"] as const;

export const PersonFilter = z.object({
  /** The beginning of a name, UPN or department, in any case. */
  search: word.optional(),
  department: word.optional(),
  /** student, staff, teacher, guest … */
  type: word.optional(),
  status: z.enum(personStatuses).optional(),
  frozen: z.boolean().optional(),
});
export type PersonFilter = z.output<typeof PersonFilter>;

export const ListPeople = PersonFilter.extend({
  ...PageRequest.shape,
  sort: z.enum(personSorts).default("upn"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});
export type ListPeople = z.output<typeof ListPeople>;

/** The list as a file: the same conditions in the same order, all pages. */
export const ExportPeople = ListPeople.omit({ cursor: true, limit: true });
export const PeopleExported = z.object({ people: z.int() });

export const PersonSummary = z.object({
  upn: z.string(),
  display_name: z.string(),
  email: z.string().nullable(),
  department: z.string().nullable(),
  title: z.string().nullable(),
  type: z.string().nullable(),
  status: z.enum(personStatuses),
  frozen_at: Instant.nullable(),
});
export const PersonPage = z.object({
  rows: z.array(PersonSummary),
  next: z.string().nullable(),
});

export const GetPerson = z.object({ upn: Upn });

export const PersonDetail = PersonSummary.extend({
  grade: z.string().nullable(),
  manager_upn: z.string().nullable(),
  /** What the source sent beyond the fields above. */
  attributes: z.record(z.string(), z.unknown()),
  /** `local`, or the name of a directory source. */
  source: z.string(),
  frozen_reason: z.string().nullable(),
  created_at: Instant,
  updated_at: Instant,
});
