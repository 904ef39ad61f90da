/** A user as the cloud's list shows it. */
export type CloudUser = { id: string; userName: string; displayName: string };

type Ours = {
  id: string;
  userName: string | null;
  cloudUserId: string | null;
  displayName: string;
  missingSince: Date | null;
};

type Change = Partial<Pick<Ours, "userName" | "cloudUserId" | "displayName" | "missingSince">>;
export type Difference = { id: string; change: Change; kind?: "renamed" | "missing" | "back" };

/**
 * What must change of our sub-accounts so that they show what the cloud does. The cloud's number of
 * a user decides who is who, its name only where we do not know the number yet: a user that was
 * deleted and made anew under the same name is somebody else.
 */
export function differences(
  ours: readonly Ours[],
  users: readonly CloudUser[],
  now: Date,
): Difference[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  const byName = new Map(users.map((user) => [user.userName, user]));
  return ours.flatMap((one) => {
    const user = one.cloudUserId ? byId.get(one.cloudUserId) : byName.get(one.userName ?? "");
    return user ? found(one, user) : missing(one, now);
  });
}

function missing({ id, missingSince }: Ours, now: Date): Difference[] {
  return missingSince ? [] : [{ id, change: { missingSince: now }, kind: "missing" }];
}

function found(one: Ours, user: CloudUser): Difference[] {
  const displayName = user.displayName || one.displayName;
  const renamed = one.userName !== user.userName || one.displayName !== displayName;
  const back = one.missingSince !== null;
  if (!renamed && !back && one.cloudUserId === user.id) return [];
  const { id: cloudUserId, userName } = user;
  return [
    {
      id: one.id,
      change: { cloudUserId, userName, displayName, missingSince: null },
      ...(back ? { kind: "back" as const } : renamed ? { kind: "renamed" as const } : {}),
    },
  ];
}
