import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

/** A random value that is safe in URLs and headers; 32 bytes unless said otherwise. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString("base64url");

/** Stored instead of a random token: a database reader cannot use it. */
export const hashToken = (token: string): string => hash("sha256", token, "base64url");

export const sha256 = (text: string): Buffer => hash("sha256", text, "buffer");

/** A keyed signature for one purpose; keys of different purposes are unrelated. */
export const signFor = (purpose: string, text: string): string =>
  createHmac("sha256", createHmac("sha256", env().NEXTAUTH_SECRET).update(purpose).digest())
    .update(text)
    .digest("base64url");

export function equalInConstantTime(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `AIRGATE_MASTER_KEYS` is `id:base64,…`; the first encrypts, all decrypt. */
function masterKeys(): Map<string, Buffer> {
  const entries = env()
    .AIRGATE_MASTER_KEYS.split(",")
    .map((entry) => {
      const [id = "", key = ""] = entry.trim().split(":");
      const bytes = Buffer.from(key, "base64");
      if (!id || bytes.length !== 32) throw new Error("AIRGATE_MASTER_KEYS: 32 bytes per key");
      return [id, bytes] as const;
    });
  return new Map(entries);
}

/**
 * Encrypts with a fresh data key under the first master key (AES-256-GCM twice). `place` names the
 * table, row and column and is authenticated, so that a ciphertext cannot be moved elsewhere.
 */
export function seal(plaintext: string, place: string): string {
  const [master] = masterKeys();
  if (!master) throw new Error("AIRGATE_MASTER_KEYS is empty");
  const [keyId, masterKey] = master;
  const dataKey = randomBytes(32);
  const wrapped = gcm(masterKey, dataKey, `${keyId}|${place}`);
  return ["v1", keyId, wrapped, gcm(dataKey, Buffer.from(plaintext), place)].join(".");
}

/** The inverse of `seal`; throws when key, place or ciphertext do not belong together. */
export function unseal(sealed: string, place: string): string {
  const [version, keyId = "", wrapped = "", body = ""] = sealed.split(".");
  const masterKey = masterKeys().get(keyId);
  if (version !== "v1" || !masterKey) throw new Error("sealed under an unknown master key");
  const dataKey = ungcm(masterKey, wrapped, `${keyId}|${place}`);
  return ungcm(dataKey, body, place).toString();
}

function gcm(key: Buffer, plaintext: Buffer, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

function ungcm(key: Buffer, sealed: string, place: string): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
