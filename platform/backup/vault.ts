import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scryptSync } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What was read is not what was written, or was written under another key. */
export class Damaged extends Error {}

/** How a chunk is named and what its file holds. Under a passphrase both the names and the contents tell nothing. */
export interface Vault {
  nameOf(content: Buffer): string;
  close(name: string, content: Buffer): Promise<Buffer>;
  open(name: string, file: Buffer): Promise<Buffer>;
}

export const openVault: Vault = {
  nameOf: (content) => createHash("sha256").update(content).digest("hex"),
  close: async (_name, content) => compress(content),
  open: async (name, file) => checked(openVault, name, await decompress(file).catch(damaged(name))),
};

/** AES-256-GCM under keys made of the passphrase (scrypt); a chunk's name is a keyed hash of its content. */
export function lockedVault(passphrase: string, salt: Buffer): Vault {
  const keys = scryptSync(passphrase, salt, 64, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
  const [key, naming] = [keys.subarray(0, 32), keys.subarray(32)];
  const vault: Vault = {
    nameOf: (content) => createHmac("sha256", naming).update(content).digest("hex"),
    async close(name, content) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
      const closed = [cipher.update(await compress(content)), cipher.final()];
      return Buffer.concat([nonce, ...closed, cipher.getAuthTag()]);
    },
    async open(name, file) {
      let packed: Buffer;
      try {
        const cipher = createDecipheriv("aes-256-gcm", key, file.subarray(0, 12)).setAAD(Buffer.from(name)).setAuthTag(file.subarray(-16));
        packed = Buffer.concat([cipher.update(file.subarray(12, -16)), cipher.final()]);
      } catch {
        throw new Damaged(`${name} does not open: damaged, or of another passphrase`);
      }
      return checked(vault, name, await decompress(packed).catch(damaged(name)));
    },
  };
  return vault;
}

function checked(vault: Vault, name: string, content: Buffer): Buffer {
  if (vault.nameOf(content) !== name) throw new Damaged(`${name} holds something else than was written`);
  return content;
}
const damaged = (name: string) => (): never => {
  throw new Damaged(`${name} cannot be read`);
};
