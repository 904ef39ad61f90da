import type { RouterOutputs } from "@/trpc/client";

export type ArkKey = RouterOutputs["iam"]["arkKey"];

/** Whose keys a table shows, where it shows those of one sub-account. */
export type Owner = {
  id: string;
  name: string;
  /** Why it gets no key now; undefined when it may. */
  blocked: string | undefined;
};

/** What is asked to be done, and with which key. */
export type Task =
  | { what: "create" | "enter" }
  | {
      what: "take" | "reveal" | "rename" | "switch" | "rotate" | "fill" | "delete";
      key: ArkKey;
    };

/** How a key stands: its status, or what its status hides. */
export type Standing = ArkKey["status"] | "given_up" | "rotating";

export function standingOf({ status, work }: ArkKey): Standing {
  if (status === "creating" && work?.state === "undone") return "given_up";
  if (work && work.state !== "undone" && isRotation(work.verb)) return "rotating";
  return status;
}

const isRotation = (verb: string): boolean => verb === "rotate_ark_key";

export const isThere = ({ status }: ArkKey): boolean =>
  status === "active" || status === "inactive" || status === "unreadable";

/** How a list names a key for people: its name and its last characters. */
export const labelOf = ({ name, ending }: Pick<ArkKey, "name" | "ending">): string =>
  ending ? `${name} …${ending}` : name;

export const ownerOf = ({ userName, displayName }: ArkKey): string => userName ?? displayName;
