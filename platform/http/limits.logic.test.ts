import assert from "node:assert/strict";
import { test } from "node:test";
import { RateLimit } from "./limits.ts";

test("one network has one bucket: an IPv6 household does not take a new one with each of its addresses", () => {
  const limit = new RateLimit(30);
  const of = (address: string, count: number) =>
    Array.from({ length: count }, () => limit.take(address, 0)).filter((wait) => wait === 0).length;
  assert.equal(of("203.0.113.7", 40), 30);
  assert.equal(of("203.0.113.8", 40), 30, "each address of IPv4 is one's own");
  let taken = 0;
  for (let i = 0; i < 100; i++) taken += of(`2001:db8:1:2::${i.toString(16)}`, 1);
  assert.equal(taken, 30);
  assert.equal(of("2001:db8:1:3::1", 1), 1);
});
