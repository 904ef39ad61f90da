/**
 * Whether a masked key of the cloud's list (`392****dab0`) may be this plaintext. Too short a mask
 * tells nothing.
 */
export function fitsMask(mask: string, plaintext: string): boolean {
  const [head = "", ...rest] = mask.split(/\*+/);
  const tail = rest.at(-1) ?? "";
  if (rest.length === 0) return mask !== "" && mask === plaintext;
  return head.length + tail.length >= 6 && plaintext.startsWith(head) && plaintext.endsWith(tail);
}

/** The last characters of a key, by which people tell keys apart. */
export const endingOf = (plaintext: string): string => plaintext.slice(-4);

/** Who had a key made or rotated, when, and whether the cloud has done it. */
export type ArkOrigin = { requestedBy: string; openedAt: Date; carried: boolean };

const day = 24 * 60 * 60 * 1000;

/**
 * Whether somebody may take a new plaintext: whoever asked for it, within a day, unless anybody has
 * looked at it since.
 */
export function mayTake(
  origin: ArkOrigin | undefined,
  { lastRevealedAt, actorId, now }: { lastRevealedAt: Date | null; actorId: string; now: Date },
): boolean {
  if (!origin?.carried || origin.requestedBy !== actorId) return false;
  const taken = lastRevealedAt !== null && lastRevealedAt >= origin.openedAt;
  return !taken && now.getTime() - origin.openedAt.getTime() <= day;
}
