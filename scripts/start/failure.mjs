/** A problem with a known remedy: its message is all that the user needs to see. */
export class StartFailure extends Error {}

const remedies = [
  [
    /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i,
    "The disk is full. Free about 3 GB where AirGate and its .airgate folder are (AIRGATE_HOME moves that folder), then start again; nothing is lost.",
  ],
  [
    /EACCES|EPERM|EROFS|Permission denied/i,
    "This user may not write where AirGate keeps its files. They may belong to another user, for example after a start as root: give them to this user, or set AIRGATE_HOME to a folder of its own.",
  ],
];

/** One paragraph about an error: a known remedy when there is one, then what was reported. */
export function explain(error) {
  if (error instanceof StartFailure) return error.message;
  const text = error instanceof Error ? `${error.code ?? ""} ${error.message}` : String(error);
  const remedy = remedies.find(([pattern]) => pattern.test(text));
  return remedy ? `${remedy[1]} (${text.trim()})` : text.trim();
}
