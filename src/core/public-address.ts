import { BlockList, isIPv4, isIPv6 } from "node:net";

/** IPv4 that is not, or not only, the public internet (IANA special-purpose registry). */
const closedV4 = listOf("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  // Shared address space; clouds keep their metadata services here, too.
  "100.64.0.0/10",
  "127.0.0.0/8",
  // Link-local, with the metadata service of most clouds.
  "169.254.0.0/16",
  "168.63.129.16/32",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);

/** IPv6 that is given out to the public; IPv4-mapped, NAT64, private and link-local lie outside. */
const openV6 = listOf("ipv6", ["2000::/3"]);
/** What of it leads elsewhere: tunnels, which wrap IPv4 addresses, and documentation. */
const closedV6 = listOf("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

const loopbacks = { ipv4: listOf("ipv4", ["127.0.0.0/8"]), ipv6: listOf("ipv6", ["::1/128"]) };

/**
 * Whether an address belongs to the public internet, so that a request to it reaches nothing of
 * ours: no private, link-local, loopback, metadata, mapped or tunnelled address (bar.md C.4).
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedV4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return openV6.check(address, "ipv6") && !closedV6.check(address, "ipv6");
}

export function isLoopback(address: string): boolean {
  if (isIPv4(address)) return loopbacks.ipv4.check(address, "ipv4");
  return isIPv6(address) && loopbacks.ipv6.check(address, "ipv6");
}

function listOf(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix] = subnet.split("/");
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
