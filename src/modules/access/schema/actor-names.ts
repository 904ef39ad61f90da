import { z } from "zod";
import { storable } from "@/core/inputs";

/** The most actors that a page of a list can name. */
const mostActors = 400;

/** UPNs of people and ids of API keys, as rows of the log and the ledger hold them. */
export const ListActorNames = z.object({
  ids: z.array(z.string().min(1).max(250).refine(storable, "cursor.invalid")).max(mostActors),
});

export const ActorNames = z.array(z.object({ id: z.string(), name: z.string() }));
