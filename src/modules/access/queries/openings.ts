import { capabilityOf, scopeOf } from "@/core/access";
import { type Declaration, query } from "@/core/operation";
import { capabilities, scopes } from "@/core/permissions";
import { Openings } from "../schema/openings";
import { Nothing } from "../schema/sessions";

/**
 * What each capability and each scope opens, read off the operations that declare it, so that the
 * page cannot say anything else than what is decided (product.md §1).
 */
export const listOpeningsOf = (all: () => readonly Declaration[]) =>
  query({
    id: "access.listOpenings",
    access: { capability: "users.list.read" },
    input: Nothing,
    output: Openings,
    async run() {
      const operations = [...all()].sort((a, b) => a.id.localeCompare(b.id));
      const opened = (by: (operation: Declaration) => boolean) =>
        operations
          .filter(by)
          .map(({ id, kind, safeguards }) => ({ id, kind, safeguards: [...safeguards] }));
      return {
        capabilities: capabilities.map((capability) => ({
          capability,
          operations: opened(({ access }) => capabilityOf(access) === capability),
        })),
        scopes: scopes.map((scope) => ({
          scope,
          operations: opened(({ access }) => scopeOf(access) === scope),
        })),
      };
    },
  });
