import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "./errors";
import { gate } from "./gate";
import { once } from "./once";
import { randomToken } from "./secrets";

/** Argon2id with OWASP's parameters: 19 MiB, two passes, one lane; about 9 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Half of Node's thread pool at most, which all other work of this process shares; the queue empties
 * in about a third of a second.
 */
const limits = { width: 2, queue: 64 };
const refusal = () => new DomainError("rate_limited", "password.busy", { seconds: 1 });
const hashing = () => once("password-hashing", () => gate({ ...limits, refusal }));

/**
 * The hash under which a password is stored.
 * @throws password.busy when too many passwords are hashed at the moment
 */
export const hashPassword = (password: string): Promise<string> =>
  hashing()(() => hash(password, cost));

/**
 * Whether the password belongs to the stored hash. Without a hash it costs as much time, so that
 * nobody learns from the clock which accounts exist. It belongs before a transaction, not into one.
 * @throws password.busy
 */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  const known = stored ?? (await unknowableHash());
  const matches = await hashing()(() => verify(known, password));
  return matches && Boolean(stored);
}

/** Made once and not in the queue, because a refusal would stay for ever. */
const unknowableHash = () => once("unknowable-hash", () => hash(randomToken(), cost));
