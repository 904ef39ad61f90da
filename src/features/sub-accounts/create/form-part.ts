import type { CreateDraft } from "./draft";

/** What each part of the form gets: the draft, how to change it, and what is wrong by field. */
export type FormPart = {
  draft: CreateDraft;
  set: (part: Partial<CreateDraft>) => void;
  errorAt: (field: string) => string | undefined;
};
