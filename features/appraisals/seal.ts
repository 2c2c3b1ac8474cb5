import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";

/**
 * Sealing for the time between casting and counting: X25519 with a key of its own for each cell, HKDF-SHA256, AES-256-GCM. Whoever seals cannot open; the opening key is
 * derived from sixteen bytes that exist in the tellers' hands alone. All cells have one length.
 */
const INFO = Buffer.from("bihuan appraisal cell 1");
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");
const SPKI = Buffer.from("302a300506032b656e032100", "hex");
const RAW = 32;

export function openingKey(secret: Uint8Array): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), "bihuan appraisal key 1", RAW));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}

/** The half that is stored: with it one seals and opens nothing. */
export const sealingBytes = (key: KeyObject): Buffer => createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-RAW);
const publicOf = (raw: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });

/** `bound` says where it belongs: opened elsewhere it is refused. */
export function seal(content: Uint8Array, to: Uint8Array, bound: string): Buffer {
  const own = generateKeyPairSync("x25519");
  const point = own.publicKey.export({ format: "der", type: "spki" }).subarray(-RAW);
  const cipher = createCipheriv("aes-256-gcm", keyOf(own.privateKey, publicOf(to), point, to), Buffer.alloc(12));
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([point, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where it was sealed for another key or place, or was changed. */
export function unseal(sealed: Uint8Array, key: KeyObject, bound: string): Buffer | undefined {
  const [point, body, tag] = [sealed.subarray(0, RAW), sealed.subarray(RAW, -16), sealed.subarray(-16)];
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(key, publicOf(point), point, sealingBytes(key)), Buffer.alloc(12));
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Each key is used once, so that a fixed nonce is none twice. */
const keyOf = (privateKey: KeyObject, publicKey: KeyObject, point: Uint8Array, to: Uint8Array): Buffer =>
  Buffer.from(hkdfSync("sha256", diffieHellman({ privateKey, publicKey }), Buffer.concat([point, to]), INFO, RAW));
