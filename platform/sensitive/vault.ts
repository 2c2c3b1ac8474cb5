import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Services } from "../http/server.ts";
import { lookupHash, open, seal, type Suite } from "./ciphers.ts";

type Keyed = Pick<Services, "config" | "dataFolder" | "now">;

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const ring = z
  .array(z.object({ id: z.string().regex(/^k\d+$/), since: z.string(), cipher: hex32, lookup: hex32 }))
  .min(1)
  .refine((keys) => new Set(keys.map((k) => k.id)).size === keys.length, { error: "two keys of one id" });
type Key = z.infer<typeof ring>[number];

/** What a table stores of a sensitive text. */
export interface SealedText {
  readonly sealed: Buffer;
  readonly lookup: Buffer;
  readonly key_id: string;
}

export class FieldKeysMissing extends Error {
  constructor(file: string) {
    super(
      `敏感字段的密钥文件不见了或读不出来：${file}。请从备份取回。 The keys of sensitive fields are gone or unreadable: ${file}. Bring them back from a backup.`,
    );
  }
}

export const fieldKeyFileOf = ({ config, dataFolder }: Pick<Keyed, "config" | "dataFolder">): string =>
  config.BIHUAN_FIELD_KEYS ?? join(dataFolder, "field-keys.json");

/**
 * Texts that a dump of the database must not give away, sealed under keys in a file beside it. The last key seals; the earlier ones open
 * what they sealed until `rotate-field-key` has sealed it anew. `of` is the record, so that a sealed text copied to another does not open.
 */
export class Vault {
  readonly #keys: readonly Key[];
  readonly #suite: Suite;
  constructor(keys: readonly Key[], suite: Suite) {
    this.#keys = keys;
    this.#suite = suite;
  }

  get keyId(): string {
    return this.#last.id;
  }
  get #last(): Key {
    return this.#keys.at(-1) as Key;
  }

  seal(text: string, of: string): SealedText {
    const key = this.#last;
    return {
      sealed: seal(this.#suite, bytes(key.cipher), text, of),
      lookup: lookupHash(this.#suite, bytes(key.lookup), text),
      key_id: key.id,
    };
  }

  open({ sealed, key_id }: Pick<SealedText, "sealed" | "key_id">, of: string): string {
    const key = this.#keys.find((k) => k.id === key_id);
    if (key === undefined) throw new Error(`no key ${key_id} in the file`);
    return open(bytes(key.cipher), sealed, of);
  }

  /** Every hash under which a text may be stored: of each key, by either suite. */
  lookups(text: string): Buffer[] {
    return this.#keys.flatMap((k) => (["aes", "sm"] as const).map((suite) => lookupHash(suite, bytes(k.lookup), text)));
  }
}

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");

/** `mayMake`: nothing was sealed yet, so a first key takes nothing from anybody. */
export function openVault(services: Keyed, mayMake: boolean): Vault {
  const file = fieldKeyFileOf(services);
  if (!existsSync(file)) {
    if (!mayMake) throw new FieldKeysMissing(file);
    writeKeys(file, [keyNumber(1, services.now())]);
  }
  return new Vault(readKeys(file), services.config.BIHUAN_CIPHERS);
}

/** A new key seals from now on. Returns its id. */
export function addFieldKey(services: Keyed): string {
  const file = fieldKeyFileOf(services);
  const old = existsSync(file) ? readKeys(file) : [];
  const next = keyNumber(Math.max(0, ...old.map((k) => Number(k.id.slice(1)))) + 1, services.now());
  writeKeys(file, [...old, next]);
  return next.id;
}

function readKeys(file: string): Key[] {
  try {
    return ring.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new FieldKeysMissing(file);
  }
}

/** Whole or not at all. */
function writeKeys(file: string, keys: readonly Key[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const keyNumber = (n: number, millis: number): Key => ({
  id: `k${n}`,
  since: new Date(millis).toISOString(),
  cipher: randomBytes(32).toString("hex"),
  lookup: randomBytes(32).toString("hex"),
});
