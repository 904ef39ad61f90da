import { expect, test } from "vitest";
import { isLoopback, isPublicAddress } from "./public-address";

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.167.255.255",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2400:3200::1",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.0",
  "100.100.100.200",
  "100.96.0.96",
  "127.0.0.1",
  "127.255.255.255",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.19.255.255",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:1.1.1.1",
  "::ffff:169.254.169.254",
  "::ffff:7f00:1",
  "::7f00:1",
  "64:ff9b::a9fe:a9fe",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "2606:4700::1%eth0",
  "ff02::1",
  "2001::1",
  "2001:db8::1",
  "2002:a9fe:a9fe::1",
  "not an address",
  "",
])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("only the machine itself is loopback", () => {
  expect(["127.0.0.1", "127.8.9.1", "::1"].map(isLoopback)).toEqual([true, true, true]);
  expect(["128.0.0.1", "::2", "::ffff:127.0.0.1", "localhost"].map(isLoopback)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
