/** As many keys as AirGate has pools in the same run, as long as the ones that better-auth makes. */
export const keys = Array.from({ length: 10_000 }, (_, n) => `key-${n}`.padEnd(64, "k"));

export const keyOf = (req) => req.headers["x-api-key"] ?? "";

export function answer(res, status, value) {
  const body = JSON.stringify(value);
  res
    .writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    })
    .end(body);
}
