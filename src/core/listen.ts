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

/** Subscribes to a channel on the process's one listening connection, which mends itself. */
export function listen(listener: Listener): void {
  once("listen", connect).add(listener);
}

/** Ends the listening connection, at shutdown and in tests. */
export const stopListening = (): Promise<void> => once("listen", connect).end();

function connect() {
  const listeners = new Set<Listener>();
  let ended = false;
  let pause = 100;
  const settings = {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: "airgate listen" },
    onnotify(channel: string, payload: string) {
      for (const one of listeners) if (one.channel === channel) one.notified(payload);
    },
    onclose() {
      for (const one of listeners) one.lost();
      if (!ended) setTimeout(joinAll, pause).unref();
      pause = Math.min(pause * 2, 5_000);
    },
  };
  const sql = postgres(env().DATABASE_URL, settings);

  const join = (one: Listener) =>
    sql.unsafe(`listen "${one.channel.replaceAll('"', "")}"`).then(
      () => {
        pause = 100;
        one.joined();
      },
      (error: unknown) => {
        if (ended) return;
        logger().warn({ error: String(error), channel: one.channel }, "cannot listen yet");
        setTimeout(() => void join(one), pause).unref();
      },
    );
  const joinAll = () => {
    for (const one of listeners) void join(one);
  };

  return {
    add(one: Listener) {
      listeners.add(one);
      void join(one);
    },
    end() {
      ended = true;
      return sql.end({ timeout: 2 });
    },
  };
}
