import { expect, test } from "vitest";
import { profileOf, readProfile } from "./profile-draft";

const id = "7d2c5f60-5a0e-4d1b-8f7b-2f4f0f3c9e11";
const stored = profileOf({ displayName: "Lab", phone: "+8613012345678", email: null });

test("only what differs is sent, and an emptied phone is taken away", () => {
  expect(readProfile(stored, { ...stored, phone: " ", email: "a@b.example" }, id)).toEqual({
    changed: ["phone", "email"],
    input: { subAccountId: id, phone: null, email: "a@b.example" },
    problems: {},
  });
  expect(readProfile(stored, { ...stored, displayName: " Lab " }, id).changed).toEqual([]);
});

test("what the cloud would not take is told by its code, at its field", () => {
  const read = readProfile(stored, { ...stored, displayName: "", phone: "abc" }, id);
  expect(read.input).toBeUndefined();
  expect(read.problems).toEqual({
    displayName: "iam.display_name_invalid",
    phone: "iam.phone_invalid",
  });
});
