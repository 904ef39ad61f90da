/**
 * Whose attempts count together: an IPv4 address, or the /64 of an IPv6 one, in which a single
 * machine has all addresses it likes. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  const groups = groupsOf(address);
  if (!groups) return address;
  const [high = 0, low = 0] = groups.slice(6);
  if (isMapped(groups)) return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(":")}::/64`;
}

/** The eight groups of an IPv6 address; the platform's own parser writes it in one form. */
function groupsOf(address: string): number[] | undefined {
  const [plain = ""] = address.split("%");
  const url = `http://[${plain}]`;
  if (!plain.includes(":") || !URL.canParse(url)) return undefined;
  const [left = "", right] = new URL(url).hostname.slice(1, -1).split("::");
  const before = numbersOf(left);
  const after = numbersOf(right ?? "");
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}

const numbersOf = (part: string) =>
  part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));

/** An IPv4 address as a socket that listens on both says it: `::ffff:192.0.2.7`. */
const isMapped = (groups: readonly number[]) =>
  groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
