import { clientOf, laneDb, type Sql } from "./db";
import { listen } from "./listen";
import { logger } from "./logger";
import { once } from "./once";

/** What a cache is made of: its channel and how to read it, wholly or in part. */
type Source<T> = {
  /** The PostgreSQL channel on which a trigger announces changes. */
  channel: string;
  load(sql: Sql): Promise<T>;
  /** Applies a payload other than `*` to the value; without it every change loads anew. */
  patch?(sql: Sql, value: T, payload: string): Promise<T>;
};

/** A value that follows a table in every instance. */
export type Live<T> = {
  /** The value, loaded on first use. Read from the tables while the subscription is broken. */
  get(): Promise<T>;
  /** The value if it is loaded and the subscription stands, else undefined: then ask `get`. */
  peek(): T | undefined;
};

/**
 * Keeps a value in memory and renews it when its channel announces a change. While the connection
 * that listens is lost, `get` reads the tables each time: a permission that was taken away is never
 * answered from memory then.
 */
export const live = <T>(key: string, source: Source<T>): Live<T> =>
  once(`live.${key}`, () => follow(source));

/** How long a value that could not be renewed waits for the next attempt. */
const retryAfterMs = 1_000;

/**
 * Caches read over a connection of their own: who holds one of the pool's, and locks with it, must
 * not wait for another of the pool's.
 */
const reader = (): Sql => clientOf(laneDb("caches"));

function follow<T>({ channel, load, patch }: Source<T>): Live<T> {
  let value: T | undefined;
  let joined = false;
  let started = false;
  /** Counts the connections: what was read under a lost one is not kept. */
  let era = 0;
  let work: Promise<void> = Promise.resolve();

  /** Changes are applied one after the other, in the order they were announced. */
  const renew = (payload: string) => {
    const begun = era;
    work = work
      .then(async () => {
        const next = await read(payload);
        if (begun === era) value = next;
      })
      .catch((error: unknown) => {
        value = undefined;
        logger().error({ error: String(error), channel }, "a cache could not follow its table");
        setTimeout(() => begun === era && renew("*"), retryAfterMs).unref();
      });
  };
  const read = (payload: string) =>
    value !== undefined && payload !== "*" && patch
      ? patch(reader(), value, payload)
      : load(reader());
  const start = () => {
    started = true;
    listen({
      channel,
      notified: renew,
      joined() {
        joined = true;
        renew("*");
      },
      lost() {
        era += 1;
        joined = false;
        value = undefined;
      },
    });
  };

  return {
    peek: () => (joined ? value : undefined),
    async get() {
      if (!started) start();
      await work;
      return (joined ? value : undefined) ?? load(reader());
    },
  };
}
