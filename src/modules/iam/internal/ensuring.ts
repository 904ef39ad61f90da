import type { ItemSubject, Verb } from "../schema/changes";
import {
  createArkKey,
  deleteArkKey,
  readArkKey,
  rotateArkKey,
  setArkKey,
  undoCreateArkKey,
  withdrawArkKey,
} from "./ensure-ark";
import { createKey, deleteKey, setKey, undoCreateKey, withdrawKey } from "./ensure-keys";
import { allowLogin, deleteLogin, removeLogin, setPassword } from "./ensure-login";
import { attach, detach, detachGrant } from "./ensure-policies";
import { createUser, deleteUser, undoCreateUser, updateProfile } from "./ensure-user";
import { plan } from "./planning";
import type { Done, Ensure, Work } from "./work";

const table: { readonly [V in Verb]: Ensure<V> } = {
  plan,
  create_user: createUser,
  update_profile: updateProfile,
  delete_user: deleteUser,
  set_password: setPassword,
  allow_login: allowLogin,
  delete_login: deleteLogin,
  attach,
  detach,
  create_key: createKey,
  withdraw_key: withdrawKey,
  set_key: setKey,
  delete_key: deleteKey,
  create_ark_key: createArkKey,
  withdraw_ark_key: withdrawArkKey,
  read_ark_key: readArkKey,
  rotate_ark_key: rotateArkKey,
  set_ark_key: setArkKey,
  delete_ark_key: deleteArkKey,
};

/** Makes so what an item asks for. */
export const ensure = (work: Work): Promise<Done> => byVerb(table, work, work.item.subject);

/** Takes back what an item did, or may have done. What has nothing to take back is done at once. */
export const undo = (work: Work): Promise<Done> => {
  const { subject } = work.item;
  switch (subject.verb) {
    case "create_user":
      return undoCreateUser(work, subject);
    case "set_password":
      return removeLogin(work).then(() => ({}));
    case "attach":
      return detachGrant(work, subject.grant).then(() => ({}));
    case "create_key":
      return undoCreateKey(work, subject);
    case "create_ark_key":
      return undoCreateArkKey(work, subject);
    default:
      return Promise.resolve({});
  }
};

/** Each entry takes the subject of its own verb, which TypeScript cannot see of a looked-up one. */
function byVerb(entries: typeof table, work: Work, subject: ItemSubject): Promise<Done> {
  const entry = entries[subject.verb] as (work: Work, subject: ItemSubject) => Promise<Done>;
  return entry(work, subject);
}
