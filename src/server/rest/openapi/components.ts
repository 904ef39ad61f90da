import type { Words } from "./words";

/** What the routes share: the key, the body of a refusal, headers. */
export const components = (words: Words) => ({
  securitySchemes: {
    bearer: { type: "http", scheme: "bearer", description: words.of("security", "bearer") },
    header: {
      type: "apiKey",
      in: "header",
      name: "x-api-key",
      description: words.of("security", "header"),
    },
  },
  headers: {
    RequestId: { description: words.of("headers", "requestId"), schema: { type: "string" } },
    RetryAfter: {
      description: words.of("headers", "retryAfter"),
      schema: { type: "integer", minimum: 1 },
    },
  },
  schemas: {
    Error: {
      type: "object",
      description: words.of("error", "about"),
      required: ["ok", "code", "reason", "request_id"],
      properties: {
        ok: { const: false },
        code: { type: "string", description: words.of("error", "code") },
        reason: { type: "string", description: words.of("error", "reason") },
        details: { type: "object", description: words.of("error", "details") },
        issues: {
          type: "array",
          description: words.of("error", "issues"),
          items: { $ref: "#/components/schemas/Issue" },
        },
        request_id: { type: "string", description: words.of("error", "requestId") },
      },
    },
    Issue: {
      type: "object",
      required: ["path", "code", "reason"],
      properties: {
        path: { type: "string", description: words.of("error", "issuePath") },
        code: { type: "string", description: words.of("error", "issueCode") },
        reason: { type: "string", description: words.of("error", "reason") },
      },
    },
  },
});
