import { expect, test } from "vitest";
import { type Blow, carryCrash } from "@/test/carry-crash";
import { stories } from "@/test/carry-stories";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
const crash = carryCrash(cloud);

const before = (action: string, at = 1): Blow => ({ action, at, phase: "before" });
const after = (action: string, at = 1): Blow => ({ action, at, phase: "after" });

/** Calls between which a death would leave something half done, one death for each. */
const blows: Record<keyof typeof stories, Blow[]> = {
  create: [
    before("CreateUser"),
    after("CreateUser"),
    after("CreateLoginProfile"),
    before("AttachUserPolicy"),
    after("AttachUserPolicy"),
    before("CreateAccessKey"),
    after("CreateAccessKey"),
    before("ListAttachedUserPolicies"),
  ],
  disable: [
    after("ListAccessKeys"),
    before("UpdateAccessKey"),
    after("UpdateAccessKey"),
    after("UpdateLoginProfile"),
    after("DetachUserPolicy"),
    before("DetachPolicyInProject", 2),
    before("ListAccessKeys", 2),
  ],
  enable: [
    after("ListAccessKeys"),
    after("AttachUserPolicy"),
    before("AttachPolicyInProject", 2),
    after("UpdateLoginProfile"),
    after("UpdateAccessKey"),
  ],
  unlink: [before("DetachPolicyInProject"), after("DetachPolicyInProject")],
};

const table = Object.entries(blows).flatMap(([kind, each]) =>
  each.map((blow) => ({ kind: kind as keyof typeof stories, ...blow })),
);

/**
 * What it catches, tried with planted bugs: a user without the change's tag, keys that were not
 * known before and are not deleted, an outcome kept in memory until the end.
 */
test.each(table)(
  "kill -9 $phase $action #$at of $kind leaves nothing half done or doubled",
  {
    timeout: 60_000,
  },
  async ({ kind, ...blow }) => {
    const story = await stories[kind](cloud());
    const { struck } = await crash(story.account, story.subAccountId, blow);
    expect(struck).toBe(true);
    await story.agree();
  },
);
