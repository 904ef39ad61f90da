import { count } from "drizzle-orm";
import { command } from "@/core/operation";
import { namesMatching } from "../internal/pool-filter";
import { ExportPools, PoolsExported } from "../schema/lists";

/**
 * Takes down that the pools of a filter leave as a file (product.md §1). The file is made by reading
 * the list page by page; nothing leaves before this stands in the log.
 */
export const exportPools = command({
  id: "quota.exportPools",
  access: { capability: "workspaces.export.read" },
  input: ExportPools,
  output: PoolsExported,
  async run({ db, now, reach }, { sort: _, direction: __, ...filter }) {
    const found = namesMatching(db, filter, reach, now).as("found");
    const [row] = await db.select({ pools: count() }).from(found);
    const exported = { pools: row?.pools ?? 0 };

    return {
      result: exported,
      audit: {
        action: "pool.list.export",
        targetType: "pool_list",
        targetId: "pools",
        old: null,
        new: { filter, rows: exported.pools },
        reason: null,
      },
    };
  },
});
