import type { ItemSubject, PendingEdits } from "../schema/changes";
import type { Grant, KeyState, Snapshot } from "../schema/cloud-state";
import { grantsWithout, overriddenKeys, unionOfGrants } from "./pending";

/** An edit of what a user may do, by AirGate. */
export type AccessEdit = {
  attach: readonly Grant[];
  detach: readonly Grant[];
  keys: readonly KeyState[];
  deletedKeys: readonly string[];
  arkKeys: readonly KeyState[];
  login: boolean | null;
};

export const noEdit: AccessEdit = {
  attach: [],
  detach: [],
  keys: [],
  deletedKeys: [],
  arkKeys: [],
  login: null,
};

/** A snapshot as if the edit had come before it was taken. */
export function editedSnapshot(snapshot: Snapshot, edit: AccessEdit): Snapshot {
  const { attach, detach, keys, deletedKeys, arkKeys, login } = edit;
  const known = (states: readonly KeyState[], by: readonly KeyState[]) =>
    overriddenKeys(
      states,
      by.filter(({ id }) => states.some((key) => key.id === id)),
    );
  return {
    ...snapshot,
    policies: unionOfGrants(grantsWithout(snapshot.policies, detach), attach),
    keys: known(snapshot.keys, keys).filter(({ id }) => !deletedKeys.includes(id)),
    arkKeys: overriddenKeys(snapshot.arkKeys, arkKeys),
    login:
      login === null
        ? snapshot.login
        : { allowed: login, resetRequired: snapshot.login?.resetRequired ?? false },
  };
}

/** The edits that a plan takes in when it is made. What is attached, grants remember. */
export const editedPending = (pending: PendingEdits, edit: AccessEdit): PendingEdits => ({
  detach: grantsWithout(unionOfGrants(pending.detach, edit.detach), edit.attach),
  keys: overriddenKeys(pending.keys, edit.keys).filter(({ id }) => !edit.deletedKeys.includes(id)),
  arkKeys: overriddenKeys(pending.arkKeys, edit.arkKeys),
  login: edit.login ?? pending.login,
});

/** What an edit asks of the cloud. Away first: a quota of policies may be full. */
export const subjectsOf = (edit: AccessEdit): ItemSubject[] => [
  ...edit.detach.map((grant): ItemSubject => ({ verb: "detach", grant })),
  ...edit.attach.map((grant): ItemSubject => ({ verb: "attach", grant })),
  ...edit.keys.map(({ id, active }): ItemSubject => ({ verb: "set_key", key: id, active })),
  ...edit.deletedKeys.map((key): ItemSubject => ({ verb: "delete_key", key })),
  ...edit.arkKeys.map(
    ({ id, active }): ItemSubject => ({ verb: "set_ark_key", arkKey: id, active }),
  ),
  ...(edit.login === null ? [] : [{ verb: "allow_login", allowed: edit.login } as const]),
];

/** A grant as people and the audit log read it. */
export const grantText = ({ project, type, name }: Grant): string =>
  project === "" ? `${type}:${name}` : `${type}:${name} @ ${project}`;
