import type { z } from "zod";
import { type Access, type Actor, type Authority, authorize, type Reach } from "./access";
import { type Db, isTimedOut } from "./db";
import { DomainError } from "./errors";
import { logger } from "./logger";

/**
 * Conditions on top of access, one per safeguard of operations.csv.
 * `reason` is an input field; `confirmation` is a sign-in within 5 minutes; `approval` is a second,
 * entitled person within 24 hours; `notify` tells the person concerned.
 */
export type Safeguard = "reason" | "confirmation" | "approval" | "notify";

/** One audit row. `old` and `new` hold what an API would show: decimal strings, no secrets. */
export type Audit<Reason = string | null> = {
  action: string;
  targetType: string;
  targetId: string;
  old: Record<string, unknown> | null;
  new: Record<string, unknown> | null;
  reason: Reason;
  /** Whom a visitor turned out to be: signing in makes the caller known. Others keep their name. */
  actor?: Actor;
};

export type DomainEvent = { name: string; data: Record<string, unknown> };

/** What a command did. It is stored with the change, or the change is rolled back. */
export type Facts<Reason = string | null> = {
  audit: Audit<Reason> | readonly Audit<Reason>[] | null;
  events?: readonly DomainEvent[];
};

/** What an operation would change, and its version now: an approval is bound to both. */
export type ApprovalTarget = { type: string; id: string; version: string };

/** The part of an operation that other code reads: adapters, the roles page, approvals, tests. */
export type Declaration = {
  readonly id: string;
  readonly kind: "query" | "command";
  /** Where its writes are recorded: nowhere (it writes nothing), the audit log, the ledger. */
  readonly trace: "none" | "audit" | "ledger";
  readonly access: Access<never>;
  readonly safeguards: readonly Safeguard[];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  approvalTarget?(db: Db, input: never): Promise<ApprovalTarget>;
};

/** What an adapter provides. Built once per request, job run or test. */
export type Context = {
  actor: Actor;
  db: Db;
  now: Date;
  authority: Authority;
  /** Refuses (precondition) unless the declared confirmation and approval were given; spends the approval. */
  clear(db: Db, operation: Declaration, input: unknown): Promise<void>;
  /** Stores the audit rows and the events of a command in its transaction. */
  record(db: Db, operation: Declaration, facts: Facts): Promise<void>;
};

/**
 * What an operation sees. Inside a command, `db` is its transaction. `authority` answers what goes
 * beyond the declared access: the capability of each field of a batch, the pools of a manager.
 */
export type Call = { actor: Actor; db: Db; now: Date; reach: Reach; authority: Authority };

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Omit<
  Declaration,
  "access" | "input" | "output"
> & {
  readonly access: Access<z.output<I>>;
  readonly input: I;
  readonly output: O;
  (ctx: Context, input: z.output<I>): Promise<z.output<O>>;
};

/** Any operation, for code that takes it from the registry and decodes its input itself. */
export type AnyOperation = Declaration & ((ctx: Context, input: never) => Promise<unknown>);

type Meta<I extends z.ZodType, O extends z.ZodType> = {
  id: string;
  access: Access<z.output<I>>;
  input: I;
  output: O;
};

/** A read. It writes nothing; a look at sensitive data is a command, because it writes a row. */
export function query<I extends z.ZodType, O extends z.ZodType>({
  run,
  ...meta
}: Meta<I, O> & {
  run(call: Call, input: z.output<I>): Promise<z.output<O>>;
}): Operation<I, O> {
  return operation(
    { ...meta, kind: "query", trace: "none", safeguards: [] },
    async (ctx, input) => {
      const { actor, db, now, authority } = ctx;
      const reach = await authorize(authority, actor, meta.access, input);
      return run({ actor, db, now, reach, authority }, input);
    },
  );
}

type Guarded<S extends readonly Safeguard[], I extends z.ZodType> = {
  safeguards?: S;
} & ("approval" extends S[number]
  ? { approvalTarget(db: Db, input: z.output<I>): Promise<ApprovalTarget> }
  : { approvalTarget?: never });

/** With the safeguard `reason`, input and audit must carry one. */
type ReasonOf<S extends readonly Safeguard[]> = "reason" extends S[number] ? string : string | null;
type ReasonedInput<S extends readonly Safeguard[]> = "reason" extends S[number]
  ? z.ZodType<{ reason: string }>
  : z.ZodType;

