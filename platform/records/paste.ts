import { sql } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { readValue, type Field, type Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { editRecord, type Asked, type Hand } from "./hand.ts";
import { importRows, type Fault, type Read } from "./import.ts";
import { setsOf, type SameBy } from "./import-same.ts";
import type { Refused } from "./import-store.ts";
import { looked, oneByOne } from "./one-by-one.ts";
import { checkInput, findRecord, namesOf } from "./rows.ts";

/** A row that names a record which is there and says something else of it: the cells that change, and the whole as a form would send it. */
interface Change {
  readonly row: number;
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly cells: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly values: Values;
}
interface Sorted {
  readonly changes: readonly Change[];
  /** Rows that say nothing new. */
  readonly same: number;
  /** New ones, as an import would store them. */
  readonly fresh: Read;
  readonly faults: readonly Fault[];
  readonly refused: readonly Refused[];
}

/**
 * A table pasted on a list, by the import's own reading: a row that is one record's by what an import compares (without such fields by its title) changes the
 * cells it fills, blank ones leave what stands; a row of nobody is new. What is sensitive is changed on its record's page alone.
 */
async function sortRows(db: Db, scope: Scope, records: Records, read: Read, today: string): Promise<Sorted> {
  const given = read.columns.flatMap((c) => (c.field && !c.field.sensitive ? [c.field] : []));
  const found = await matched(db, scope, records, read.rows);
  const changes: Change[] = [];
  const faults: Fault[] = [];
  const refused: Refused[] = [];
  const taken = new Map<number, number>();
  let same = 0;
  for (const { row, typed } of read.rows) {
    const ids = found.get(row);
    if (!ids) continue;
    const [id] = ids;
    const earlier = taken.get(id as number);
    if (ids.length > 1 || id === undefined || earlier !== undefined) {
      refused.push({ row, fault: earlier === undefined ? SEVERAL(ids.length) : TWICE(earlier) });
      continue;
    }
    taken.set(id, row);
    const record = await findRecord(db, records, id);
    const stands = Object.fromEntries(askedFields(records.register).map((f) => [f.key, record.values[f.key] ?? null]));
    const said = Object.fromEntries(given.flatMap((f) => (isBlank(typed[f.key]) ? [] : [[f.key, typed[f.key]]])));
    const checked = checkInput(records, { ...stands, ...said }, today);
    if ("faults" in checked) {
      faults.push(...cellFaults(read, given, row, typed, checked.faults));
      continue;
    }
    const cells = given.flatMap((f) => {
      const [before, after] = [record.values[f.key] ?? null, checked.values[f.key] ?? null];
      return f.key in said && JSON.stringify(before) !== JSON.stringify(after) ? [{ field: f.key, before, after }] : [];
    });
    if (cells.length === 0) same++;
    else changes.push({ row, id, version: record.version, title: record.title, cells, values: checked.values });
  }
  const others = read.missing.length > 0 || !records.words.create ? read.rows.filter((r) => !found.has(r.row)) : [];
  refused.push(...others.map(({ row }) => ({ row, fault: NOBODY(read.missing, records.words.create !== undefined) })));
  const isFresh = ({ row }: { row: number }): boolean => !found.has(row) && others.length === 0;
  return {
    changes,
    same,
    fresh: { ...read, good: read.good.filter(isFresh), faults: [] },
    faults: [...faults, ...read.faults.filter(isFresh)].sort((a, b) => a.row - b.row),
    refused,
  };
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const SEVERAL = (n: number): Label => ({
  zh: `有 ${n} 条与这一行相符，分不清是哪一条；请多带一列再粘贴`,
  en: `${n} records agree with this row; paste it with one more column`,
});
const TWICE = (row: number): Label => ({ zh: `与第 ${row} 行是同一条`, en: `The same record as row ${row}` });
const NOBODY = (missing: readonly Label[], isEntered: boolean): Label => ({
  zh: isEntered ? `没有找到这一条；要新增还缺：${missing.map((l) => l.zh).join("、")}` : "没有找到这一条",
  en: isEntered ? `No such record; to add it these are missing: ${missing.map((l) => l.en).join(", ")}` : "No such record",
});

function cellFaults(read: Read, given: readonly Field[], row: number, typed: Values, wrong: Readonly<Record<string, Label>>): Fault[] {
  return Object.entries(wrong).map(([key, fault]) => {
    const field = given.find((f) => f.key === key)?.label ?? read.columns.find((c) => c.field?.key === key)?.field?.label;
    const value = isBlank(typed[key]) ? "" : String(typed[key]);
    return { row, field: field ?? { zh: key, en: key }, fault, value, column: read.columns.findIndex((c) => c.field?.key === key) + 1 };
  });
}

/** The records that each row may be: by the first set of fields that finds any. */
async function matched(db: Db, scope: Scope, records: Records, rows: Read["rows"]): Promise<ReadonlyMap<number, readonly number[]>> {
  const out = new Map<number, readonly number[]>();
  const declared = await setsOf(db, records);
  for (const set of declared.length > 0 ? declared : [{ keys: [records.title], own: false }]) {
    const fields = set.keys.map((key) => records.register.fields.find((f) => f.key === key) as Field);
    const asked = rows.flatMap(({ row, typed }) => {
      const texts = fields.map((f) => textOf(f, typed[f.key]));
      const isEnough = set.keys === records.sameBy || declared.length === 0 ? texts[0] !== "" : texts.every((t) => t !== "");
      return out.has(row) || !isEnough ? [] : [{ row, texts }];
    });
    if (asked.length === 0) continue;
    const there = Map.groupBy(
      await standing(
        db,
        scope,
        records,
        set,
        asked.map((a) => a.texts[0] as string),
      ),
      (r) => r.same[0],
    );
    for (const { row, texts } of asked) {
      const ids = (there.get(texts[0] as string) ?? []).filter((r) => texts.every((t, i) => t === "" || t === r.same[i])).map((r) => r.id);
      if (ids.length > 0) out.set(row, ids);
    }
  }
  return out;
}

function textOf(field: Field, typed: unknown): string {
  const read = readValue(field, typed);
  return read.ok && !isBlank(read.value) ? String(read.value).trim() : "";
}

async function standing(db: Db, scope: Scope, records: Records, { keys, own }: SameBy, first: readonly string[]) {
  const columns = keys.map((key) => sql`coalesce(${sql.ref(`r.${columnOf(key)}`)}::text, '')`);
  const { rows } = await sql<{
    id: number;
    same: string[];
  }>`select r.id, array[${sql.join(columns)}] as same from ${sql.table(records.name)} r
    where (${inScope("r", scope)}) is true ${own ? sql`and r.unit_id = ${scope.unitId}` : sql``}
      and ${sql.ref(`r.${columnOf(keys[0] as string)}`)}::text = any (${[...new Set(first)]}::text[]) order by r.id`.execute(db);
  return rows;
}

/** Each as if changed by hand on its page; what is refused costs its row alone. */
async function changeEach(hand: Hand, asked: Asked, tx: Db, changes: readonly Change[]): Promise<Refused[]> {
  const byId = new Map(changes.map((c) => [c.id, c]));
  const told = await oneByOne(
    tx,
    [...byId.keys()].sort((a, b) => a - b),
    (id) => Promise.resolve(byId.get(id)?.title),
    async (id) => {
      const { version, values } = byId.get(id) as Change;
      await editRecord(hand, asked, tx, { id, version, values });
      return { zh: "", en: "" };
    },
  );
  return told.flatMap((t) => (t.refusal ? [{ row: (byId.get(t.id) as Change).row, fault: t.refusal }] : []));
}

/** What the paste would do, row by row: found out by doing it and taking it back. */
export async function previewPaste(hand: Hand, asked: Asked, read: Read, today: string) {
  const { records } = hand;
  const { actor, services } = asked;
  return looked(
    (work) => services.database.write(actor.scope, work),
    async (tx) => {
      const { changes, same, fresh, faults, refused } = await sortRows(tx, actor.scope, records, read, today);
      const rows = changes.flatMap((c) =>
        (["before", "after"] as const).map((of) => ({
          register: records.register,
          values: Object.fromEntries(c.cells.map((cell) => [cell.field, cell[of]])),
        })),
      );
      const names = await namesOf(tx, services.house.titles, rows);
      const not = await changeEach(hand, asked, tx, changes);
      return {
        columns: read.columns.map((c) => ({ heading: c.heading, field: c.field?.key ?? null })),
        total: read.total,
        changes: changes
          .filter((c) => !not.some((n) => n.row === c.row))
          .map(({ values: _, cells, ...c }) => ({ ...c, cells: [...cells] })),
        names,
        same,
        fresh: fresh.good.map((g) => ({ row: g.row, title: String(g.values[columnOf(records.title)] ?? "") })),
        faults: [...faults],
        doubts: fresh.good.flatMap((g) => g.kept),
        serials: [...read.serials],
        refused: [...refused, ...not].sort((a, b) => a.row - b.row),
      };
    },
  );
}

/** What was looked at is done: changes of the versions that were seen, and new rows as one batch of imports, in one transaction. */
export async function pasteRows(
  hand: Hand,
  asked: Asked,
  tx: Db,
  read: Read,
  input: { readonly requestKey: string; readonly name: string; readonly seen: readonly { row: number; id: number; version: number }[] },
  today: string,
) {
  const sorted = await sortRows(tx, asked.actor.scope, hand.records, read, today);
  const seen = new Map(input.seen.map((s) => [`${s.row}:${s.id}`, s.version]));
  const changes = sorted.changes.flatMap((c) => {
    const version = seen.get(`${c.row}:${c.id}`);
    return version === undefined ? [] : [{ ...c, version }];
  });
  const not = await changeEach(hand, asked, tx, changes);
  const added = sorted.fresh.good.length > 0 ? await importRows(hand, asked, tx, sorted.fresh, { ...input, partial: true }) : undefined;
  return { changed: changes.length - not.length, added: added?.stored ?? 0, refused: [...not, ...(added?.refused ?? [])] };
}
