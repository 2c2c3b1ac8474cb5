import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import type { Services } from "../http/server.ts";
import { FileMissing } from "./store.ts";
import { Beside } from "../threads/beside.ts";
import type { WordsCalls } from "./words-thread.ts";

const AT_ONCE = 20;
/** Of two that came in at once the one with the lower number may be seen later. */
const LATECOMERS = 1000;
/** What is larger holds pictures more than words. */
const MOST_BYTES = 64 * 2 ** 20;

const beside = new Beside<WordsCalls>(new URL("./words-thread.ts", import.meta.url), {
  millis: 15_000,
  megabytes: 256,
  refusal: { code: "heavy", message: { zh: "文件太复杂，读不出文字", en: "The file takes too much to read" } },
});

interface Unread {
  readonly id: number;
  readonly sha256: Buffer;
  readonly media_type: string;
  readonly bytes: number;
  readonly kind: string;
  readonly record_id: number;
  /** Words of the same content, read before. */
  readonly known: string | null;
}

/**
 * Reads the words of files that came in since, some at a time; each is read once, whatever becomes of it, and what cannot be read has none. A room
 * that keeps its files out of the search has none read.
 */
export async function readNewFiles(services: Services): Promise<number> {
  const { database, rootUnitId, house } = services;
  if (rootUnitId === 0) return 0;
  const unread = await database.asRoot(rootUnitId, async (db) => {
    const { rows } =
      await sql<Unread>`select f.id, f.sha256, f.media_type, f.bytes, coalesce(c.process, split_part(f.subject, ':', 1)) as kind,
        coalesce(f.case_id, split_part(f.subject, ':', 2)::bigint) as record_id,
        (select w.words from file_words w join stored_file o on o.id = w.file_id where o.sha256 = f.sha256 and o.id < f.id and w.words <> '' limit 1) as known
      from stored_file f left join work_case c on c.id = f.case_id
      where f.id > (select coalesce(max(file_id), 0) - ${sql.lit(LATECOMERS)} from file_words)
        and not exists (select from file_words w where w.file_id = f.id) order by f.id limit ${AT_ONCE}`.execute(db);
    return rows;
  });
  for (const file of unread) {
    const rights = house.files.get(file.kind);
    const words = !rights || rights.searched === false ? "" : (file.known ?? (await wordsIn(services, file)));
    await database.asRoot(rootUnitId, (tx) =>
      tx
        .insertInto("file_words")
        .values({ file_id: file.id, kind: file.kind, record_id: file.record_id, words })
        .onConflict((oc) => oc.doNothing())
        .execute(),
    );
  }
  return unread.length;
}

async function wordsIn({ files }: Services, { sha256, media_type, bytes }: Unread): Promise<string> {
  if (bytes > MOST_BYTES) return "";
  const content = await files.read(sha256).then(buffer, (error: unknown) => {
    if (error instanceof FileMissing) return undefined;
    throw error;
  });
  // Damaged, locked or too heavy: its record is found by its own words.
  return content ? beside.call("read", { bytes: content, mediaType: media_type }).catch(() => "") : "";
}
