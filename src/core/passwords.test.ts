import { expect, test } from "vitest";
import { hashPassword, passwordMatches } from "./password-hash";
import { NewPassword, requireUnrelated } from "./passwords";

const refusalOf = (text: string) => {
  const parsed = NewPassword.safeParse(text);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
};

test.each([
  ["tulip-7", "password.too_short"],
  ["tulips-7", undefined],
  ["correct horse battery staple", undefined],
  ["只有天知道的八字", undefined],
  ["字字字字字字字", "password.too_short"],
  ["ab".repeat(3) + "x".repeat(122), undefined],
  ["gx".repeat(3) + "y".repeat(123), "password.too_long"],
  ["password", "password.common"],
  ["PassW0rd", "password.common"],
  ["P@ssw0rd2026!", "password.common"],
  ["qwertyuiop", "password.common"],
  ["woaini1314", "password.common"],
  ["administrator1", "password.common"],
  ["Summer2031", "password.common"],
  ["12345678", "password.common"],
  ["98765432", "password.common"],
  ["abcdefghij", "password.common"],
  ["aaaaaaaaaa", "password.common"],
  ["xyzxyzxyz", "password.common"],
])("%s: %s", (text, refusal) => {
  expect(refusalOf(text)).toBe(refusal);
});

test.each([
  ["zhao.lei2026", "zhao.lei@link.example.edu", true],
  ["airgate-1", "zhao.lei@link.example.edu", true],
  ["zhaolei2026", "zhaolei@link.example.edu", true],
  ["airgate kept my coffee warm", "zhaolei@link.example.edu", false],
  ["tulips-7", "zhaolei@link.example.edu", false],
])("%s for %s is guessable: %s", (password, email, guessable) => {
  const judge = () => requireUnrelated(password, [email]);
  if (guessable) expect(judge).toThrow("password.guessable");
  else expect(judge).not.toThrow();
});

test("a hash is argon2id with the parameters of the spec, salted, and matches its password", async () => {
  const [one, two] = await Promise.all([hashPassword("tulips-7"), hashPassword("tulips-7")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwordMatches(one, "tulips-7")).toBe(true);
  expect(await passwordMatches(one, "tulips-8")).toBe(false);
});

test("an unknown account costs as much time as a wrong password and never matches", async () => {
  const stored = await hashPassword("tulips-7");
  await passwordMatches(null, "warm-up-1");
  const time = async (hash: string | null) => {
    const start = performance.now();
    for (let i = 0; i < 8; i += 1) expect(await passwordMatches(hash, "wrong")).toBe(false);
    return performance.now() - start;
  };
  const known = await time(stored);
  const unknown = await time(null);
  expect(unknown).toBeGreaterThan(known / 4);
});
