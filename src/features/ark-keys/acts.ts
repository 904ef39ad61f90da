import { type ArkKey, isThere, standingOf } from "./ark-key";

type Rights = { mayWrite: boolean; mayReveal: boolean };
type Act =
  | "take"
  | "reveal"
  | "again"
  | "fill"
  | "rename"
  | "rotate"
  | "activate"
  | "deactivate"
  | "delete";

/** What a person may do with a key, the likeliest first. */
export function actsOn(key: ArkKey, rights: Rights): Act[] {
  return [...actsOnSecret(key, rights), ...(rights.mayWrite ? changesOf(key) : [])];
}

function actsOnSecret({ readable, takeable }: ArkKey, { mayWrite, mayReveal }: Rights): Act[] {
  return [
    ...(takeable && mayWrite ? (["take"] as const) : []),
    ...(readable && mayReveal ? (["reveal"] as const) : []),
  ];
}

function changesOf(key: ArkKey): Act[] {
  const standing = standingOf(key);
  if (standing === "deleted" || standing === "deleting") return [];
  return [...repairsOf(key), ...(isThere(key) ? editsOf(key) : []), "delete"];
}

/** A key whose plaintext is not known yet: read it again by its number, or enter it by hand. */
function repairsOf(key: ArkKey): Act[] {
  const standing = standingOf(key);
  const held = standing === "creating" && key.work?.code;
  if (standing !== "unreadable") return held ? ["again"] : [];
  return key.numbered ? ["again", "fill"] : ["fill"];
}

const editsOf = ({ status }: ArkKey): Act[] => [
  "rename",
  "rotate",
  status === "inactive" ? "activate" : "deactivate",
];

/** Why it cannot be done now, as a text's name; undefined when it can. */
export function obstacleOf(act: Act, key: ArkKey): "noNumber" | "states.rotating" | undefined {
  if (act !== "rotate" && act !== "activate" && act !== "deactivate") return undefined;
  if (!key.numbered) return "noNumber";
  if (act === "rotate" && standingOf(key) === "rotating") return "states.rotating";
  return undefined;
}
