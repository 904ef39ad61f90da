import { randomBytes } from "node:crypto";
import type { AccessKey } from "./state";

/** Where unguessable bytes come from: a seeded source for the demo, a real one otherwise. */
export type Bytes = (count: number) => Buffer;

/** `AKLT` and 47 characters in all; a secret of 60 characters that ends in `==` (volcengine.md §4). */
export function newAccessKey(now: Date, bytes: Bytes = randomBytes): AccessKey {
  const at = now.toISOString();
  return {
    id: `AKLT${Buffer.from(bytes(16).toString("hex")).toString("base64url")}`,
    secret: bytes(43).toString("base64"),
    status: "active",
    createdAt: at,
    updatedAt: at,
  };
}

/** Keys are version 4 UUIDs, as the classic ones of Ark. */
export function newUuid(bytes: Bytes = randomBytes): string {
  const hex = bytes(16).toString("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return parts.join("-");
}

const consonants = "bcdfghjklmnpqrstvwxz2456789";

/** The tail of ids such as `ep-20260901120000-x7k2p`. */
export const shortTail = (bytes: Bytes = randomBytes): string =>
  [...bytes(5)].map((byte) => consonants[byte % consonants.length]).join("");
