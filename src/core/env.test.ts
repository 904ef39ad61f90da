import { expect, test } from "vitest";
import { readEnv } from "./env";

const usable = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
  NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-of",
  AIRGATE_MASTER_KEYS: "k1:key",
};
const endpoint = (url: string, more = {}) =>
  readEnv({ ...usable, VOLCENGINE_ENDPOINT: url, ...more }).VOLCENGINE_ENDPOINT;

test("the cloud is Volcengine's own unless something else is named", () => {
  expect(readEnv(usable).VOLCENGINE_ENDPOINT).toBe("https://open.volcengineapi.com");
});

test.each([
  "https://volcengine.example.com",
  "http://localhost:4000",
  "http://127.0.0.1:4000",
  "http://[::1]:4000",
])("keys may travel to %s", (url) => {
  expect(endpoint(url)).toBe(url);
});

test.each(["http://volcengine.example.com", "http://10.0.0.1:4000", "http://127.0.0.example.com"])(
  "keys may travel to %s in the demo only",
  (url) => {
    expect(() => endpoint(url)).toThrow("VOLCENGINE_ENDPOINT: carries keys, so it needs https");
    expect(endpoint(url, { AIRGATE_DEMO: "1" })).toBe(url);
  },
);

test.each(["ftp://127.0.0.1/", "open.volcengineapi.com"])("%s is no endpoint", (url) => {
  expect(() => endpoint(url, { AIRGATE_DEMO: "1" })).toThrow("VOLCENGINE_ENDPOINT");
});

test("receivers on this machine are for the demo alone", () => {
  const own = {
    ...usable,
    AIRGATE_LOOPBACK_RECEIVERS: "http://127.0.0.1:4010, http://localhost:1",
  };
  expect(() => readEnv(own)).toThrow("AIRGATE_LOOPBACK_RECEIVERS: is for the demo only");
  expect(readEnv({ ...own, AIRGATE_DEMO: "1" }).AIRGATE_LOOPBACK_RECEIVERS).toEqual([
    "http://127.0.0.1:4010",
    "http://localhost:1",
  ]);
});

test.each([
  ["demo1:key", false],
  ["demo:key", false],
  ["k2:key, demo1:key", false],
  ["k1:key", true],
  ["k1:key,democracy:key", true],
  ["k1:demo1", true],
])("the master keys %s open production: %s", (keys, opens) => {
  const given = { ...usable, AIRGATE_MASTER_KEYS: keys };
  if (opens) expect(readEnv(given).AIRGATE_MASTER_KEYS).toBe(keys);
  else expect(() => readEnv(given)).toThrow("AIRGATE_MASTER_KEYS: holds a demo's");
  expect(readEnv({ ...given, AIRGATE_DEMO: "1" }).AIRGATE_MASTER_KEYS).toBe(keys);
});
