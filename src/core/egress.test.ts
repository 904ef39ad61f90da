import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { certificateFor } from "@/test/certificate";
import { type EgressSettings, isReceiverUrl, postOutside } from "./egress";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A receiver on this machine; `seen` has what reached it. */
async function given(answer: RequestListener, tls?: { key: string; cert: string }) {
  const seen: { url: string | undefined; host: string | undefined; body: string }[] = [];
  const listener: RequestListener = async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    seen.push({
      url: req.url,
      host: req.headers.host,
      body: Buffer.concat(chunks).toString(),
    });
    answer(req, res);
  };
  const server = tls ? createHttps(tls, listener) : createHttp(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { seen, port, origin: `http://127.0.0.1:${port}` };
}

const post = (url: string, settings: Partial<EgressSettings> = {}) =>
  postOutside(
    { url, headers: { "content-type": "text/plain" }, body: "你好" },
    {
      loopback: [],
      timeoutMs: 1_000,
      ...settings,
    },
  );
const failure = (url: string, settings?: Partial<EgressSettings>) =>
  post(url, settings).then(
    ({ status }) => `answered ${status}`,
    ({ code }) => code,
  );

test.each([
  "https://hooks.example.com/a?b=c",
  "https://hooks.example.com:8443/a",
  "https://[2606:4700::1111]/",
  "http://127.0.0.1:4010/x",
])("%s is a receiver's address", (url) => {
  expect(isReceiverUrl(url, ["http://127.0.0.1:4010"])).toBe(true);
});

test.each([
  "http://hooks.example.com/",
  "https://hooks.example.com:22/",
  "https://user@hooks.example.com/",
  "https://user:word@hooks.example.com/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://0251.254.169.254/",
  "https://[::1]/",
  "https://[::ffff:169.254.169.254]/",
  "http://127.0.0.1:4011/",
  "https://127.0.0.1:4010/",
  "ftp://hooks.example.com/",
  "hooks.example.com",
  "",
])("%s is none", (url) => {
  expect(isReceiverUrl(url, ["http://127.0.0.1:4010"])).toBe(false);
});

test("a name that leads into our network is refused, whatever else it leads to", async () => {
  const leadsTo = (...addresses: string[]) =>
    failure("https://hooks.example.com/", { resolve: async () => addresses });
  expect(await leadsTo("169.254.169.254")).toBe("address_refused");
  expect(await leadsTo("93.184.216.34", "10.0.0.8")).toBe("address_refused");
  expect(await leadsTo("::ffff:10.0.0.8")).toBe("address_refused");
  expect(await leadsTo("127.0.0.1")).toBe("address_refused");
  expect(await leadsTo()).toBe("name_unknown");
});

test("an allowed origin on this machine is reached, unless its name leads elsewhere", async () => {
  const { seen, port, origin } = await given((_req, res) => res.writeHead(204).end());
  expect(await post(`${origin}/hook`, { loopback: [origin] })).toMatchObject({ status: 204 });
  expect(seen).toEqual([{ url: "/hook", host: `127.0.0.1:${port}`, body: "你好" }]);
  const named = `http://localhost:${port}`;
  const elsewhere = { loopback: [named], resolve: async () => ["93.184.216.34"] };
  expect(await failure(named, elsewhere)).toBe("address_refused");
  expect(await failure(`${origin}/hook`)).toBe("url_refused");
});

test("https goes to the address that was checked, under the certificate of the name", async () => {
  const tls = certificateFor("receiver.example");
  const { seen, port } = await given((_req, res) => res.end("ok"), tls);
  const at = (name: string, ca?: string) => {
    const url = `https://${name}:${port}`;
    let asked = 0;
    // Answered once only: a second question would be a name that was bound anew.
    const resolve = async () => (asked++ === 0 ? ["127.0.0.1"] : ["127.0.0.2"]);
    return failure(`${url}/`, { loopback: [url], resolve, ...(ca ? { ca } : {}) });
  };
  expect(await at("receiver.example", tls.cert)).toBe("answered 200");
  expect(await at("another.example", tls.cert)).toBe("tls_failed");
  expect(await at("receiver.example")).toBe("tls_failed");
  expect(seen).toEqual([{ url: "/", host: `receiver.example:${port}`, body: "你好" }]);
});

test("a redirect is an answer, and nothing follows it", async () => {
  const inner = await given((_req, res) => res.end("secret"));
  const { origin } = await given((_req, res) =>
    res.writeHead(307, { location: inner.origin }).end("gone there"),
  );
  const answer = await post(origin, { loopback: [origin, inner.origin] });
  expect(answer).toMatchObject({ status: 307, text: "gone there" });
  expect(inner.seen).toEqual([]);
});

test("a receiver that does not answer, or never ends, is given up in time", async () => {
  const silent = await given(() => undefined);
  const dripping = await given((_req, res) => {
    const drip = setInterval(() => res.write("x"), 20);
    closing.push(() => clearInterval(drip));
  });
  const hanging = { resolve: () => new Promise<string[]>(() => undefined) };
  const started = Date.now();
  expect(
    await Promise.all([
      failure(silent.origin, { loopback: [silent.origin], timeoutMs: 200 }),
      failure(dripping.origin, { loopback: [dripping.origin], timeoutMs: 200 }),
      failure("https://slow.example/", { ...hanging, timeoutMs: 200 }),
    ]),
  ).toEqual(["timed_out", "timed_out", "timed_out"]);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test("a long answer is read up to its bound", async () => {
  const { origin } = await given((_req, res) => {
    res.writeHead(200);
    const flood = () => {
      while (!res.destroyed && res.write("y".repeat(16_384)));
    };
    res.on("drain", flood);
    flood();
  });
  const { text } = await post(origin, { loopback: [origin], maxBytes: 1_000 });
  expect(text).toBe("y".repeat(1_000));
});

test("nobody listening is a failure without a name in it", async () => {
  const { origin, port } = await given(() => undefined);
  closing.splice(0).forEach((close) => {
    close();
  });
  const error = await post(origin, { loopback: [origin] }).catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: "unreachable", message: "unreachable" });
  expect(String(error)).not.toContain(String(port));
});
