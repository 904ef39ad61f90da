import { hash, verify } from "@node-rs/argon2";
import { once } from "./once";
import { randomToken } from "./secrets";

/** Argon2id with OWASP's parameters: 19 MiB, two passes, one lane; about 9 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/**
 * Whether the password belongs to the stored hash. Without a hash it costs as much time, so that
 * nobody learns from the clock which accounts exist.
 */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(stored ?? (await unknowableHash()), password);
  return matches && Boolean(stored);
}

const unknowableHash = () => once("unknowable-hash", () => hashPassword(randomToken()));
