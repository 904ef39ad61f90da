import { lookup } from "node:dns/promises";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isLoopback, isPublicAddress } from "./public-address";

/** Why a request did not come back with an answer. */
export type EgressCode =
  | "url_refused"
  | "address_refused"
  | "name_unknown"
  | "unreachable"
  | "tls_failed"
  | "timed_out";

/** A request to the outside that got no answer. It names neither the address nor what was sent. */
export class EgressError extends Error {
  override readonly name = "EgressError";
  readonly code: EgressCode;

  constructor(code: EgressCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

export type EgressSettings = {
  /**
   * Origins on this machine that may be called, for the demo and tests: `http://127.0.0.1:4010`.
   * Their address must be loopback, everything else must be https and public.
   */
  loopback: readonly string[];
  timeoutMs?: number;
  /** The answer is read this far and no further. */
  maxBytes?: number;
  /** The addresses of a name; the resolver of the machine unless given. */
  resolve?: (hostname: string) => Promise<readonly string[]>;
  /** A certificate authority to trust instead of the usual ones. */
  ca?: string;
};

export type Outgoing = { url: string; headers: Readonly<Record<string, string>>; body: string };
export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };

const ports: ReadonlySet<string> = new Set(["", "443", "8443"]);

/**
 * The address of a receiver that somebody entered: https, no credentials in it, a usual port; or one
 * of the allowed origins on this machine. What its name resolves to is checked at each request.
 */
export function isReceiverUrl(text: string, loopback: readonly string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password) return false;
  if (loopback.includes(url.origin)) return true;
  return url.protocol === "https:" && ports.has(url.port) && !isClosedLiteral(url);
}

const isClosedLiteral = (url: URL) => isIP(hostOf(url)) !== 0 && !isPublicAddress(hostOf(url));
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

/**
 * Posts to an address that somebody entered, without reaching into our own network: the name is
 * resolved once, every address must be public, the connection goes to an address that was checked,
 * and a redirect is an answer like any other. One clock covers all of it.
 * @throws EgressError
 */
export async function postOutside(outgoing: Outgoing, settings: EgressSettings): Promise<Answer> {
  const { loopback, timeoutMs = 15_000 } = settings;
  if (!isReceiverUrl(outgoing.url, loopback)) throw new EgressError("url_refused");
  const url = new URL(outgoing.url);
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), timeoutMs);
  try {
    const addresses = await inTime(resolved(url, settings), clock.signal);
    return await exchange(url, outgoing, { ...settings, addresses, signal: clock.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function resolved(url: URL, { loopback, resolve = lookUp }: EgressSettings) {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw new EgressError("name_unknown");
  const may = loopback.includes(url.origin) ? isLoopback : isPublicAddress;
  if (!addresses.every(may)) throw new EgressError("address_refused");
  return addresses;
}

const lookUp = async (hostname: string): Promise<readonly string[]> =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new EgressError("timed_out")), { once: true });
    work.then(resolve, reject);
  });
}

type Exchange = EgressSettings & { addresses: readonly string[]; signal: AbortSignal };

function exchange(url: URL, { headers, body }: Outgoing, settings: Exchange): Promise<Answer> {
  const { addresses, ca, maxBytes = 64 * 1024, signal } = settings;
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(toEgressError(cause, signal));
    const request = (url.protocol === "https:" ? https : http).request(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      agent: false,
      lookup: always(addresses),
      signal,
      ...(ca ? { ca } : {}),
    });
    request.on("error", fail);
    request.on("response", (response) => {
      readUpTo(response, maxBytes)
        .then((text) => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, text });
        }, fail)
        .finally(() => request.destroy());
    });
    request.end(body);
  });
}

/** Answers every question for the host's address with those that were checked. */
const always =
  (addresses: readonly string[]): LookupFunction =>
  (_hostname, { all }, callback) => {
    const answers = addresses.map((address) => ({ address, family: isIP(address) }));
    if (all) callback(null, answers);
    else callback(null, answers[0]?.address ?? "", answers[0]?.family);
  };

async function readUpTo(response: http.IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
}

function toEgressError(cause: unknown, signal: AbortSignal): EgressError {
  if (signal.aborted) return new EgressError("timed_out", { cause });
  const { code = "" } = cause as NodeJS.ErrnoException;
  const isTls = /CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code);
  return new EgressError(isTls ? "tls_failed" : "unreachable", { cause });
}
