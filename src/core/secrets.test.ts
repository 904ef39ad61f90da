import { afterEach, expect, test } from "vitest";
import { env } from "./env";
import { seal, unseal } from "./secrets";

/** The environment is read once per process. */
const settings = env();
const own = settings.AIRGATE_MASTER_KEYS;
afterEach(() => {
  settings.AIRGATE_MASTER_KEYS = own;
});
const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

test("the first key seals, each of them opens, and one that is gone opens nothing", () => {
  settings.AIRGATE_MASTER_KEYS = key("k1", 1);
  const old = seal("a secret", "table.row");
  settings.AIRGATE_MASTER_KEYS = `${key("demo1", 2)},${key("k1", 1)}`;
  expect(unseal(old, "table.row")).toBe("a secret");
  const sealed = seal("another", "table.row");
  expect(sealed).toMatch(/^v1\.demo1\./);
  expect(unseal(sealed, "table.row")).toBe("another");
  expect(() => unseal(sealed, "table.other")).toThrow();
  settings.AIRGATE_MASTER_KEYS = key("demo1", 2);
  expect(() => unseal(old, "table.row")).toThrow("unknown master key");
});
