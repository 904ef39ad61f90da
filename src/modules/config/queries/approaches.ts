import { type Live, live } from "@/core/live";

/** What the hot path knows of an approach. */
export type ApproachState = { onShelf: boolean; domains: readonly string[] };

const followed = live("approaches", {
  channel: "config_approaches",
  async load(sql) {
    const rows = await sql<(ApproachState & { id: string })[]>`
      select id, on_shelf as "onShelf", domains from config_approaches`;
    return new Map(rows.map((row) => [row.id, row]));
  },
});

/** Approaches by id, in memory in every instance. */
export const approachIndex = (): Live<ReadonlyMap<string, ApproachState>> => followed;

/** Whether the approach is offered in the domain now; no list of domains means in all. */
export const offeredIn = ({ onShelf, domains }: ApproachState, dom: string): boolean =>
  onShelf && (domains.length === 0 || domains.includes(dom));
