import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { assignRequestId } from "./request-id";

function assign(given?: string) {
  const req = new IncomingMessage(new Socket());
  if (given !== undefined) req.headers["x-request-id"] = given;
  const res = new ServerResponse(req);
  const id = assignRequestId(req, res);
  expect([req.headers["x-request-id"], res.getHeader("x-request-id")]).toEqual([id, id]);
  return id;
}

test("a caller's request id is taken over", () => {
  expect(assign("chat-42:7")).toBe("chat-42:7");
});

test.each([undefined, "", "with space", "a".repeat(65), "line\nbreak"])(
  "%j is replaced",
  (given) => {
    expect(assign(given)).toMatch(/^[0-9a-f-]{36}$/);
  },
);
