import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Database, Db } from "../../platform/db/database.ts";
import { openSearch, type Search, type SearchRecord } from "../../platform/search/search.ts";
import { forgetIndex, readerOf, registerReader } from "./reader.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

const BATCH = 500;
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
}): Promise<SearchHost> {
  const { database, rootUnitId, registers } = options;
  const scope = () => mintSystemActor(rootUnitId()).scope;
  let reader = rootUnitId() > 0 ? await database.read(scope(), (db) => readerOf(db, options.folder)) : undefined;
  // An index that is not told of changes says nothing of those it missed: it is built anew.
  if (reader === undefined) forgetIndex(options.folder);
  /** The folder was whole when it was opened. */
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
    return database.write(scope(), async (tx) => {
      const { rows } = await sql<{ kind: string; record_id: number }>`
        delete from search_change where id in (select id from search_change where reader = ${reader} order by id limit ${BATCH})
        returning kind, record_id`.execute(tx);
      for (const register of registers) {
        const ids = [...new Set(rows.filter((r) => r.kind === register.kind).map((r) => r.record_id))];
        if (ids.length === 0) continue;
        const present = await rowsOf(tx, register, ids);
        await index.upsert(present.map((row) => recordOf(register, row)));
        const gone = ids.filter((id) => !present.some((row) => row.id === id));
        if (gone.length > 0) await index.remove(gone.map((id) => ({ kind: register.kind, id })));
      }
      // Taken off the list with this transaction: until then on disk here, whatever fails between the two.
      if (rows.length > 0) await index.keep();
      return rows.length === BATCH;
    });
  };
  let behind = false;
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
