import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Database, Db } from "../../platform/db/database.ts";
import { openSearch, type Search, type SearchRecord } from "../../platform/search/search.ts";
import { forgetIndex, readerOf, registerReader } from "./reader.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

const BATCH = 500;
/**
 * From so many waiting records on, and where they are more than a part of what is there, all is built anew: one record costs the journal, the table in
 * memory and its merges several times what it costs a build.
 */
const MANY = 50_000;
const PART = 5;
/** Looked at again after so many batches. */
const LOOK_EVERY = 50;
/** How long a question waits for the changes before it. */
const PATIENCE_MILLIS = 1000;

/** The index over all registers, and the way changes reach it. */
export interface SearchHost {
  readonly registers: readonly SearchedRegister[];
  readonly index: Search;
  /** Takes one batch of waiting changes into the index; true when more wait. One round for all who came before it begins. */
  catchUp(): Promise<boolean>;
  /** The same before a question, which does not wait when more than a batch is known to wait, nor longer than a second: true then. */
  current(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the index in the folder; it is filled from the database where it is new, of an older form or damaged, and says so.
 * A change is taken off its list only after the index has it on disk: a kill in between repeats it, which alters nothing.
 */
export async function openSearchHost(options: {
  folder: string;
  database: Database;
  rootUnitId: () => number;
  registers: readonly SearchedRegister[];
  /** Waiting records from which on all is built anew. */
  many?: number;
}): Promise<SearchHost> {
  const { database, rootUnitId, registers, many = MANY } = options;
  const scope = () => mintSystemActor(rootUnitId()).scope;
  let reader = rootUnitId() > 0 ? await database.read(scope(), (db) => readerOf(db, options.folder)) : undefined;
  // An index that is not told of changes says nothing of those it missed: it is built anew.
  if (reader === undefined) forgetIndex(options.folder);
  /** The folder's index is whole: built anew, it still takes what waits from the list. */
  let isWhole = false;
  const source = {
    async *records(): AsyncGenerator<readonly SearchRecord[]> {
      // What waits is read with everything else. Should the build break off, the folder is still not whole and is built anew.
      if (rootUnitId() > 0) {
        reader ??= await database.write(scope(), (tx) => registerReader(tx, options.folder));
        if (!isWhole) await database.write(scope(), (tx) => sql`delete from search_change where reader = ${reader}`.execute(tx));
      }
      for (const register of rootUnitId() > 0 ? registers : [])
        for (let after = 0, more = true; more;) {
          const rows = await database.read(scope(), (db) => rowsAfter(db, register, after));
          if (rows.length > 0) yield rows.map((row) => recordOf(register, row));
          after = rows.at(-1)?.id ?? after;
          more = rows.length === BATCH;
        }
    },
  };
  const index = await openSearch({ folder: options.folder, source, kinds: registers.map((r) => r.kind), builders: 1 });
  isWhole = (await index.status()).reason === undefined;
  let line: Promise<unknown> = Promise.resolve();
  const take = async (): Promise<boolean> => {
    if (reader === undefined) {
      // Opened before there was anything to index, or beside the process that builds it.
      reader = await database.read(scope(), (db) => readerOf(db, options.folder));
      const { state, writer } = await index.status();
      if (reader === undefined && writer && state === "ready") await index.rebuild();
      return false;
    }
    batches = behind ? batches + 1 : 0;
    if (batches % LOOK_EVERY === 1 && (await tookAll(reader))) return false;
    return database.write(scope(), async (tx) => {
      const { changes, more } = await takeChanges(tx, reader as number);
      for (const register of registers) {
        const ids = [...new Set(changes.filter((c) => c.kind === register.kind).flatMap(idsOf))];
        if (ids.length === 0) continue;
        const present = await rowsOf(tx, register, ids);
        await index.upsert(present.map((row) => recordOf(register, row)));
        const gone = ids.filter((id) => !present.some((row) => row.id === id));
        if (gone.length > 0) await index.remove(gone.map((id) => ({ kind: register.kind, id })));
      }
      // Taken off the list with this transaction: until then on disk here, whatever fails between the two.
      if (changes.length > 0) await index.keep();
      return more;
    });
  };
  let behind = false;
  let batches = 0;
  /** Builds everything anew where too much waits to be taken in one by one. Until that is on disk all stays on the list: it is read with the rest. */
  const tookAll = async (of: number): Promise<boolean> => {
    const { writer, state, documents } = await index.status();
    if (!writer || state !== "ready") return false;
    const waiting = await database.read(scope(), (db) => waitingOf(db, of));
    if (waiting.records < many || waiting.records * PART < documents) return false;
    isWhole = true;
    await index.rebuild();
    await database.write(scope(), (tx) => sql`delete from search_change where id = any (${waiting.ids}::int8[])`.execute(tx));
    return true;
  };
  let coming: Promise<boolean> | undefined;
  const begin = (): Promise<boolean> => {
    coming = undefined;
    return take().then((more) => (behind = more));
  };
  // A round under way may have looked before the asker's act was stored; the one after it has not, and serves all who come meanwhile.
  const catchUp = (): Promise<boolean> => {
    if (rootUnitId() === 0) return Promise.resolve(false);
    coming ??= line.then(begin, begin);
    line = coming;
    return coming;
  };
  return {
    registers,
    index,
    catchUp,
    current() {
      // Who asks still moves it on; what fails, as while the database is away, is told to the next who waits.
      const caught = catchUp().catch(() => true);
      return behind ? Promise.resolve(true) : Promise.race([caught, sleep(PATIENCE_MILLIS).then(() => true)]);
    },
    async close() {
      await line.catch(() => {});
      await index.close();
    },
  };
}

/** Of one record, or of several with consecutive numbers. */
interface Change {
  readonly id: number;
  readonly kind: string;
  readonly record_id: number;
  readonly last_id: number;
}
const sizeOf = ({ record_id, last_id }: Change): number => last_id - record_id + 1;
const idsOf = (change: Change): number[] => Array.from({ length: sizeOf(change) }, (_, i) => change.record_id + i);

/** Takes the oldest changes off the list, of some hundred records together; whether more wait. */
async function takeChanges(tx: Db, reader: number): Promise<{ changes: Change[]; more: boolean }> {
  const { rows } = await sql<Change>`select id, kind, record_id, coalesce(last_id, record_id) as last_id
    from search_change where reader = ${reader} order by id limit ${BATCH}`.execute(tx);
  let records = 0;
  const next = rows.filter((r, i) => (records += sizeOf(r)) <= BATCH || i === 0);
  if (next.length === 0) return { changes: [], more: false };
  const { rows: taken } = await sql<{
    id: number;
  }>`delete from search_change where id = any (${next.map((r) => r.id)}::int8[]) returning id`.execute(tx);
  const mine = new Set(taken.map((t) => t.id));
  return { changes: next.filter((r) => mine.has(r.id)), more: records >= BATCH };
}

async function waitingOf(db: Db, reader: number): Promise<{ records: number; ids: number[] }> {
  const { rows } = await sql<{
    records: number;
    ids: number[];
  }>`select coalesce(sum(coalesce(last_id, record_id) - record_id + 1), 0)::int8 as records,
    coalesce(array_agg(id), '{}') as ids from search_change where reader = ${reader}`.execute(db);
  return rows[0] ?? { records: 0, ids: [] };
}

const rowsAfter = async (db: Db, register: SearchedRegister, after: number): Promise<SearchedRow[]> =>
  (await sql<SearchedRow>`select * from (${register.rows}) r where r.id > ${after} order by r.id limit ${BATCH}`.execute(db)).rows;

/** The rows of these ids that the scope may see. */
export const rowsOf = async (db: Db, register: SearchedRegister, ids: readonly number[]): Promise<SearchedRow[]> =>
  (await sql<SearchedRow>`select * from (${register.rows}) r where r.id = any(${ids}::bigint[])`.execute(db)).rows;

function recordOf(register: SearchedRegister, row: SearchedRow): SearchRecord {
  const { keywords, body, names, asked } = row;
  const context = [row.context, row.attached].filter(Boolean).join(" ");
  return {
    kind: register.kind,
    id: row.id,
    title: row.title,
    ...(keywords ? { keywords } : {}),
    ...(body ? { body } : {}),
    ...(context ? { context } : {}),
    ...(names ? { names } : {}),
    ...(asked ? { asked } : {}),
    scopes: row.scopes,
    open: row.open,
    regionCode: row.region_code,
    fieldCode: row.field_code ?? null,
    day: row.day,
  };
}
