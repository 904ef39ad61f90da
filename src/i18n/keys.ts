/** The key of an error code's text: `quota.pool_not_found` stands in `errors-quota.json`. */
export function errorKey(code: string): string {
  const dot = code.indexOf(".");
  // The constant code of a fault, which has no slice.
  if (dot === -1) return "errors-request.failed";
  return `errors-${code.slice(0, dot)}.${code.slice(dot + 1)}`;
}

/** The key of an audit action's text: `pool.booster.top_up` is `pool_booster_top_up`. */
export const actionKey = (action: string): string => `actions.${action.replaceAll(".", "_")}`;

/** The key of an operation's name: `access.rotateApiKey` stands in `operations-access.json`. */
export const operationKey = (id: string): string => `operations-${id}`;

export const capabilityKey = (capability: string): string => `capabilities.${capability}`;
export const scopeKey = (scope: string): string => `scopes.${scope}`;
export const roleKey = (role: string): string => `roles.${role}`;
