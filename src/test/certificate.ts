import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A key and a self-signed certificate for a name, to serve https in tests (RFC 5280, P-256). */
export function certificateFor(hostname: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = seq(der(0x31, seq(oid(2, 5, 4, 3), der(0x0c, Buffer.from(hostname)))));
  const algorithm = seq(oid(1, 2, 840, 10045, 4, 3, 2));
  const san = seq(der(0x82, Buffer.from(hostname)));
  const authority = seq(der(0x01, Buffer.from([0xff])));
  const tbs = seq(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    seq(utc("200101000000Z"), utc("491231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(
      0xa3,
      seq(
        seq(oid(2, 5, 29, 17), der(0x04, san)),
        seq(oid(2, 5, 29, 19), der(0x01, Buffer.from([0xff])), der(0x04, authority)),
      ),
    ),
  );
  const signature = sign("sha256", tbs, privateKey);
  const certificate = seq(tbs, algorithm, der(0x03, Buffer.from([0]), signature));
  const base64 = certificate.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${base64.trim()}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const seq = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const integer = (bytes: Buffer) => der(0x02, bytes);
const utc = (text: string) => der(0x17, Buffer.from(text));

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
