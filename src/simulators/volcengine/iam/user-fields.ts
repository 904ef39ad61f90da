import type { Parameters } from "../gateway/parameters";
import type { Resources } from "../state";
import { conflict, invalidField } from "./refusals";

/** What each field of a user may be (volcengine.md §4), and why it is not. */
const rules: Record<string, [RegExp, string]> = {
  UserName: [/^[A-Za-z0-9_.@-]{1,64}$/, "1 to 64 letters, digits and _.-@"],
  DisplayName: [/^[\p{Script=Han}A-Za-z0-9 .\-_@]{1,128}$/u, "1 to 128 characters"],
  Description: [/^.{0,255}$/su, "at most 255 characters"],
  MobilePhone: [/^\+?\d{6,18}$/, "not a phone number"],
  Email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "not an e-mail address"],
};

/**
 * One field of a user, when it was sent. `prefix` is `New` in updates, where the codes carry it too.
 * An empty text empties a field, but for the name.
 */
export function userField(params: Parameters, field: string, prefix: "" | "New" = "") {
  const value = params.optionalText(prefix + field);
  if (value === undefined || (value === "" && field !== "UserName")) return value;
  const [pattern, why] = rules[field] ?? [/^/, ""];
  if (!pattern.test(value)) throw invalidField(prefix + field, value, why);
  return value;
}

export function requireFreeName({ users }: Resources, name: string): void {
  if (users.some((user) => user.name === name)) {
    throw conflict("UserAlreadyExists", `User '${name}' already exists.`);
  }
}

/** `Tags.N.Key` and `Tags.N.Value`, at most 50. */
export function tagsOf(params: Parameters): { Key: string; Value: string }[] {
  const tags: { Key: string; Value: string }[] = [];
  while (params.has(`Tags.${tags.length + 1}.Key`)) {
    const at = `Tags.${tags.length + 1}`;
    tags.push({ Key: params.text(`${at}.Key`), Value: params.optionalText(`${at}.Value`) ?? "" });
  }
  if (tags.length > 50) throw params.invalid("Tags", String(tags.length), "at most 50 tags");
  return tags;
}
