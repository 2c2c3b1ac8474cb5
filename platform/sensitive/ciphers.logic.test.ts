import assert from "node:assert/strict";
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { lookupHash, open, seal, type Suite } from "./ciphers.ts";

test("SM3 and SM4 of Node's OpenSSL answer the examples of GB/T 32905-2016 and GB/T 32907-2016", () => {
  const sm3 = (text: string): string => createHash("sm3").update(text).digest("hex");
  assert.equal(sm3("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  assert.equal(sm3("abcd".repeat(16)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  const key = Buffer.from("0123456789abcdeffedcba9876543210", "hex");
  const cipher = createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
  assert.equal(cipher.update(key).toString("hex"), "681edf34d206965e86b3e94f536e4246");
  // The second example: enciphered a million times.
  let block = key;
  const again = createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
  for (let i = 0; i < 1_000_000; i++) block = again.update(block);
  assert.equal(block.toString("hex"), "595298c7c6fd271f0402f804c33d3f66");
});

test("either suite opens what it sealed, and nothing changed, of another record or under another key", () => {
  for (const suite of ["aes", "sm"] satisfies Suite[]) {
    const key = randomBytes(32);
    const sealed = seal(suite, key, "11010519491231002X", "person:1");
    assert.equal(open(key, sealed, "person:1"), "11010519491231002X");
    assert.notDeepEqual(seal(suite, key, "11010519491231002X", "person:1"), sealed, "never twice the same");
    assert.throws(() => open(key, sealed, "person:2"));
    assert.throws(() => open(randomBytes(32), sealed, "person:1"));
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] as number) ^ 1;
      assert.throws(() => open(key, changed, "person:1"), `${suite}: byte ${i}`);
    }
    assert.throws(() => open(key, sealed.subarray(0, 20), "person:1"));
    assert.deepEqual(lookupHash(suite, key, "x"), lookupHash(suite, key, "x"));
    assert.notDeepEqual(lookupHash(suite, key, "x"), lookupHash(suite, randomBytes(32), "x"));
  }
});
