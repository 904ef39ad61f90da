const homes = { admin: "/dashboard", manager: "/workspaces", sub_account: "/portal" } as const;

/** Where each kind of person starts after signing in. */
export const homeOf = (type: keyof typeof homes): string => homes[type];
