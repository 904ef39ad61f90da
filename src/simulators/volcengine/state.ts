import type { Bill } from "./billing/bill";

/** Everything that the simulated cloud knows: plain data, which can be written to a file. */
export type CloudState = { version: 1; clockOffsetMs: number; accounts: Account[] };

/** A main account. Its bill lies apart, because it is large and never read late. */
export type Account = { id: number; name: string; resources: Resources; bill: Bill };

export type Resources = {
  accountId: number;
  nextId: number;
  rootKeys: AccessKey[];
  users: User[];
  projects: Project[];
  customPolicies: Policy[];
  arkKeys: ArkKey[];
  endpoints: Endpoint[];
};

export type AccessKey = {
  id: string;
  secret: string;
  status: "active" | "inactive";
  createdAt: string;
  updatedAt: string;
  /** Set for temporary keys, which work with it only. */
  sessionToken?: string;
  lastUsed?: { at: string; service: string; region: string };
};

export type User = {
  id: number;
  name: string;
  displayName: string;
  description: string;
  email: string;
  mobilePhone: string;
  tags: { Key: string; Value: string }[];
  createdAt: string;
  updatedAt: string;
  accessKeys: AccessKey[];
  loginProfile?: LoginProfile;
  grants: Grant[];
};

export type LoginProfile = {
  password: string;
  loginAllowed: boolean;
  passwordResetRequired: boolean;
  lastResetAt: string;
  safeAuth: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
};

export type PolicyType = "System" | "Custom";

/** A policy given to a user: everywhere, or in one project. */
export type Grant = {
  policy: string;
  type: PolicyType;
  project?: string;
  attachedAt: string;
};

export type Policy = {
  name: string;
  description: string;
  /** Service code of a system policy. */
  category: string;
  document: { Statement: Statement[] };
  serviceRole: boolean;
  createdAt: string;
};

export type Statement = { Effect: "Allow" | "Deny"; Action: string[]; Resource: string[] };

export type Project = {
  name: string;
  displayName: string;
  description: string;
  createdAt: string;
  updatedAt: string;
};

export type ArkKey = {
  id: number;
  sid: string;
  name: string;
  plaintext: string;
  status: "Active" | "Inactive";
  project: string;
  userId: number;
  resources: Record<string, unknown>[];
  createdAt: string;
  updatedAt: string;
};

export type Endpoint = {
  id: string;
  name: string;
  project: string;
  model: string;
  modelVersion: string;
  createdBy: string;
  createdAt: string;
};

/** A main account with nothing in it but the project that always exists. */
export function emptyResources(accountId: number, createdAt: string): Resources {
  return {
    accountId,
    nextId: 1,
    rootKeys: [],
    users: [],
    projects: [
      {
        name: "default",
        displayName: "默认项目",
        description: "",
        createdAt,
        updatedAt: createdAt,
      },
    ],
    customPolicies: [],
    arkKeys: [],
    endpoints: [],
  };
}
