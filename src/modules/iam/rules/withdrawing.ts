import type { ItemSubject } from "../schema/changes";

type Waiting = { subject: ItemSubject; state: string };

/**
 * What is left of an item when its sub-account is disabled before it was carried out: the item
 * itself where it opens nothing, another one where something must be taken back, or nothing.
 */
export function withdrawn({ subject, state }: Waiting): ItemSubject | undefined {
  switch (subject.verb) {
    case "plan":
    case "attach":
    case "detach":
    case "set_key":
    case "set_ark_key":
    case "allow_login":
      return undefined;
    case "set_password":
      return subject.allowed ? { ...subject, allowed: false } : subject;
    case "create_key":
      return state === "sent" ? { verb: "withdraw_key", known: subject.known ?? [] } : undefined;
    case "create_ark_key": {
      const { arkKey, known = [] } = subject;
      return state === "sent" ? { verb: "withdraw_ark_key", arkKey, known } : undefined;
    }
    default:
      return subject;
  }
}
