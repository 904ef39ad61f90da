import type { NewPerson } from "@/modules/directory/commands/import";
import type { RefreshUnit } from "@/modules/quota/rules/refresh";
import { approachList, everyday } from "./catalogue";
import { departments } from "./people";
import type { Random } from "./random";

/** A shared pool of the demo. `appetite` is its daily use as a share of what it gets a day. */
export type PoolPlan = {
  name: string;
  label: string;
  notes: string;
  refresh: { unit: RefreshUnit; every: number };
  /** Coins. */
  allowance: number;
  members: string[];
  approaches: string[];
  appetite: number;
};

const purposes: [string, string, RefreshUnit, number, number][] = [
  ["课程实验", "course", "week", 1, 300],
  ["科研课题", "research", "month", 1, 2_000],
  ["毕业设计", "thesis", "month", 1, 800],
  ["公共服务", "service", "day", 1, 60],
  ["竞赛集训", "contest", "month", -1, 1_500],
  ["教师发展", "faculty", "month", 3, 3_000],
];
const fallback = purposes[0] as (typeof purposes)[number];
const slugs = [
  "cs",
  "ee",
  "math",
  "phys",
  "chem",
  "bio",
  "med",
  "lang",
  "media",
  "econ",
  "law",
  "art",
  "lib",
  "it",
];

/** One hundred and twenty shared pools: some comfortable, some tight, a few overrun. */
export function planPools(random: Random, people: readonly NewPerson[], count = 120): PoolPlan[] {
  return Array.from({ length: count }, (_, i) => {
    const d = i % departments.length;
    const round = Math.floor(i / departments.length);
    const [purpose, slug, unit, every, allowance] = purposes[round % purposes.length] ?? fallback;
    const serial = Math.floor(round / purposes.length) + 1;
    const suffix = serial > 1 ? ` ${serial}` : "";
    return {
      name: `${slugs[d]}-${slug}${serial > 1 ? `-${serial}` : ""}`,
      label: `${departments[d]}${purpose}${suffix}`,
      notes: `${departments[d]}的${purpose}配额，由学院统一使用。`,
      refresh: { unit, every },
      allowance: Math.round(allowance * random.skewed(0.6)),
      members: membersOf(random, people, departments[d] ?? ""),
      approaches: approachesOf(random),
      appetite: appetiteOf(i, random),
    };
  });
}

function membersOf(random: Random, people: readonly NewPerson[], department: string): string[] {
  const own = people.filter((person) => person.department === department);
  const share = 0.05 + random.next() * 0.25;
  return own.filter(() => random.chance(share)).map(({ upn }) => upn);
}

function approachesOf(random: Random): string[] {
  const more = approachList.filter(() => random.chance(0.3)).map(({ id }) => id);
  return [...new Set([...everyday.slice(0, 3), ...more])];
}

/** Most use two thirds of what they get, every ninth is tight, every thirteenth overruns. */
function appetiteOf(i: number, random: Random): number {
  if (i % 13 === 5) return 1.25;
  if (i % 9 === 4) return 0.98;
  return 0.25 + random.next() * 0.6;
}
