import type { Option } from "@/components/ui/select";
import { CreateSubAccount } from "@/modules/iam/schema/creating";
import type { RouterInputs } from "@/trpc/client";
import { policyOf } from "./policy-option";

export type CreateDraft = {
  cloudAccountId: string;
  userName: string;
  displayName: string;
  phone: string;
  email: string;
  accessKey: boolean;
  /** The password of the cloud's console. */
  console: { on: boolean; password: string; allowed: boolean; resetRequired: boolean };
  /** The sign-in at AirGate. */
  portal: { on: boolean; username: string; password: string };
  project: { name: Option | undefined; policies: Option[]; monitored: boolean };
  /** Global policies. */
  policies: Option[];
};

export const emptyDraft: CreateDraft = {
  cloudAccountId: "",
  userName: "",
  displayName: "",
  phone: "",
  email: "",
  accessKey: true,
  console: { on: false, password: "", allowed: true, resetRequired: true },
  portal: { on: false, username: "", password: "" },
  project: { name: undefined, policies: [], monitored: true },
  policies: [],
};

type CreateInput = RouterInputs["iam"]["createSubAccount"];

/** The form as the operation takes it; what was switched off is left out. */
export function toInput(draft: CreateDraft, requestId: string): CreateInput {
  const { phone, email, console: login, portal, project } = draft;
  const { on: _, ...consoleLogin } = login;
  return {
    requestId,
    cloudAccountId: draft.cloudAccountId,
    userName: draft.userName.trim(),
    displayName: draft.displayName.trim(),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(email.trim() && { email: email.trim() }),
    accessKey: draft.accessKey,
    ...(login.on && { console: consoleLogin }),
    portal: portal.on
      ? {
          password: portal.password,
          ...(portal.username.trim() && { username: portal.username.trim() }),
        }
      : {},
    projects: project.name
      ? [
          {
            project: project.name.value,
            policies: project.policies.map(policyOf),
            monitored: project.monitored,
          },
        ]
      : [],
    policies: draft.policies.map(policyOf),
  };
}

/** Codes by field of the form: `userName`, `console.password`. */
export function problemsOf(input: CreateInput): Record<string, string> {
  const parsed = CreateSubAccount.safeParse(input);
  const issues = parsed.success ? [] : [...parsed.error.issues].reverse();
  const codes = issues.map(({ path, message }) => {
    const field = path.join(".");
    return [field, field === "cloudAccountId" ? "iam.cloud_account_missing" : message];
  });
  return Object.fromEntries(codes);
}
