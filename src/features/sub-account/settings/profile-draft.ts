import { EditProfile } from "@/modules/iam/schema/editing";
import type { SubAccount } from "../sub-account";

export const profileFields = ["displayName", "phone", "email"] as const;
export type ProfileField = (typeof profileFields)[number];
export type ProfileDraft = Record<ProfileField, string>;

export const profileOf = ({
  displayName,
  phone,
  email,
}: Pick<SubAccount, ProfileField>): ProfileDraft => ({
  displayName,
  phone: phone ?? "",
  email: email ?? "",
});

/** What differs, as the operation takes it: an emptied phone or e-mail is taken away. */
export function readProfile(stored: ProfileDraft, draft: ProfileDraft, subAccountId: string) {
  const changed = profileFields.filter((field) => draft[field].trim() !== stored[field]);
  const values = changed.map((field) => {
    const text = draft[field].trim();
    return [field, text === "" && field !== "displayName" ? null : text];
  });
  const parsed = EditProfile.safeParse({ subAccountId, ...Object.fromEntries(values) });
  const problems: Partial<Record<ProfileField, string>> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = profileFields.find((one) => one === path[0]);
    if (field) problems[field] ??= message;
  }
  return { changed, input: parsed.data, problems };
}