/**
 * A write, in one transaction with its audit rows and events. What it must know from the outside
 * world it asks in `prepare`, before the transaction; `prepare` changes nothing.
 */
export function command<
  O extends z.ZodType,
  const S extends readonly Safeguard[] = [],
  I extends ReasonedInput<S> = ReasonedInput<S>,
  Known = undefined,
>({
  run,
  prepare,
  safeguards,
  approvalTarget,
  ...meta
}: Meta<I, O> &
  Guarded<S, I> & {
    prepare?(call: Call, input: z.output<I>): Promise<Known>;
    run(
      call: Call,
      input: z.output<I>,
      known: Known,
    ): Promise<{ result: z.output<O> } & Facts<ReasonOf<S>>>;
  }): Operation<I, O> {
  const declaration = {
    ...meta,
    kind: "command" as const,
    trace: "audit" as const,
    safeguards: safeguards ?? [],
    ...(approvalTarget ? { approvalTarget } : {}),
  };
  const self: Operation<I, O> = operation(declaration, async (ctx, input) => {
    const { actor, db, now, authority } = ctx;
    const reach = await authorize(authority, actor, meta.access, input);
    // Without `prepare` there is nothing to know, and `Known` is undefined.
    const known = (await prepare?.({ actor, db, now, reach, authority }, input)) as Known;
    return db.transaction(async (tx) => {
      await ctx.clear(tx, self as Declaration, input);
      const call = { actor, db: tx, now, reach, authority };
      const { result, audit, events } = await run(call, input, known);
      await ctx.record(tx, self as Declaration, { audit, events });
      return result;
    });
  });
  return self;
}

/**
 * A write on the hot path whose trace is the immutable ledger: no audit row, no safeguards, and its
 * own transactions, because concurrent calls share one (group commit).
 */
export function ledgerCommand<I extends z.ZodType, O extends z.ZodType>({
  run,
  ...meta
}: Meta<I, O> & {
  run(call: Call, input: z.output<I>): Promise<{ result: z.output<O> }>;
}): Operation<I, O> {
  return operation(
    { ...meta, kind: "command", trace: "ledger", safeguards: [] },
    async ({ authority, actor, db, now }, input) => {
      const reach = await authorize(authority, actor, meta.access, input);
      return (await run({ actor, db, now, reach, authority }, input)).result;
    },
  );
}

/** What an errand sees: a call, and `commit`, a transaction whose audit rows and events are stored with it. */
export type Errand = Call & {
  commit<T>(change: (db: Db) => Promise<{ result: T } & Facts>): Promise<T>;
};

/**
 * Work in the outside world: it calls it between transactions of its own, each recorded like a
 * command. It may die at any moment, so that each transaction leaves what the next run needs.
 */
export function errand<I extends z.ZodType, O extends z.ZodType>({
  run,
  ...meta
}: Meta<I, O> & {
  run(call: Errand, input: z.output<I>): Promise<z.output<O>>;
}): Operation<I, O> {
  const declaration = { ...meta, kind: "command", trace: "audit", safeguards: [] } as const;
  const self: Operation<I, O> = operation(declaration, async (ctx, input) => {
    const { actor, db, now, authority } = ctx;
    const reach = await authorize(authority, actor, meta.access, input);
    const commit: Errand["commit"] = (change) =>
      db.transaction(async (tx) => {
        const { result, audit, events } = await change(tx);
        await ctx.record(tx, self as Declaration, { audit, events });
        return result;
      });
    return run({ actor, db, now, reach, authority, commit }, input);
  });
  return self;
}

function operation<I extends z.ZodType, O extends z.ZodType>(
  declaration: Omit<Operation<I, O>, never>,
  run: (ctx: Context, input: z.output<I>) => Promise<z.output<O>>,
): Operation<I, O> {
  const bounded: typeof run = (ctx, input) =>
    run(ctx, input).catch((error: unknown) => {
      if (!isTimedOut(error)) throw error;
      logger().warn({ err: error, operation: declaration.id }, "a statement took too long");
      throw new DomainError("unavailable", "request.timed_out");
    });
  return Object.assign(bounded, declaration) as Operation<I, O>;
}
