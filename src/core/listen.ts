import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { env } from "./env";
import { logger } from "./logger";
import { once } from "./once";

type Listener = {
  channel: string;
  /** A notification of the channel. */
  notified(payload: string): void;
  /** The subscription stands: from now on nothing is missed, before it anything may have been. */
  joined(): void;
  /** The connection is gone; the next `joined` follows by itself. */
  lost(): void;
};

/** How often the connection is asked whether it still stands, and how long it may take to answer. */
type Pace = { beatMs: number; patienceMs: number };
const usualPace: Pace = { beatMs: 15_000, patienceMs: 5_000 };

const shortestPauseMs = 100;
const longestPauseMs = 5_000;

/** Subscribes to a channel on the process's one listening connection, which mends itself. */
export function listen(listener: Listener): void {
  own().add(listener);
}

/** Ends the listening connection, at shutdown and in tests. */
export const stopListening = (): Promise<void> => own().end();

const own = () => once("listen", () => connectListener(env().DATABASE_URL, usualPace));

/**
 * A connection that listens. It sends nothing by itself, so one that the network has dropped without
 * a word would stay silent for as long as TCP keeps it: a beat finds it out, and another one takes
 * its place.
 */
export function connectListener(url: string, { beatMs, patienceMs }: Pace) {
  const listeners = new Set<Listener>();
  let ended = false;
  let pauseMs = shortestPauseMs;
  let sql = open();
  const beats = setInterval(() => void beat(), beatMs).unref();

  /** Only the present connection is heard: one that was given up may still close, late. */
  function open() {
    const settings = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 10,
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: "airgate listen" },
      onnotify(channel: string, payload: string) {
        if (opened !== sql) return;
        for (const one of listeners) if (one.channel === channel) one.notified(payload);
      },
      onclose() {
        if (opened === sql) rejoin();
      },
    };
    const opened: postgres.Sql = postgres(url, settings);
    return opened;
  }

  function rejoin() {
    for (const one of listeners) one.lost();
    if (!ended) setTimeout(joinAll, pauseMs).unref();
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  async function join(one: Listener) {
    const asked = sql;
    try {
      await asked.unsafe(`listen "${one.channel.replaceAll('"', "")}"`);
      if (asked !== sql) return;
      pauseMs = shortestPauseMs;
      one.joined();
    } catch (error) {
      if (ended || asked !== sql) return;
      logger().warn({ error: String(error), channel: one.channel }, "cannot listen yet");
      setTimeout(() => void join(one), pauseMs).unref();
    }
  }

  function joinAll() {
    for (const one of listeners) void join(one);
  }

  async function beat() {
    const asked = sql;
    const late = new AbortController();
    const tooLate = sleep(patienceMs, undefined, { ref: false, signal: late.signal }).then(() => {
      throw new Error("the listening connection does not answer");
    });
    try {
      await Promise.race([asked.unsafe("select 1"), tooLate]);
    } catch (error) {
      if (ended || asked !== sql) return;
      logger().warn({ error: String(error) }, "the listening connection is given up");
      sql = open();
      asked.end({ timeout: 0 }).catch(() => undefined);
      rejoin();
    } finally {
      late.abort();
      tooLate.catch(() => undefined);
    }
  }

  return {
    add(one: Listener) {
      listeners.add(one);
      void join(one);
    },
    end(): Promise<void> {
      ended = true;
      clearInterval(beats);
      return sql.end({ timeout: 2 });
    },
  };
}
