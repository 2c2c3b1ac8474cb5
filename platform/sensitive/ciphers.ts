import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What seals and looks up: AES-256-GCM with HMAC-SHA256, or the national SM4 with HMAC-SM3 (GB/T 32907, GB/T 32905). */
export type Suite = "aes" | "sm";

const AES = 1;
const SM = 2;

/** A sealed text says by its first byte with what it was sealed: a change of the setting leaves what is stored readable. */
export function seal(suite: Suite, key: Buffer, text: string, of: string): Buffer {
  const aad = Buffer.from(of, "utf8");
  if (suite === "aes") {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad);
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([Buffer.of(AES), iv, cipher.getAuthTag(), body]);
  }
  // Node's OpenSSL gives SM4 no GCM: the counter mode, and then HMAC-SM3 over all of it.
  const iv = randomBytes(16);
  const [cipherKey, macKey] = smKeys(key);
  const cipher = createCipheriv("sm4-ctr", cipherKey, iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(SM), iv, smTag(macKey, iv, body, aad), body]);
}

/** Throws where the bytes were changed, sealed under another key, or belong to another record. */
export function open(key: Buffer, sealed: Buffer, of: string): string {
  const aad = Buffer.from(of, "utf8");
  if (sealed[0] === AES) {
    const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 16 }).setAAD(aad);
    cipher.setAuthTag(sealed.subarray(13, 29));
    return Buffer.concat([cipher.update(sealed.subarray(29)), cipher.final()]).toString("utf8");
  }
  if (sealed[0] !== SM) throw new Error("sealed by nothing known");
  const [iv, tag, body] = [sealed.subarray(1, 17), sealed.subarray(17, 49), sealed.subarray(49)];
  const [cipherKey, macKey] = smKeys(key);
  const own = smTag(macKey, iv, body, aad);
  if (own.length !== tag.length || !timingSafeEqual(own, tag)) throw new Error("what was sealed does not verify");
  const cipher = createDecipheriv("sm4-ctr", cipherKey, iv);
  return Buffer.concat([cipher.update(body), cipher.final()]).toString("utf8");
}

/** By which a text is found without being read. */
export const lookupHash = (suite: Suite, key: Buffer, text: string): Buffer =>
  createHmac(suite === "aes" ? "sha256" : "sm3", key)
    .update(text, "utf8")
    .digest();

const smKeys = (key: Buffer): [Buffer, Buffer] => {
  const of = (what: string): Buffer => createHmac("sm3", key).update(what).digest();
  return [of("sm4").subarray(0, 16), of("mac")];
};
const smTag = (macKey: Buffer, iv: Buffer, body: Buffer, aad: Buffer): Buffer =>
  createHmac("sm3", macKey)
    .update(Buffer.from([aad.length >> 8, aad.length & 255]))
    .update(aad)
    .update(iv)
    .update(body)
    .digest();
