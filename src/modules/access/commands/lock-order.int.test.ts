import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { testContext, visitor } from "@/test/context";
import { givenAdmin } from "@/test/given-access";
import { createSetupLink, redeemSetupLink, resetAdminPassword } from "./admin-passwords";
import { changeRole, setAdminDisabled } from "./admin-state";
import { freezePerson, unfreezePerson } from "./freezing";

afterAll(() => stopListening());

const by = await givenAdmin("super_admin");
const on = (actor: Actor) => testContext({ actor }).ctx;
const rounds = 50;

const acts: Record<string, (upn: string, round: number) => Promise<unknown>> = {
  changeRole: (upn, round) => changeRole(on(by), { upn, role: round % 2 ? "ops" : "viewer" }),
  setAdminDisabled: async (upn) => {
    await setAdminDisabled(on(by), { upn, disabled: true });
    await setAdminDisabled(on(by), { upn, disabled: false });
  },
  freezePerson: async (upn) => {
    await freezePerson(on(by), { upn, reason: "key leaked" });
    await unfreezePerson(on(by), { upn, reason: "key changed" });
  },
  resetAdminPassword: (upn) => resetAdminPassword(on(by), { upn }),
  createSetupLink: (upn) => createSetupLink(on(by), { upn }),
};

test.each(Object.keys(acts))("redeeming a link beside %s, 50 times: no deadlock", async (name) => {
  const failures: unknown[] = [];
  const note = (error: { name?: string }) => {
    // An ended link and the like are answers; a deadlock is the database's.
    if (error.name !== "DomainError") failures.push(error);
  };
  const targets = await Promise.all(Array.from({ length: 5 }, () => givenAdmin("reviewer")));
  for (let round = 0; round < rounds; round += targets.length) {
    const links = await Promise.all(targets.map(({ id }) => createSetupLink(on(by), { upn: id })));
    await Promise.all(
      targets.flatMap(({ id }, i) => {
        const token = links[i]!.token;
        const redeem = redeemSetupLink(on(visitor()), { token, password: "peonies before snow 8" });
        return [redeem.catch(note), acts[name]!(id, round + i).catch(note)];
      }),
    );
  }
  expect(failures).toEqual([]);
});
