/** One call as it went. It never holds a parameter that could be a secret. */
export type LoggedCall = {
  seq: number;
  at: string;
  service: string;
  action: string;
  accountId?: number;
  /** The user who signed; empty for the main account itself. */
  user: string;
  /** What it was about: names of users, policies, projects and keys. */
  target: Record<string, string>;
  /** HTTP status, or 0 when no answer was given. */
  status: number;
  /** `ok`, the error's code, or the fault that ended it. */
  outcome: string;
  /** Whether the work was done, whatever was answered. */
  done: boolean;
};

export type CallFilter = { action?: string; accountId?: number; since?: number };

const most = 20_000;

/** The calls in the order in which their work ended; each is there before its answer is sent. */
export function callLog() {
  let calls: LoggedCall[] = [];
  let seq = 0;
  const waiting = new Set<() => void>();

  const matching = ({ action, accountId, since = 0 }: CallFilter) =>
    calls.filter(
      (call) =>
        call.seq > since &&
        (action === undefined || call.action === action) &&
        (accountId === undefined || call.accountId === accountId),
    );
  return {
    add(call: Omit<LoggedCall, "seq">): void {
      seq += 1;
      calls.push({ seq, ...call });
      if (calls.length > most) calls = calls.slice(-most / 2);
      for (const wake of waiting) wake();
    },
    list: (filter: CallFilter = {}) => matching(filter),
    clear: () => {
      calls = [];
    },
    /** Resolves with the matching calls as soon as there are `count`, or when the time is over. */
    waitFor(filter: CallFilter & { count: number; timeoutMs?: number }): Promise<LoggedCall[]> {
      const { count, timeoutMs = 30_000 } = filter;
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          waiting.delete(check);
          resolve(matching(filter));
        };
        const check = () => {
          if (matching(filter).length >= count) finish();
        };
        const timer = setTimeout(finish, timeoutMs);
        waiting.add(check);
        check();
      });
    },
  };
}
export type CallLog = ReturnType<typeof callLog>;
