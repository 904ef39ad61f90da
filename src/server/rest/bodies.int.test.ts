import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { call, givenKey, type Host, port } from "@/test/rest";
import { longestBody } from "../body-limit";

/** Sends the head of a call that announces a body and never sends it; the answer's head and body. */
function answerToHead(key: string, host: Host): Promise<{ status: number; code: unknown }> {
  return new Promise((resolve, reject) => {
    const prefix = host === "next route" ? "/next" : "/cust";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(
        `POST ${prefix}/api/v1/check-balance HTTP/1.1\r\nhost: x\r\nconnection: close\r\n` +
          `authorization: Bearer ${key}\r\ncontent-type: application/json\r\n` +
          "content-length: 1000\r\n\r\n",
      ),
    );
    let text = "";
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (part) => {
      text += part;
      const body = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
      if (!body) return;
      socket.destroy();
      resolve({ status: Number(text.split(" ")[1]), code: JSON.parse(body).code });
    });
    setTimeout(() => reject(new Error("no answer before the body")), 3_000);
  });
}

describe.each<Host>(["custom server", "next route"])("on the %s", (host) => {
  test("a caller who may not send a body is answered before it is read", async () => {
    const narrow = await givenKey({ scopes: ["usage:read"] });
    const busy = await givenKey({ rateLimit: 1 });
    await call("/check-balance", { host, key: busy, body: {} });
    const answers = [
      await answerToHead("ag_wrong", host),
      await answerToHead(narrow, host),
      await answerToHead(busy, host),
    ];
    expect(answers).toEqual([
      { status: 401, code: "UNAUTHENTICATED" },
      { status: 403, code: "SCOPE_MISSING" },
      { status: 429, code: "RATE_LIMITED" },
    ]);
  });

  test("a refused caller's body does not keep the connection from its next request", async () => {
    const body = { remark: "x".repeat(1_000_000) };
    for (let i = 0; i < 3; i += 1) {
      const { status } = await call("/check-balance", { host, key: "ag_wrong", body });
      expect(status).toBe(401);
    }
  });
});

test("a body that grows too long is refused with the route's error body", async () => {
  const key = await givenKey();
  const { status, answer } = await call("/check-balance", {
    host: "custom server",
    key,
    body: " ".repeat(longestBody + 1),
  });
  expect(status).toBe(413);
  expect(answer).toMatchObject({
    ok: false,
    code: "BODY_TOO_LONG",
    balance: null,
    details: { bytes: longestBody },
    request_id: expect.any(String),
  });
});
