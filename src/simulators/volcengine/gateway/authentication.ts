import { instantFrom } from "../dates";
import type { AccessKey, Account, CloudState, User } from "../state";
import { gatewayError } from "./cloud-error";
import type { WireRequest } from "./request";
import { type Claim, isSignedBy, sha256 } from "./signature";

/** Who signed: a main account itself, or one of its users. */
export type Caller = { account: Account; user?: User; key: AccessKey };

const windowMs = 900_000;

/**
 * Believes a request, or refuses it in the order of volcengine.md §11.2: nothing to check,
 * malformed, no date, stale, unknown or inactive key, bad token, and only then the signature.
 */
export function authenticate(request: WireRequest, claim: Claim, state: CloudState, now: Date) {
  const moment = instantFrom(claim.date);
  if (!moment || Math.abs(now.getTime() - moment.getTime()) > windowMs) {
    throw gatewayError("InvalidTimestamp");
  }
  const caller = findCaller(state, claim.accessKeyId);
  if (caller?.key.status !== "active") {
    throw gatewayError("InvalidAccessKey", claim.accessKeyId);
  }
  requireToken(request, claim, caller.key);
  if (!coversBody(request, claim) || !isSignedBy(request, claim, caller.key.secret)) {
    throw gatewayError("SignatureDoesNotMatch");
  }
  return caller;
}

/** Reads what a request says of itself in `Authorization` and `X-Date`. */
export function readClaim(request: WireRequest): Claim {
  const authorization = request.header("authorization");
  if (!authorization) {
    const presigned = request.query?.some(([name]) => name === "X-Algorithm");
    throw gatewayError(presigned ? "MissingSignature" : "MissingAuthenticationToken");
  }
  const parts =
    /^HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([^,\s]+)$/.exec(
      authorization,
    );
  if (!parts) throw gatewayError("InvalidAuthorization");
  const [, credential = "", headers = "", signature = ""] = parts;
  const [accessKeyId = "", shortDate = "", region = "", service = "", ...end] =
    credential.split("/");
  const complete = accessKeyId && /^\d{8}$/.test(shortDate) && region && service;
  if (!complete || end.join("/") !== "request") throw gatewayError("InvalidCredential");
  const date = request.header("x-date");
  const signedHeaders = headers.split(";").map((name) => name.toLowerCase());
  if (!date || !signedHeaders.includes("x-date"))
    throw gatewayError("MissingRequestInfo", "X-Date");
  if (!date.startsWith(shortDate)) throw gatewayError("InvalidCredential");
  return { accessKeyId, scope: { shortDate, region, service }, signedHeaders, signature, date };
}

/** A content hash that is sent must be signed, and be the hash of what came. */
function coversBody({ header, body }: WireRequest, { signedHeaders }: Claim): boolean {
  const sent = header("x-content-sha256");
  if (sent === undefined) return true;
  return signedHeaders.includes("x-content-sha256") && sent === sha256(body);
}

/** Temporary keys work with their session token only, and others with none. */
function requireToken({ header }: WireRequest, { signedHeaders }: Claim, key: AccessKey): void {
  const sent = header("x-security-token");
  if (sent === undefined && key.sessionToken === undefined) return;
  if (sent !== key.sessionToken) {
    throw gatewayError("InvalidSecretToken", sent ? "the token is invalid" : "the token is absent");
  }
  if (!signedHeaders.includes("x-security-token")) throw gatewayError("SignatureDoesNotMatch");
}

function findCaller({ accounts }: CloudState, accessKeyId: string): Caller | undefined {
  for (const account of accounts) {
    const root = account.resources.rootKeys.find(({ id }) => id === accessKeyId);
    if (root) return { account, key: root };
    for (const user of account.resources.users) {
      const key = user.accessKeys.find(({ id }) => id === accessKeyId);
      if (key) return { account, user, key };
    }
  }
  return undefined;
}
