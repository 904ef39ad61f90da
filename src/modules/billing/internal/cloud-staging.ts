import { eq } from "drizzle-orm";
import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { billPolls } from "../cloud-tables";
import { clearStaging, holdLease, type Lease } from "./cloud-leases";
import { type StagedRow, stagedRow } from "./cloud-rows";

export type BillCloud = Pick<Volcengine, "billing">;
export type Poll = Lease & { id: string; period: string };

const pageRows = 300;
/** How often a month is begun again because its bill changed while it was read. */
const attempts = 3;
/** Three million rows: more is an answer that never ends. */
const mostPages = 10_000;

/**
 * Reads a month of the split bill into staging, a page at a time, for all projects at once; no more
 * than a page is ever in memory. A number of rows that moves between two pages starts it again.
 * @throws billing.bill_moved (unavailable) when it goes on moving, billing.poll_lost
 */
export async function stageMonth(
  db: Db,
  cloud: BillCloud,
  poll: Poll,
): Promise<{ rows: number; pages: number }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await clearStaging(db, poll.id);
    const staged = await stageOnce(db, cloud, poll);
    if (staged) return staged;
  }
  throw new DomainError("unavailable", "billing.bill_moved", { period: poll.period });
}

/** Undefined when the bill moved meanwhile. Whoever looks on sees how far it is. */
async function stageOnce(db: Db, cloud: BillCloud, poll: Poll) {
  let total: number | undefined;
  let rows = 0;
  for (let pages = 1; pages <= mostPages; pages += 1) {
    const page = await pageOf(cloud, poll.period, rows);
    if (pages > 1 && page.total !== total) return undefined;
    total = page.total;
    await stage(
      db,
      poll,
      page.list.map((row, at) => stagedRow(row, rows + at)),
    );
    rows += page.list.length;
    await db.update(billPolls).set({ rows, pages }).where(eq(billPolls.id, poll.id));
    const ends = endOf({ rows, received: page.list.length, total });
    if (ends === "moved") return undefined;
    if (ends) return { rows, pages };
  }
  throw new DomainError("unavailable", "billing.bill_endless", { period: poll.period });
}

/** Where the cloud did not count, the first page that is not full is the last. */
function endOf({
  rows,
  received,
  total,
}: {
  rows: number;
  received: number;
  total?: number | undefined;
}) {
  if (total === undefined) return received < pageRows;
  if (rows > total || (received === 0 && rows < total)) return "moved";
  return rows === total;
}

/** One page by day, over all projects: the cloud filters projects in detail only (volcengine.md §6). */
async function pageOf({ billing }: BillCloud, period: string, offset: number) {
  try {
    const { List: list, Total = -1 } = await billing.listSplitBillDetail({
      BillPeriod: period,
      GroupPeriod: 1,
      Limit: pageRows,
      Offset: offset,
      NeedRecordNum: 1,
    });
    return { list, total: Total < 0 ? undefined : Total };
  } catch (error) {
    // A month without a bill may be answered so (volcengine.md §3.4).
    if (offset === 0 && error instanceof CloudError && error.kind === "not_found") {
      return { list: [], total: 0 };
    }
    throw error;
  }
}

async function stage(db: Db, poll: Poll, rows: readonly StagedRow[]): Promise<void> {
  await holdLease(db, poll);
  if (rows.length === 0) return;
  await clientOf(db)`
    insert into billing_bill_staging (poll_id, position, identity, day, project, product, item,
      element, category, amount_text, amount)
    select ${poll.id}, position, identity, day, project, product, item, element, category,
      "amountText", amount
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(position int4, identity text,
      day date, project text, product text, item text, element text, category text,
      "amountText" text, amount int8)`;
}
