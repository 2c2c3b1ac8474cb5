import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { ok, refuse, type Result } from "@bihuan/kit";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import { ScannerAway, type Scan } from "./clamd.ts";
import { inspectFile } from "./inspect.ts";
import { FolderStore, type FilePart, type FileStore } from "./store.ts";

export type UploadRefusal =
  | "infected"
  | "not-scanned"
  | "too-large"
  | "type-not-allowed"
  | "unreadable"
  | "too-many-pixels"
  | "empty"
  | "half-sent";

export interface Received {
  sha256: Buffer;
  bytes: number;
  mediaType: string;
}

/** A table read from disk; `keep` gives it a name in the store, for every server. */
export interface ReceivedTable {
  readonly path: string;
  readonly bytes: number;
  keep(): Promise<string>;
  drop(): void;
}

/** What a file belongs to: a case, or a record named as `table:id`; and of which kind it is there. */
export interface FilePlace {
  readonly case_id?: number | null;
  readonly subject?: string | null;
  readonly kind?: string | null;
}

/** Uploads by content hash, and what else servers of one database share; the same content twice is one file. Received here, kept in the store. */
export class Files {
  readonly #incoming: string;
  readonly #limit: number;
  readonly #store: FileStore;
  readonly #scan: Scan | undefined;

  constructor(dataFolder: string, limitBytes: number, store: FileStore = new FolderStore(dataFolder), scan?: Scan) {
    this.#incoming = join(dataFolder, "files", "incoming");
    this.#limit = limitBytes;
    this.#store = store;
    this.#scan = scan;
    mkdirSync(this.#incoming, { recursive: true });
  }

  /** Receives a stream whole before anything refers to it; what is refused or breaks off leaves nothing behind. */
  async receive(
    stream: ReadableStream<Uint8Array> | Readable,
    name: string,
    declaredBytes?: number,
    media = false,
    most = this.#limit,
  ): Promise<Result<Received, UploadRefusal>> {
    const incoming = join(this.#incoming, randomUUID());
    const hash = createHash("sha256");
    let bytes = 0;
    const limit = Math.min(most, this.#limit);
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limit) return done(new TooLarge());
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(
        stream instanceof Readable ? stream : Readable.fromWeb(stream as never),
        meter,
        createWriteStream(incoming, { mode: 0o600, flush: true }),
      );
      if (declaredBytes !== undefined && bytes !== declaredBytes) return refuse("half-sent");
      if (bytes === 0) return refuse("empty");
      const kind = await inspectFile(incoming, name, media);
      if (typeof kind === "string") return refuse(kind);
      // Looked at before anything is kept.
      if ((await this.#scan?.(incoming)) !== undefined) return refuse("infected");
      const sha256 = hash.digest();
      if (!(await this.#store.has(keyOf(sha256)))) await this.#store.put(keyOf(sha256), incoming, sha256);
      return ok({ sha256, bytes, mediaType: kind.mediaType });
    } catch (error) {
      const refused = refusalOf(error);
      if (refused) return refuse(refused);
      throw error;
    } finally {
      rmSync(incoming, { force: true });
    }
  }

  /** Records a received file of a case or of another record, in the caller's transaction. */
  async attach(tx: Db, actor: Actor, place: FilePlace | number, name: string, received: Received): Promise<number> {
    const at = typeof place === "number" ? { case_id: place } : place;
    const { id } = await tx
      .insertInto("stored_file")
      .values({
        sha256: received.sha256,
        name: name.slice(-200),
        media_type: received.mediaType,
        bytes: received.bytes,
        ...at,
        uploaded_by: actor.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, {
      act: "file.attach",
      subject: at.subject ?? `case:${at.case_id}`,
      detail: { fileId: id, sha256: received.sha256.toString("hex") },
    });
    return id;
  }

  /** Who opened which document first when; a link's holder or the system opens none. */
  async noteOpening(tx: Db, actor: Actor, fileId: number): Promise<void> {
    if (actor.personId === null) return;
    await tx
      .insertInto("file_opening")
      .values({ file_id: fileId, person_id: actor.personId })
      .onConflict((oc) => oc.doNothing())
      .execute();
  }

  read(sha256: Buffer, part?: FilePart): Promise<Readable> {
    return this.#store.read(keyOf(sha256), part);
  }

  /** What the program made itself and every server needs, under a name that belongs to this content alone: written anew, it mends what was damaged. */
  async keep(name: string, bytes: Uint8Array): Promise<void> {
    const incoming = join(this.#incoming, randomUUID());
    writeFileSync(incoming, bytes, { mode: 0o600, flush: true });
    await this.#store.put(name, incoming, createHash("sha256").update(bytes).digest());
  }

  /** A table on its way in, on this server's disk until it is kept or dropped; what breaks off leaves nothing behind. */
  async receiveTable(content: Readable, limit: number): Promise<Result<ReceivedTable, UploadRefusal>> {
    const path = join(this.#incoming, randomUUID());
    const hash = createHash("sha256");
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limit) return done(new TooLarge());
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const drop = (): void => rmSync(path, { force: true });
    try {
      await pipeline(content, meter, createWriteStream(path, { mode: 0o600, flush: true }));
      if (bytes === 0) return (drop(), refuse("empty"));
      if (limit !== Number.POSITIVE_INFINITY && (await this.#scan?.(path)) !== undefined) return (drop(), refuse("infected"));
    } catch (error) {
      drop();
      const refused = refusalOf(error);
      if (refused) return refuse(refused);
      throw error;
    }
    const keep = async (): Promise<string> => {
      const name = `tables/${randomUUID()}`;
      await this.#store.put(name, path, hash.digest());
      return name;
    };
    return ok({ path, bytes, keep, drop });
  }

  /** A table on its way out, under a name of its own until it is dropped. */
  async keepTable(content: Readable): Promise<{ name: string; bytes: number }> {
    const received = await this.receiveTable(content, Number.POSITIVE_INFINITY);
    if (!received.ok) throw new Error(`a table broke off: ${received.error}`);
    return { name: await received.value.keep(), bytes: received.value.bytes };
  }

  /** A copy of one's own to read from any place in it. Throws FileMissing. */
  async fetch(name: string): Promise<{ path: string; drop: () => void }> {
    const own = this.place();
    await pipeline(await this.#store.read(name), createWriteStream(own.path, { mode: 0o600 }));
    return own;
  }

  /** A place of one's own on this server's disk, for as long as the work lasts. */
  place(): { path: string; drop: () => void } {
    const path = join(this.#incoming, randomUUID());
    return { path, drop: () => rmSync(path, { force: true }) };
  }

  /** As it was kept. Throws FileMissing. */
  open(name: string): Promise<Readable> {
    return this.#store.read(name);
  }

  drop(name: string): Promise<void> {
    return this.#store.drop(name);
  }

  /** Throws FileMissing. */
  async load(name: string): Promise<Buffer> {
    return buffer(await this.#store.read(name));
  }
}

/** Where a content lies in the store. */
export const keyOf = (sha256: Buffer): string => {
  const hex = sha256.toString("hex");
  return `files/${hex.slice(0, 2)}/${hex}`;
};

function refusalOf(error: unknown): UploadRefusal | undefined {
  if (error instanceof TooLarge) return "too-large";
  if (error instanceof ScannerAway) return "not-scanned";
  const isCut =
    (error as { code?: string }).code === "ERR_STREAM_PREMATURE_CLOSE" ||
    (error as Error).name === "AbortError" ||
    /unexpected end of multipart/i.test((error as Error).message);
  return isCut ? "half-sent" : undefined;
}

class TooLarge extends Error {}
