/** An error as the cloud answers it. `codeN` is known for errors of the gateway only. */
export class CloudError extends Error {
  override name = "CloudError";

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly codeN?: number,
  ) {
    super(message);
  }
}

/** Code → [CodeN, HTTP status, message], as in volcengine.md §3.2; `%s` takes the details in order. */
const gatewayErrors = {
  MissingParameter: [100002, 400, "The request is missing %s parameter."],
  MissingAuthenticationToken: [100003, 401, "Request is missing Authentication Token."],
  MissingRequestInfo: [100004, 400, "The request is missing %s information."],
  MissingSignature: [100005, 401, "The request is missing signature."],
  InvalidTimestamp: [100006, 403, "The Signature of the request is expired"],
  ServiceNotFound: [100007, 404, "This service[%s] not found."],
  InvalidActionOrVersion: [100008, 404, "Could not find operation %s for version %s."],
  InvalidAccessKey: [100009, 401, "The accesskey [%s] included in the request is invalid."],
  SignatureDoesNotMatch: [
    100010,
    401,
    "The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.",
  ],
  AccessDenied: [100013, 403, "User is not authorized to perform: %s on resource: %s."],
  FlowLimitExceeded: [100018, 429, "Request was rejected because the request speed is too fast."],
  AccountFlowLimitExceeded: [
    100018,
    429,
    "Request was rejected because the request speed of the account is too fast.",
  ],
  InvalidAuthorization: [
    100024,
    400,
    "Invalid 'Authorization' header, Pls check your authorization header.",
  ],
  InvalidCredential: [
    100025,
    400,
    "Invalid credential in 'Authorization', Pls check your authorization header.",
  ],
  InvalidSecretToken: [100026, 401, "Invalid secret token, msg: %s."],
} as const satisfies Record<string, readonly [number, number, string]>;

export function gatewayError(code: keyof typeof gatewayErrors, ...details: string[]): CloudError {
  const [codeN, status, template] = gatewayErrors[code];
  const message = details.reduce((text, detail) => text.replace("%s", () => detail), template);
  return new CloudError(code, status, message, codeN);
}
