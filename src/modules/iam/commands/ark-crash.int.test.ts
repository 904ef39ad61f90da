import { expect, test } from "vitest";
import { arkStories } from "@/test/ark-stories";
import { type Blow, carryCrash } from "@/test/carry-crash";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
const crash = carryCrash(cloud);

const before = (action: string): Blow => ({ action, at: 1, phase: "before" });
const after = (action: string): Blow => ({ action, at: 1, phase: "after" });

/** A death between any two calls of the cloud, and within each. */
const blows: Record<keyof typeof arkStories, Blow[]> = {
  create: [
    before("ListApiKeys"),
    after("ListApiKeys"),
    before("CreateApiKey"),
    after("CreateApiKey"),
    before("GetRawApiKey"),
    after("GetRawApiKey"),
  ],
  rotate: [
    before("UpdateApiKey"),
    after("UpdateApiKey"),
    before("GetRawApiKey"),
    after("GetRawApiKey"),
  ],
  delete: [before("DeleteApiKey"), after("DeleteApiKey")],
};

const table = Object.entries(blows).flatMap(([kind, each]) =>
  each.map((blow) => ({ kind: kind as keyof typeof arkStories, ...blow })),
);

test.each(table)(
  "kill -9 $phase $action of $kind leaves one key with the plaintext that counts, or none",
  { timeout: 60_000 },
  async ({ kind, ...blow }) => {
    const story = await arkStories[kind](cloud());
    const { struck } = await crash(story.account, story.subAccountId, blow);
    expect(struck).toBe(true);
    await story.agree();
  },
);
