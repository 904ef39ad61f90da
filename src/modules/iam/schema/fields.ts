import { z } from "zod";
import { EmailAddress, storable } from "@/core/inputs";
import { Policy } from "./cloud-state";

/** Lengths and characters as the cloud takes them (volcengine.md §4). */
export const UserName = z
  .string()
  .trim()
  .min(1, "iam.user_name_invalid")
  .max(64, "iam.user_name_invalid")
  .regex(/^[A-Za-z0-9_.@-]+$/, "iam.user_name_invalid");

export const DisplayName = z
  .string()
  .trim()
  .min(1, "iam.display_name_invalid")
  .max(128, "iam.display_name_invalid")
  .regex(/^[\p{L}\p{N} ._@-]+$/u, "iam.display_name_invalid");

/** With the country's code: `+8613012345678`. */
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?\d{5,20}$/, "iam.phone_invalid");

export const Email = EmailAddress;

/** The account's own rules are known to the cloud alone; what it refuses it says. */
export const ConsolePassword = z
  .string()
  .min(1, "password.required")
  .max(128, "password.too_long")
  .refine(storable, "iam.console_password_invalid");

/** A cloud project's name; `default` is always there. */
export const ProjectName = z
  .string()
  .trim()
  .min(1, "iam.project_name_invalid")
  .max(64, "iam.project_name_invalid")
  .regex(/^[A-Za-z0-9_-]+$/, "iam.project_name_invalid");

/** Policies that are attached or detached at once. */
export const Policies = z.array(Policy).max(30, "iam.policies_too_many");

/** Names at AirGate's sign-in are kept in lower case. */
export const PortalName = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "iam.portal_name_invalid")
  .max(128, "iam.portal_name_invalid")
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.@-]*$/u, "iam.portal_name_invalid");

export const SubAccountId = z.object({ subAccountId: z.uuid() });
