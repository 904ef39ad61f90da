import { inspect } from "node:util";
import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { CloudError, type Failure } from "./cloud-error";
import { scrubbed } from "./scrub";
import { encode } from "./signing";

const refusal = (text: string, more: Partial<Failure> = {}): Failure => ({
  kind: "invalid",
  code: "InvalidPassword",
  httpStatus: 400,
  requestId: "2025010314082821610705002189DD9E",
  text,
  ...more,
});

/** Everything that anybody might print of an error. */
function printed(failure: Failure, secrets: string[]): string {
  const error = new CloudError("iam.CreateLoginProfile", scrubbed(failure, secrets));
  const lines: string[] = [];
  pino({}, { write: (line: string) => lines.push(line) }).error({ err: error }, "failed");
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return [String(error), error.stack, JSON.stringify(error), inspect(error), ...lines, ...own].join(
    "\n",
  );
}

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  percent: encode,
  percentLoose: (text) => encodeURIComponent(text.toWellFormed()),
  percentLower: (text) => encode(text).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
  form: (text) => new URLSearchParams({ x: text }).toString().slice(2),
  json,
  jsonAscii: (text) =>
    json(text).replace(
      /[^\x20-\x7e]|[<>&']/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  html: (text) =>
    text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`).replaceAll("&#60;", "&lt;"),
};
const templates: ((echo: string) => string)[] = [
  (echo) => `Invalid Password '${echo}', err: 'at least one digit'.`,
  (echo) => `Invalid Password '${echo}'`,
  (echo) => `Invalid Password "${echo}", err: '${echo} is too weak'.`,
  (echo) => `bad request: {"Password":"${echo}","LoginAllowed":true}`,
  (echo) => `GET /?Password=${echo}&UserName=a was refused, err: 'see Password=${echo}'`,
  (echo) => echo,
];
const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.constant(0x1f600),
  )
  .map((code) => String.fromCodePoint(code));
/** Long enough not to stand in our own words by chance. */
const secretText = fc
  .oneof(
    fc.string({ minLength: 4, maxLength: 40 }),
    fc.string({ unit: anyCharacter, minLength: 4, maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(..."'\"\\%+&<> err:a1"), minLength: 4, maxLength: 40 }),
    fc.string({ minLength: 1, maxLength: 20 }).map((text) => `${text}', err: '${text}`),
  )
  .map((text) => `§${text}`);

describe("a secret that the cloud echoes is in nothing that an error prints", () => {
  const names = Object.keys(encodings);
  const printedForms = (secret: string) => [
    ...Object.values(encodings).flatMap((form) => [form(secret), json(form(secret))]),
    inspect(secret).slice(1, -1),
  ];

  test.each(names)("as %s", (name) => {
    fc.assert(
      fc.property(secretText, fc.constantFrom(...templates), (secret, template) => {
        const text = template(encodings[name]!(secret));
        const shown = printed(refusal(text), [secret]).toLowerCase();
        for (const form of printedForms(secret)) expect(shown).not.toContain(form.toLowerCase());
      }),
      { numRuns: 100 },
    );
  });

  test("encoded twice, each time in another way", () => {
    const way = fc.constantFrom(...names);
    fc.assert(
      fc.property(secretText, way, way, fc.constantFrom(...templates), (secret, a, b, template) => {
        const echo = encodings[b]!(encodings[a]!(secret));
        const shown = printed(refusal(template(echo)), [secret]);
        for (const form of [...printedForms(secret), echo]) expect(shown).not.toContain(form);
      }),
      { numRuns: 200 },
    );
  });

  test("also in the code and in the request's id", () => {
    const secret = "AKLTsecretlike0001";
    const shown = printed(refusal("", { code: secret, requestId: `id-${secret}` }), [secret]);
    expect(shown).not.toContain(secret);
  });
});

const reason = (text: string, secrets: string[] = ["pässw0rd"]) =>
  scrubbed(refusal(text), secrets).text;

test("the rule that a password breaks stays readable", () => {
  expect(reason("Invalid Password 'pässw0rd', err: '密码至少包含一个大写字母'.")).toBe(
    "密码至少包含一个大写字母",
  );
  expect(reason("Invalid Password 'pässw0rd', err: 'it's too weak'.")).toBe("it's too weak");
  expect(reason("Invalid Password 'pässw0rd'.")).toBe("Invalid Password '***'.");
  expect(reason("Invalid UserName 'x', err: 'y', err: 'too long'.")).toBe("too long");
  expect(reason("User 'a' already exists.")).toBe("User 'a' already exists.");
});

test("a password that looks like the cloud's own words is not taken for the reason", () => {
  const password = "x', err: 'y";
  expect(reason(`Invalid Password '${password}', err: 'too weak'.`, [password])).toBe("too weak");
  expect(reason(`Invalid Password '${password}'.`, [password])).toBe("Invalid Password '***'.");
});

test("a password too short to be looked for everywhere is cut out where it is quoted", () => {
  expect(reason("Invalid Password '8a', err: 'at least 8 characters'.", ["8a"])).toBe(
    "at least 8 characters",
  );
  expect(reason("Invalid Password '8a'. '8a' is short: \"8a\"", ["8a"])).toBe(
    "Invalid Password '***'. '***' is short: '***'",
  );
  expect(reason("no password", [""])).toBe("no password");
});

test("what a signature is made of is not shown", () => {
  const header =
    "HMAC-SHA256 Credential=AKLT/20260319/r/s/request, SignedHeaders=host, Signature=ab";
  expect(reason(`bad header: ${header}`)).toBe("bad header: ***");
  expect(reason(`we calculated ${"0a".repeat(32)}, you sent ${"0B".repeat(32)}`)).toBe(
    "we calculated ***, you sent ***",
  );
});

test("long and unprintable texts are bounded", () => {
  expect(reason("a\r\nb\u0000c\ud800")).toBe("a b c\ufffd");
  expect(reason("x".repeat(8_192))).toHaveLength(500);
  expect(reason("x".repeat(8_193))).toBeUndefined();
  expect(scrubbed(refusal("", { code: "<b>", requestId: "a b" }), [])).toMatchObject({
    code: "Unnamed",
    requestId: undefined,
  });
});
