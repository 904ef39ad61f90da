import { z } from "zod";
import type { Attempt } from "./cloud-error";
import { kindOf, kindOfForeign } from "./error-kinds";
import type { Answer } from "./exchange";
import { parseJson } from "./json";
import { retryAfterMs } from "./retry";

const Text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ""));
const CloudFault = z.object({
  Code: Text,
  CodeN: z.number().nullish().catch(undefined),
  Message: Text,
});
const Envelope = z.object({
  ResponseMetadata: z.object({
    RequestId: z.string().nullish().catch(undefined),
    Error: CloudFault.nullish(),
  }),
  Result: z.unknown().optional(),
});

/**
 * Reads an answer (volcengine.md §3.1): an `Error` is an error on status 200 too, some lists stand
 * beside the metadata instead of in `Result`, and what has no metadata the gateway did not write.
 */
export function readEnvelope(answer: Answer, now: Date): Attempt {
  const { status, text } = answer;
  const common = {
    httpStatus: status,
    requestId: answer.headers["x-tt-logid"]?.toString(),
    retryAfterMs: retryAfterMs(answer.headers["retry-after"], now),
  };
  if (status >= 300 && status < 400) {
    return { failure: { ...common, kind: "unavailable", code: "Redirected", final: true } };
  }
  const body = read(text);
  const envelope = Envelope.safeParse(body).data;
  const fault = envelope?.ResponseMetadata.Error;
  if (fault) return { failure: { ...common, ...told(envelope.ResponseMetadata, fault, status) } };
  if (envelope && status >= 200 && status < 300) return { result: envelope.Result ?? body };
  return { failure: { ...common, kind: kindOfForeign(status), code: "NotUnderstood" } };
}

type Metadata = z.output<typeof Envelope>["ResponseMetadata"];

/** What the cloud says about an error. */
const told = (
  { RequestId }: Metadata,
  { Code, CodeN, Message }: z.output<typeof CloudFault>,
  status: number,
) => ({
  kind: kindOf(Code, status),
  code: Code,
  codeN: CodeN ?? undefined,
  text: Message,
  ...(RequestId ? { requestId: RequestId } : {}),
});

/** Undefined for what is not JSON: the page of a proxy, half an answer. */
function read(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
