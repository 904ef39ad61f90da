import type { z } from "zod";
import { canonicalJson } from "@/core/canonical";
import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { sha256 } from "@/core/secrets";
import { type KeyKind, takeKeys, usedKeys } from "../commands/request-keys";

/** A caller's request: its id, unique for ever, and what it asks for. */
export type Request = { kind: KeyKind; key: string; content: unknown };

const fingerprintOf = ({ content }: Request) => sha256(canonicalJson(content));

/**
 * The answer this request got before, or undefined when it is new. Read it under the lock that all
 * requests with this id take: the pool's, or `lockRequest`.
 * @throws quota.request_reused (conflict) when the id came with other content
 */
export async function findAnswer<O extends z.ZodType>(
  db: Db,
  request: Request,
  output: O,
): Promise<z.output<O> | undefined> {
  const used = (await usedKeys(db, request.kind, [request.key])).get(request.key);
  if (!used) return undefined;
  if (used.fingerprint.equals(fingerprintOf(request))) return output.parse(used.answer);
  throw new DomainError("conflict", "quota.request_reused");
}

/** Keeps the answer for replays, in the transaction of the change. */
export async function keepAnswer<O extends z.ZodType>(
  db: Db,
  request: Request,
  { answer, output, now }: { answer: z.output<O>; output: O; now: Date },
): Promise<void> {
  const { kind, key } = request;
  const stored = { key, fingerprint: fingerprintOf(request), answer: output.encode(answer) };
  await takeKeys(db, kind, [stored], now);
}

/** Lets requests with the same id follow each other where no pool exists yet to be locked. */
export async function lockRequest(db: Db, { kind, key }: Request): Promise<void> {
  await clientOf(db)`select pg_advisory_xact_lock(hashtextextended(${`quota ${kind} ${key}`}, 0))`;
}
