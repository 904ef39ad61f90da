import { z } from "zod";
import { type CsvCell, csvLine, csvMark } from "@/core/csv";
import { zone } from "@/core/env";
import type { Context } from "@/core/operation";
import { type AppLocale, localeCookie, localeFrom } from "@/i18n/locale";
import { translator } from "@/i18n/translator";
import { listPeople } from "@/modules/directory/queries/list-people";
import { type ExportPeople, PersonPage } from "@/modules/directory/schema/people";
import { listSubAccounts } from "@/modules/iam/queries/list-sub-accounts";
import { type ExportSubAccounts, SubAccountPage } from "@/modules/iam/schema/listing";
import { listPools } from "@/modules/quota/queries/pools";
import { listPrepaid } from "@/modules/quota/queries/prepaid";
import { type ExportPools, PoolPage } from "@/modules/quota/schema/lists";
import { PrepaidLine } from "@/modules/quota/schema/prepaid";

type Row = Readonly<Record<string, unknown>>;
type Page = { rows: readonly Row[]; next: string | null };

const pageSize = 200;

const poolColumns = [
  "name",
  "label",
  "kind",
  "disabled",
  "available",
  "percent",
  "balance",
  "remaining",
  "booster",
  "held",
  "allowance",
  "members",
  "nextRefreshAt",
  "updatedAt",
] as const;

/** Decimal texts that a spreadsheet adds up. */
const figures: ReadonlySet<string> = new Set([
  "available",
  "balance",
  "remaining",
  "booster",
  "held",
  "allowance",
  "allocated",
  "spent",
  "left",
  "amount",
  "allocatedBefore",
  "allocatedAfter",
  "spentThen",
]);

const peopleColumns = [
  "upn",
  "display_name",
  "email",
  "department",
  "title",
  "type",
  "status",
  "frozen_at",
] as const;

const subAccountColumns = [
  "userName",
  "displayName",
  "cloudAccount",
  "state",
  "disabledReasons",
  "disabledAt",
  "allocated",
  "spent",
  "left",
  "spentAsOf",
  "monitored",
  "projects",
  "policies",
  "username",
  "cloudSeenAt",
  "createdAt",
] as const;

/** The pools of a filter as lines of a spreadsheet: what the list shows, all its pages. */
export const poolLines = (ctx: Context, input: z.output<typeof ExportPools>, locale: AppLocale) =>
  sheetLines("exports.pools", poolColumns, locale, async (cursor) => {
    const page = await listPools(ctx, { ...input, limit: pageSize, ...(cursor && { cursor }) });
    return z.encode(PoolPage, page);
  });

/** The people of a filter as lines of a spreadsheet. */
export const peopleLines = (
  ctx: Context,
  input: z.output<typeof ExportPeople>,
  locale: AppLocale,
) =>
  sheetLines("exports.people", peopleColumns, locale, async (cursor) => {
    const page = await listPeople(ctx, { ...input, limit: pageSize, ...(cursor && { cursor }) });
    return z.encode(PersonPage, page);
  });

/** The sub-accounts of a filter as lines of a spreadsheet, with their prepaid quota. */
export const subAccountLines = (
  ctx: Context,
  input: z.output<typeof ExportSubAccounts>,
  locale: AppLocale,
) =>
  sheetLines("exports.subAccounts", subAccountColumns, locale, async (cursor) => {
    const found = await listSubAccounts(ctx, {
      ...input,
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    const { rows, next } = z.encode(SubAccountPage, found);
    const lines = await listPrepaid(ctx, { subAccountIds: rows.map(({ id }) => id) });
    const quotas = new Map(lines.map((line) => [line.subAccountId, z.encode(PrepaidLine, line)]));
    return { rows: rows.map((row) => ({ ...quotas.get(row.id), ...flat(row) })), next };
  });

const flat = ({
  cloudAccount,
  projects,
  grants,
  disabledReasons,
  ...row
}: z.input<typeof SubAccountPage>["rows"][number]) => ({
  ...row,
  cloudAccount: cloudAccount?.name ?? null,
  disabledReasons: disabledReasons.join(" "),
  monitored: projects.monitored,
  projects: projects.total,
  policies: grants.map(({ project, name }) => (project ? `${project}: ${name}` : name)).join("; "),
});

/** A head in the reader's language, then page after page as the receiver takes them. */
export async function* sheetLines(
  texts: string,
  columns: readonly string[],
  locale: AppLocale,
  read: (cursor: string | undefined) => Promise<Page>,
): AsyncGenerator<string> {
  const t = translator(locale, zone());
  yield csvMark + csvLine(columns.map((column) => t(`${texts}.${column}`)));
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.rows
      .map((row) => csvLine(columns.map((column) => cellOf(column, row[column]))))
      .join("");
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

function cellOf(column: string, value: unknown): CsvCell {
  if (typeof value === "string") return figures.has(column) ? { figure: value } : value;
  if (typeof value === "number") return value;
  return typeof value === "boolean" ? String(value) : null;
}

/** The language of a request for a file: the one that the page is read in. */
export function localeOf(headers: Headers): AppLocale {
  const cookies = headers.get("cookie") ?? "";
  const chosen = new RegExp(`(?:^|;\\s*)${localeCookie}=([^;]+)`).exec(cookies)?.[1];
  return localeFrom(chosen, headers.get("accept-language"));
}
