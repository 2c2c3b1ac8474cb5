import { randomUUID } from "node:crypto";
import { copyFileSync, createReadStream, existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";

/** Where files lie once they are whole: a folder, or a bucket. A key is written once; its content never changes. */
export interface FileStore {
  /** Says which place it is, to servers that must share one. */
  identity(): Promise<string>;
  has(key: string): Promise<boolean>;
  /** Takes a whole file over; resolves when it outlives a failure of power. */
  put(key: string, path: string, sha256: Buffer): Promise<void>;
  /** Whole, or the bytes between two places, both within. Throws FileMissing. */
  read(key: string, part?: FilePart): Promise<Readable>;
  /** Takes away what was kept for some days; what is not there is gone already. */
  drop(key: string): Promise<void>;
}

export interface FilePart {
  readonly from: number;
  readonly to: number;
}

export class FileMissing extends Error {}
/** The store cannot be reached or refuses; nothing was stored. */
export class StoreAway extends Error {}

export class FolderStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async identity(): Promise<string> {
    const file = join(this.#folder, "files", "place");
    mkdirSync(dirname(file), { recursive: true });
    // Of two that make it at once one wins, and both read his.
    if (!existsSync(file))
      try {
        writeFileSync(file, randomUUID(), { flag: "wx", mode: 0o600 });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    return readFileSync(file, "utf8");
  }

  async has(key: string): Promise<boolean> {
    return existsSync(join(this.#folder, key));
  }

  async put(key: string, path: string): Promise<void> {
    const target = join(this.#folder, key);
    mkdirSync(dirname(target), { recursive: true });
    try {
      renameSync(path, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
      // Received on another disk: beside the target first, so that nobody meets half of it.
      const beside = `${target}.${randomUUID()}`;
      copyFileSync(path, beside);
      renameSync(beside, target);
      await rm(path);
    }
  }

  async read(key: string, part?: FilePart): Promise<Readable> {
    const path = join(this.#folder, key);
    if (!existsSync(path)) throw new FileMissing(`no such file: ${path}`);
    return createReadStream(path, part && { start: part.from, end: part.to });
  }

  drop(key: string): Promise<void> {
    return rm(join(this.#folder, key), { force: true });
  }
}

/** An S3 interface: MinIO, Ceph, the clouds' own. The address is the bucket's, with a prefix where wanted. */
export class BucketStore implements FileStore {
  readonly #address: string;
  readonly #client: AwsClient;

  constructor({ address, key, secret, region }: { address: string; key: string; secret: string; region: string }) {
    this.#address = address.replace(/\/$/, "");
    this.#client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: "s3", retries: 3, initRetryMs: 200 });
  }

  async identity(): Promise<string> {
    return this.#address;
  }

  async has(key: string): Promise<boolean> {
    const response = await this.#ask(key, { method: "HEAD" });
    return response.ok;
  }

  async put(key: string, path: string, sha256: Buffer): Promise<void> {
    // A blob of a file is read while it is sent, and anew when a try has failed; a real store checks it against its hash.
    const response = await this.#ask(key, {
      method: "PUT",
      body: await openAsBlob(path),
      headers: { "x-amz-content-sha256": sha256.toString("hex") },
    });
    if (!response.ok) throw new StoreAway(`the file store has no ${this.#address}`);
    await rm(path);
  }

  async read(key: string, part?: FilePart): Promise<Readable> {
    const range = part && { headers: { range: `bytes=${part.from}-${part.to}` } };
    const response = await this.#ask(key, { method: "GET", ...range });
    if (response.status === 404) throw new FileMissing(`no such file: ${this.#address}/${key}`);
    return Readable.fromWeb(response.body as never);
  }

  async drop(key: string): Promise<void> {
    await this.#ask(key, { method: "DELETE" });
  }

  async #ask(key: string, init: RequestInit): Promise<Response> {
    const response = await this.#client.fetch(`${this.#address}/${key}`, init).catch((cause: unknown) => {
      throw new StoreAway(`the file store cannot be reached: ${this.#address}`, { cause });
    });
    if (response.ok || response.status === 404) return response;
    throw new StoreAway(`the file store answered ${response.status} to ${init.method} ${key}: ${(await response.text()).slice(0, 500)}`);
  }
}
