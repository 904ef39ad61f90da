import type { Db } from "@/core/db";
import { findAdminCredential, findPersonCredential } from "../internal/credentials";
import type { SignInKind } from "../schema/sign-in";

type ConsoleKind = Exclude<SignInKind, "sub_account">;

/** Whether a console account signs in under this name, in lower case; open or not. */
export async function isConsoleAccount(db: Db, kind: ConsoleKind, name: string): Promise<boolean> {
  const found =
    kind === "admin"
      ? await findAdminCredential(db, { email: name })
      : await findPersonCredential(db, name);
  return found !== undefined;
}
