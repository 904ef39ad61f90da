import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { GetPerson, PersonDetail } from "../schema/people";
import { people } from "../tables";

/**
 * Everything the directory knows of one person.
 * @throws directory.user_not_found
 */
export const getPerson = query({
  id: "directory.getPerson",
  access: { capability: "users.detail.read", scope: "people:read" },
  input: GetPerson,
  output: PersonDetail,
  async run({ db }, { upn }) {
    const [person] = await db.select().from(people).where(eq(people.upn, upn));
    if (!person) throw new DomainError("not_found", "directory.user_not_found", { upn });
    const { displayName, managerUpn, frozenAt, frozenReason, createdAt, updatedAt, ...rest } =
      person;
    return {
      ...rest,
      display_name: displayName,
      manager_upn: managerUpn,
      frozen_at: frozenAt,
      frozen_reason: frozenReason,
      created_at: createdAt,
      updated_at: updatedAt,
    };
  },
});
