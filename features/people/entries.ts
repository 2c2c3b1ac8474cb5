import { hash } from "node:crypto";
import { keysOf, personOf, type Person, type ReadSyllables } from "@bihuan/persons";
import { sql } from "kysely";
import { mintSystemActor, type Scope } from "../../platform/access/scope.ts";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { openSyllables } from "../../platform/register/readings.ts";
import type { House, PersonRow } from "../../platform/rooms/room.ts";

/** An entry of a register that names persons. */
export interface EntryName {
  readonly list: string;
  readonly id: number;
}
export interface Entry extends EntryName {
  readonly person: Person;
  readonly unitPath: readonly number[];
}

const BATCH = 1000;

/** Entries as the registers hold them, under the asker's own sight: what he may not see is not there. */
export async function readEntries(db: Db, house: House, names: readonly EntryName[]): Promise<Entry[]> {
  const read: ReadSyllables = await openSyllables();
  const out: Entry[] = [];
  for (const [list, of] of Map.groupBy(names, (n) => n.list)) {
    const register = house.persons.get(list);
    if (register === undefined) continue;
    const { rows } = await sql<PersonRow>`select * from (${register.rows}) r where id = any (${of.map((n) => n.id)}::bigint[])`.execute(db);
    for (const { id, unitPath, ...row } of rows) out.push({ list, id, unitPath, person: personOf({ ...row, sex: null }, read) });
  }
  return out;
}

/** Keys as 64 bits: two that meet by chance are compared and found apart. */
const numbersOf = (person: Person): string[] => [
  ...new Set(keysOf(person).map((key) => hash("sha256", key, "buffer").readBigInt64BE(0).toString())),
];

/** Reckons what entries that came or changed are looked up by; returns how many there were. */
export async function refreshEntries(tx: Db, house: House, scope: Scope): Promise<number> {
  const come = await enterNew(tx, house, scope);
  const { rows } = await sql<{ list: string; id: number }>`select e.list, e.record_id as id from person_entry e
    where not e.fresh and ${inScope("e", scope)} limit ${sql.lit(BATCH)} for update skip locked`.execute(tx);
  if (rows.length === 0) return come;
  const keys = new Map((await readEntries(tx, house, rows)).map((e) => [`${e.list}:${e.id}`, numbersOf(e.person)]));
  // Of what this scope may not see nothing is reckoned: the system's round sees it.
  const seen = isSystem(scope) ? rows : rows.filter((r) => keys.has(`${r.list}:${r.id}`));
  const told = JSON.stringify(seen.map((r) => ({ ...r, keys: keys.get(`${r.list}:${r.id}`) ?? [] })));
  await sql`update person_entry e set fresh = true, keys = array(select jsonb_array_elements_text(t.keys)::bigint)
    from jsonb_to_recordset(${told}::jsonb) as t (list text, id bigint, keys jsonb) where e.list = t.list and e.record_id = t.id`.execute(
    tx,
  );
  return come + rows.length;
}

const isSystem = (scope: Scope): boolean => scope.personId === null;

/** Rows that came, run by run, become entries; one that changed meanwhile is one already and waits for the others that changed. */
async function enterNew(tx: Db, house: House, scope: Scope): Promise<number> {
  const { rows: waiting } = await sql<{ id: number; list: string; first: number; last: number }>`
    select e.id, e.list, e.first_id as first, e.last_id as last from person_come e
    where ${inScope("e", scope)} order by e.id limit ${sql.lit(BATCH)} for update skip locked`.execute(tx);
  let names: EntryName[] = [];
  const runs: { id: number; names: EntryName[] }[] = [];
  for (const { id, list, first, last } of waiting) {
    if (names.length >= BATCH) break;
    const run = Array.from({ length: last - first + 1 }, (_, n) => ({ list, id: first + n }));
    runs.push({ id, names: run });
    names = names.concat(run);
  }
  if (runs.length === 0) return 0;
  const entries = await readEntries(tx, house, names);
  const told = JSON.stringify(entries.map((e) => ({ list: e.list, id: e.id, keys: numbersOf(e.person) })));
  await sql`select person_entries_come(${runs.map((r) => r.id)}::bigint[], ${told}::jsonb)`.execute(tx);
  const there = new Set(entries.map((e) => `${e.list}:${e.id}`));
  const done = isSystem(scope) ? runs : runs.filter((r) => r.names.every((n) => there.has(`${n.list}:${n.id}`)));
  await sql`delete from person_come where id = any (${done.map((r) => r.id)}::bigint[])`.execute(tx);
  return names.length;
}

/** What waits, batch by batch: an import's entries are found within a minute, and nobody's question waits for them. */
export async function refreshPersons({ database, house, rootUnitId }: Services, most = 20): Promise<void> {
  if (rootUnitId === 0) return;
  const { scope } = mintSystemActor(rootUnitId);
  for (let i = 0; i < most; i++) if ((await database.write(scope, (tx) => refreshEntries(tx, house, scope))) < BATCH) return;
}

/** Entries of the asker's subtree that share a key with this one. */
export const listAlike = async (db: Db, person: Person): Promise<EntryName[]> => (await listAlikeMany(db, [person]))[0] ?? [];

const MOST = 200;

/** The same for a whole list, one statement for all of it. */
export async function listAlikeMany(db: Db, persons: readonly Person[]): Promise<EntryName[][]> {
  const told = JSON.stringify(persons.map((p, n) => ({ n, keys: numbersOf(p) })));
  const { rows } = await sql<
    EntryName & { n: number }
  >`select q.n, a.list, a.record_id as id from jsonb_to_recordset(${told}::jsonb) as q (n int, keys jsonb)
    cross join lateral persons_alike(array(select jsonb_array_elements_text(q.keys)::bigint), ${sql.lit(MOST)}) a`.execute(db);
  const out: EntryName[][] = persons.map(() => []);
  for (const { n, list, id } of rows) out[n]?.push({ list, id });
  return out;
}
