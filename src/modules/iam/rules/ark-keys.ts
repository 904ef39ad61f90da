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
