import type { Db } from "@/core/db";
import { type Role, roles } from "@/core/permissions";
import { randomToken } from "@/core/secrets";
import { seedAdmin, seedPersonPassword } from "@/modules/access/commands/seed-accounts";
import { importPeople } from "@/modules/directory/commands/import";
import { seedSubAccount } from "@/modules/iam/commands/seed-sub-account";
import { demo } from "../rest/openapi/facts";

export type DemoAdmin = { upn: string; email: string; role: Role; password: string };

const names: Record<Role, string> = {
  super_admin: "周正",
  admin: "林晓雯",
  support: "陈可",
  finance: "许静安",
  ops: "高远",
  reviewer: "沈明慧",
  viewer: "唐一诺",
};

/** Passwords are made for each installation; only demo.json and the greeting show them. */
export const password = () => `demo-${randomToken(9)}`;

/** One admin per role, each a person of the IT department. */
export async function makeAdmins(db: Db, now: Date): Promise<Record<Role, DemoAdmin>> {
  const made = roles.map((role): DemoAdmin => {
    const email = `${role.replace("_", "-")}@demo.airgate.example`;
    return { upn: email, email, role, password: password() };
  });
  await importPeople(
    db,
    made.map(({ upn, email, role }) => ({
      upn,
      email,
      displayName: names[role],
      department: "信息化办公室",
      title: "信息化工程师",
      type: "staff",
      createdAt: now,
    })),
  );
  for (const admin of made) await seedAdmin(db, admin, now);
  return Object.fromEntries(made.map((admin) => [admin.role, admin])) as Record<Role, DemoAdmin>;
}

export async function makePersonPassword(db: Db, upn: string): Promise<string> {
  const secret = password();
  await seedPersonPassword(db, upn, secret);
  return secret;
}

/** The portal's sub-account where there is no cloud that it could belong to. */
export const makePortalAccount = (
  db: Db,
  { username, secret }: { username: string; secret: string },
) =>
  seedSubAccount(db, {
    id: demo.subAccount,
    username,
    displayName: "数字戏剧实验室",
    password: secret,
  });
