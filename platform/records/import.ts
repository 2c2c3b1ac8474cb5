import { sql } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { inScope } from "../access/in-scope.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field, Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { createRecord, type Asked, type Hand } from "./hand.ts";
import { readBeside } from "./read-beside.ts";
import type { Cells } from "./read-table.ts";
import { ownFaults } from "./rows.ts";

interface Fault {
  readonly row: number;
  readonly field: Label;
  readonly fault: Label;
  readonly value: string;
}
interface Read {
  readonly columns: readonly { readonly heading: string; readonly field: Field | undefined }[];
  readonly missing: readonly Label[];
  readonly good: readonly { readonly row: number; readonly values: Values }[];
  readonly faults: readonly Fault[];
}

/** Reads every row as the form would: what is wrong is told at its row and column; rows are counted as the sheet shows them. */
export async function readTable(records: Records, rows: Cells, today: string): Promise<Read> {
  const fields = askedFields(records.register);
  const table = await readBeside({ register: records.register, asked: fields, rows });
  const columns = table.headings.map(({ heading, key }) => ({ heading, field: fields.find((f) => f.key === key) }));
  const missing = fields.filter((f) => f.required && !columns.some((c) => c.field === f)).map((f) => f.label);
  const good: { row: number; values: Values }[] = [];
  const faults: Fault[] = [];
  for (const { row, typed, values, faults: read } of table.rows) {
    const wrong = values === null ? read : ownFaults(records, values, today);
    if (Object.keys(wrong).length === 0) good.push({ row, values: typed });
    for (const [key, fault] of Object.entries(wrong)) {
      const at = columns.findIndex((c) => c.field?.key === key);
      faults.push({
        row,
        field: fields.find((f) => f.key === key)?.label ?? { zh: key, en: key },
        fault,
        value: rows[row - 1]?.[at] ?? "",
      });
    }
  }
  return { columns, missing, good, faults };
}

const MOST_TOLD = 200;

export async function previewImport(db: Db, scope: Scope, records: Records, read: Read) {
  const same = await sameRows(db, scope, records, read.good);
  return {
    columns: read.columns.map((c) => ({ heading: c.heading, field: c.field?.key ?? null })),
    missing: [...read.missing],
    good: read.good.length - same.length,
    same: same.slice(0, MOST_TOLD),
    faults: read.faults.slice(0, MOST_TOLD),
  };
}

/** Stores the good rows that are not there already, each as if entered by hand, all in one transaction. */
export async function importRows(
  hand: Hand,
  asked: Asked,
  tx: Db,
  read: Read,
  requestKey: string,
): Promise<{ stored: number; left: number }> {
  const { records } = hand;
  if (read.missing.length > 0)
    refuseRequest("missing-columns", {
      zh: `缺少必填的列：${read.missing.map((l) => l.zh).join("、")}`,
      en: `Columns are missing: ${read.missing.map((l) => l.en).join(", ")}`,
    });
  const same = new Set((await sameRows(tx, asked.actor.scope, records, read.good)).map((s) => s.row));
  let stored = 0;
  for (const { row, values } of read.good) {
    if (same.has(row)) continue;
    await createRecord(hand, asked, tx, { values, requestKey: `${requestKey}.${row}` });
    stored++;
  }
  const left = new Set(read.faults.map((f) => f.row)).size + same.size;
  await audit(tx, asked.actor, { act: "list.import", subject: records.name, detail: { stored, left } });
  return { stored, left };
}

/** Rows that are there already by what the declaration compares, and rows that repeat an earlier one of the same table. */
async function sameRows(db: Db, scope: Scope, records: Records, rows: Read["good"]) {
  if (records.sameBy.length === 0 || rows.length === 0) return [];
  const keyOf = (values: Values): string => JSON.stringify(records.sameBy.map((key) => String(values[key] ?? "").trim()));
  const columns = records.sameBy.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text`);
  const first = records.sameBy[0] as string;
  const { rows: there } = await sql<{ id: number; title: string; same: string[] }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title, array[${sql.join(columns)}] as same
    from ${sql.table(records.name)} r where ${inScope("r", scope)} and ${columns[0]} = any (${rows.map((r) => String(r.values[first] ?? "").trim())}::text[])`.execute(
    db,
  );
  const known = new Map(there.map((r) => [JSON.stringify(r.same.map((v) => v ?? "")), { id: r.id, title: r.title }]));
  return rows.flatMap(({ row, values }) => {
    const key = keyOf(values);
    const hit = known.get(key);
    if (!hit) known.set(key, { id: 0, title: `第 ${row} 行` });
    return hit ? [{ row, ...hit }] : [];
  });
}

/** Records that are the same as what is being typed: told, never an obstacle. */
export async function listSame(db: Db, scope: Scope, records: Records, values: Values, except: number | undefined) {
  const given = records.sameBy.filter((key) => String(values[key] ?? "").trim() !== "");
  if (given.length === 0) return [];
  const { rows } = await sql<{
    id: number;
    title: string;
  }>`select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title from ${sql.table(records.name)} r
    where ${inScope("r", scope)} and (${sql.join(
      given.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text = ${String(values[key]).trim()}`),
      sql` or `,
    )}) and r.id <> ${except ?? 0} order by r.id desc limit 5`.execute(db);
  return rows;
}
