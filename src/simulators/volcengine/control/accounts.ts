import { z } from "zod";
import { emptyBill } from "../billing/bill";
import type { Cloud } from "../cloud";
import { newAccessKey } from "../credentials";
import { type Account, emptyResources } from "../state";

export const NewAccount = z.object({
  name: z.string().default("测试主账号"),
  id: z.int().optional(),
  /** Given, or made: the keys of the main account itself. */
  accessKeyId: z.string().optional(),
  secretAccessKey: z.string().optional(),
});

export const AccountRef = z.object({ accountId: z.int() });

export const NewPolicy = AccountRef.extend({
  name: z.string(),
  description: z.string().default(""),
  actions: z.array(z.string()).default(["*"]),
  effect: z.enum(["Allow", "Deny"]).default("Allow"),
});

export const NewToken = z.object({
  accessKeyId: z.string(),
  /** Null takes the token away again. */
  sessionToken: z.string().nullable(),
});

const firstId = 2_100_000_001;

/** Opens a main account with one access key of its own, which the answer shows. */
export function createAccount(
  { state, clock, changed }: Cloud,
  input: z.output<typeof NewAccount>,
) {
  const now = clock.now();
  const id = input.id ?? firstId + state.accounts.length;
  if (state.accounts.some((account) => account.id === id)) {
    throw new Error(`account ${id} is there already`);
  }
  const made = newAccessKey(now);
  const key = {
    ...made,
    id: input.accessKeyId ?? made.id,
    secret: input.secretAccessKey ?? made.secret,
  };
  const resources = { ...emptyResources(id, now.toISOString()), rootKeys: [key] };
  state.accounts.push({ id, name: input.name, resources, bill: emptyBill() });
  changed();
  return { accountId: id, accessKeyId: key.id, secretAccessKey: key.secret };
}

export function requireAccount({ state }: Cloud, id: number): Account {
  const account = state.accounts.find((candidate) => candidate.id === id);
  if (!account) throw new Error(`there is no account ${id}`);
  return account;
}

/** Writes a custom policy, which no action of the product does. */
export function definePolicy(cloud: Cloud, input: z.output<typeof NewPolicy>): void {
  const { resources } = requireAccount(cloud, input.accountId);
  resources.customPolicies.push({
    name: input.name,
    description: input.description,
    category: "",
    document: {
      Statement: [{ Effect: input.effect, Action: input.actions, Resource: ["*"] }],
    },
    serviceRole: false,
    createdAt: cloud.clock.now().toISOString(),
  });
  cloud.changed();
}

/** Makes a key a temporary one, which works with its session token only. */
export function setSessionToken(cloud: Cloud, input: z.output<typeof NewToken>): void {
  const keys = cloud.state.accounts.flatMap(({ resources }) => [
    ...resources.rootKeys,
    ...resources.users.flatMap(({ accessKeys }) => accessKeys),
  ]);
  const key = keys.find(({ id }) => id === input.accessKeyId);
  if (!key) throw new Error(`there is no key ${input.accessKeyId}`);
  key.sessionToken = input.sessionToken ?? undefined;
}

/** What an account holds, for assertions: everything but secrets and the rows of its bill. */
export function dump(cloud: Cloud, accountId: number) {
  const { id, name, resources, bill } = requireAccount(cloud, accountId);
  const bare = ({ secret: _, sessionToken: __, ...key }: (typeof resources.rootKeys)[number]) =>
    key;
  return structuredClone({
    id,
    name,
    projects: resources.projects,
    customPolicies: resources.customPolicies,
    endpoints: resources.endpoints,
    rootKeys: resources.rootKeys.map(bare),
    users: resources.users.map(({ loginProfile, accessKeys, ...user }) => ({
      ...user,
      accessKeys: accessKeys.map(bare),
      loginProfile: loginProfile && { ...loginProfile, password: undefined },
    })),
    arkKeys: resources.arkKeys.map(({ plaintext: _, ...key }) => key),
    billRows: Object.fromEntries(
      Object.entries(bill.months).map(([month, rows]) => [month, rows.length]),
    ),
  });
}
