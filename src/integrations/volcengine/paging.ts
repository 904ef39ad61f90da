import { CloudError } from "./cloud-error";

export type Page<Row> = {
  rows: readonly Row[];
  /** How many there are; -1 or absent where the cloud did not count. */
  total?: number | undefined;
};

/** No list of ours is longer: 100,000 users, 300,000 rows of a month's bill. */
const usualMaxPages = 1_000;

/**
 * Reads a list that is paged by row index, page by page. A page may be shorter than was asked for;
 * what counts is the total where there is one. Rows that moved to a later page come once.
 * @throws {CloudError} when pages repeat or do not end, and, with `exact`, when rows are missing
 */
export async function* pagesByOffset<Row>(
  action: string,
  fetchPage: (offset: number) => Promise<Page<Row>>,
  {
    limit,
    idOf,
    exact = false,
    maxPages = usualMaxPages,
  }: {
    limit: number;
    /** What tells rows apart; without it a page that equals the one before is a repetition. */
    idOf?: (row: Row) => string;
    exact?: boolean;
    maxPages?: number;
  },
): AsyncGenerator<readonly Row[], void> {
  const unseen = unseenRows(idOf);
  let offset = 0;
  for (let page = 0; page < maxPages; page += 1) {
    const { rows, total } = await fetchPage(offset);
    if (rows.length === 0) return exact ? mustBeAll(action, offset, total) : undefined;
    const fresh = unseen(rows);
    if (fresh.length === 0) throw broken(action, "PagingRepeats");
    yield fresh;
    offset += rows.length;
    if (isLast({ offset, received: rows.length, limit, total })) return;
  }
  throw broken(action, "PagingEndless");
}

function mustBeAll(action: string, received: number, total = -1): void {
  if (total > received) throw broken(action, "PagingIncomplete");
}

/**
 * Whether a page was the last. A total that contradicts the rows counts as none: then the first
 * page shorter than asked for is the last.
 */
export function isLast({
  offset,
  received,
  limit,
  total,
}: {
  /** Rows received so far, this page's included. */
  offset: number;
  received: number;
  limit: number;
  total?: number | undefined;
}): boolean {
  if (total !== undefined && total >= offset) return total === offset;
  return received < limit;
}

/**
 * Reads a list that is paged by page number. It ends with an empty page, or with one that shows
 * nothing new, for a cloud that ignores the number shows the same page for ever (volcengine.md §7).
 */
export async function* pagesByNumber<Row>(
  action: string,
  fetchPage: (number: number) => Promise<Page<Row>>,
  { idOf, maxPages = usualMaxPages }: { idOf: (row: Row) => string; maxPages?: number },
): AsyncGenerator<readonly Row[], void> {
  const unseen = unseenBy(idOf);
  let seen = 0;
  for (let page = 1; page <= maxPages; page += 1) {
    const { rows, total } = await fetchPage(page);
    const fresh = unseen(rows);
    if (fresh.length === 0) return;
    yield fresh;
    seen += fresh.length;
    if (seen === total) return;
  }
  throw broken(action, "PagingEndless");
}

/** The rows of pages, one by one. */
export async function* rowsOf<Row>(
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Row, void> {
  for await (const page of pages) yield* page;
}

const unseenRows = <Row>(idOf: ((row: Row) => string) | undefined) =>
  idOf ? unseenBy(idOf) : unlessSame<Row>();

function unseenBy<Row>(idOf: (row: Row) => string) {
  const seen = new Set<string>();
  return (rows: readonly Row[]) =>
    rows.filter((row) => {
      const id = idOf(row);
      return !seen.has(id) && seen.add(id);
    });
}

function unlessSame<Row>() {
  let before = "";
  return (rows: readonly Row[]) => {
    const now = JSON.stringify(rows);
    const isSame = now === before;
    before = now;
    return isSame ? [] : rows;
  };
}

const broken = (action: string, code: string) =>
  new CloudError(action, { kind: "unavailable", code, final: true });
