import { expect, test } from "vitest";
import { inngestSettings } from "./inngest";

const secret = { NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-of" };

test("without an Inngest server the embedded runner has keys of its own, the same everywhere", () => {
  const embedded = inngestSettings({ ...secret });
  expect(embedded).toMatchObject({ embedded: true, isDev: false });
  expect(embedded.signingKey).toMatch(/^signkey-embedded-[0-9a-f]{64}$/);
  expect(embedded.eventKey).toMatch(/^[0-9a-f]{64}$/);
  expect(embedded.signingKey).not.toContain(embedded.eventKey);
  expect(inngestSettings({ ...secret, INNGEST_SIGNING_KEY: "signkey-x-y" })).toEqual(embedded);
  expect(inngestSettings({ ...secret, INNGEST_DEV: "0" })).toEqual(embedded);
  const other = { NEXTAUTH_SECRET: "another-secret-of-at-least-32-letters" };
  expect(inngestSettings(other).signingKey).not.toBe(embedded.signingKey);
});

test("a configured Inngest server is used, and with a signing key requests are verified", () => {
  const own = {
    ...secret,
    INNGEST_BASE_URL: "http://inngest:8288",
    INNGEST_EVENT_KEY: "key",
    INNGEST_SIGNING_KEY: "signkey-prod-12",
  };
  const settings = {
    embedded: false,
    isDev: false,
    baseUrl: "http://inngest:8288",
    eventKey: "key",
    signingKey: "signkey-prod-12",
  };
  expect(inngestSettings(own)).toEqual(settings);
  expect(inngestSettings({ ...own, INNGEST_DEV: "1" })).toEqual(settings);
});

test.each([
  ["1", undefined],
  ["http://dev:8288", "http://dev:8288"],
])("INNGEST_DEV=%s means the development server", (value, baseUrl) => {
  const settings = inngestSettings({ ...secret, INNGEST_DEV: value });
  expect(settings).toMatchObject({ embedded: false, isDev: true, baseUrl });
});
