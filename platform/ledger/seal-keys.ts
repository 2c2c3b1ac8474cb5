import { createHmac, createSecretKey, hash, randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Services } from "../http/server.ts";

/** What sealing needs of the process. */
export type Sealing = Pick<Services, "database" | "config" | "dataFolder" | "rootUnitId" | "now">;

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const ring = z.object({
  salt: hex32,
  keys: z
    .array(z.object({ id: z.string().regex(/^k\d+$/), since: z.string(), key: hex32 }))
    .min(1)
    .refine((keys) => new Set(keys.map((k) => k.id)).size === keys.length, { error: "two keys of one id" }),
});
type Ring = z.infer<typeof ring>;

/** The file is missing, unreadable or no key file: sealing stops and says so, nothing else does. */
export class SealKeysMissing extends Error {
  readonly words: { zh: string; en: string };
  constructor(words: { zh: string; en: string }) {
    super(`${words.zh} ${words.en}`);
    this.words = words;
  }
}

/**
 * Keys that whoever owns the database does not have. The last seals; the earlier ones verify what they sealed. The salt makes a
 * leaf of the tree say nothing of its record; it never changes, or no leaf could be reckoned again.
 */
export class SealKeys {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #salt: KeyObject;
  constructor(ring: Ring) {
    this.#keys = new Map(ring.keys.map((k) => [k.id, keyOf(k.key)]));
    this.#salt = keyOf(ring.salt);
  }

  get ids(): string[] {
    return [...this.#keys.keys()];
  }

  mac(text: string): { keyId: string; mac: Buffer } {
    const [keyId, key] = [...this.#keys].at(-1) as [string, KeyObject];
    return { keyId, mac: hmac(key, text) };
  }

  isGood(text: string, { keyId, mac }: { keyId: string; mac: Uint8Array }): boolean {
    const key = this.#keys.get(keyId);
    if (key === undefined) return false;
    const own = hmac(key, text);
    return own.length === mac.length && timingSafeEqual(own, mac);
  }

  saltOf(log: string, id: number): Buffer {
    return hmac(this.#salt, `${log}:${id}`);
  }
}

/** Made once: of bytes Node makes a key at every sum, which costs five times the sum. */
const keyOf = (hex: string): KeyObject => createSecretKey(Buffer.from(hex, "hex"));
const hmac = (key: KeyObject, text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest();
export const sha256 = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer");

export const keyFileOf = ({ config, dataFolder }: Pick<Sealing, "config" | "dataFolder">): string =>
  config.BIHUAN_SEAL_KEYS ?? join(dataFolder, "seal-keys.json");

/** `mayMake`: nothing was sealed yet, so a first key takes nothing from anybody. */
export function openSealKeys(sealing: Pick<Sealing, "config" | "dataFolder" | "now">, mayMake: boolean): SealKeys {
  const file = keyFileOf(sealing);
  if (!existsSync(file)) {
    if (!mayMake)
      throw new SealKeysMissing({
        zh: `封存密钥文件不见了：${file}。请从备份取回；没有它，既不能封存，也不能核验。`,
        en: `The file of the seals' keys is gone: ${file}. Bring it back from a backup; without it nothing can be sealed or verified.`,
      });
    writeRing(file, { salt: fresh(), keys: [keyNumber(1, sealing.now())] });
  }
  return new SealKeys(readRing(file));
}

/** A new key seals from now on; the earlier ones stay, to verify. Returns its id. */
export function rotateSealKey(sealing: Pick<Sealing, "config" | "dataFolder" | "now">): string {
  const file = keyFileOf(sealing);
  const old = readRing(file);
  const next = keyNumber(Math.max(...old.keys.map((k) => Number(k.id.slice(1)))) + 1, sealing.now());
  writeRing(file, { ...old, keys: [...old.keys, next] });
  return next.id;
}

function readRing(file: string): Ring {
  try {
    return ring.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new SealKeysMissing({
      zh: `封存密钥文件读不出来：${file}。请从备份取回。`,
      en: `The file of the seals' keys cannot be read: ${file}. Bring it back from a backup.`,
    });
  }
}

/** Whole or not at all: a machine that dies in between keeps the old file. */
function writeRing(file: string, content: Ring): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const fresh = (): string => randomBytes(32).toString("hex");
const keyNumber = (n: number, millis: number) => ({ id: `k${n}`, since: new Date(millis).toISOString(), key: fresh() });
