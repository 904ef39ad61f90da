/** One Casbin `g` row: the member acts as the role too. */
export type Grouping = { member: string; role: string };

/** How a subject comes to each thing it acts as: itself first, then role by role. */
export type Paths = ReadonlyMap<string, readonly string[]>;

/** Everything the subject acts as through the groupings, each by a shortest way. */
export function pathsFrom(groupings: Iterable<Grouping>, subject: string): Paths {
  const roles = rolesByMember(groupings);
  const paths = new Map<string, readonly string[]>([[subject, [subject]]]);
  for (const [member, path] of paths) {
    for (const role of roles.get(member) ?? []) {
      if (!paths.has(role)) paths.set(role, [...path, role]);
    }
  }
  return paths;
}

/**
 * The groupings that count when a person asks on a selected pool: their membership of that pool, and
 * the pool's template. Other pools neither open nor shut anything (product.md §3).
 */
export const selectPool = (groupings: Iterable<Grouping>, person: string, pool: string) =>
  [...groupings].filter(
    ({ member, role }) => (member === person && role === pool) || member === pool,
  );

function rolesByMember(groupings: Iterable<Grouping>): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const { member, role } of groupings) {
    const known = roles.get(member);
    if (known) known.push(role);
    else roles.set(member, [role]);
  }
  return roles;
}
