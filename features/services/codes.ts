import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { wordsOf, type Row } from "../../platform/sheets/rows.ts";
import { SHIPPED } from "./code-tables.ts";

export type CodeTable = "field" | "industry";

export interface CodeEntry {
  code: string;
  name: string;
  parent: string | null;
}

/** What is wrong with a table, by line; empty when it may be stored. `known` are codes stored before. */
export function findCodeFaults(entries: readonly CodeEntry[], known: ReadonlyMap<string, string | null> = new Map()): string[] {
  const faults: string[] = [];
  const parents = new Map(known);
  const seen = new Set<string>();
  for (const [i, e] of entries.entries()) {
    if (!/^[0-9A-Z]{1,10}$/.test(e.code)) faults.push(`line ${i + 1}: “${e.code}” is no code`);
    if (e.name.trim() === "" || [...e.name].length > 100) faults.push(`line ${i + 1}: ${e.code} has no name of 1 to 100 characters`);
    if (seen.has(e.code)) faults.push(`line ${i + 1}: ${e.code} stands twice`);
    seen.add(e.code);
    parents.set(e.code, e.parent);
  }
  for (const [i, e] of entries.entries()) {
    if (e.parent !== null && !parents.has(e.parent)) faults.push(`line ${i + 1}: ${e.code} lies under ${e.parent}, which is nowhere`);
    const path = [e.code];
    for (let up = e.parent; up; up = parents.get(up) ?? null) {
      path.push(up);
      if (up === e.code) faults.push(`line ${i + 1}: a circle ${path.join(" → ")}`);
      if (path.indexOf(up) < path.length - 1) break;
    }
  }
  return faults;
}

/** One entry a row: code, name, parent (blank at the top); a first row that names its columns is none. */
export const readCodeTable = (rows: readonly Row[]): CodeEntry[] =>
  rows.flatMap(({ values }, i) => {
    const [code = "", name = "", parent = ""] = values.map((v) => wordsOf(v).trim());
    if (i === 0 && /^(code|代码|编码|编号)$/i.test(code)) return [];
    return [{ code: code.toUpperCase(), name, parent: parent === "" ? null : parent.toUpperCase() }];
  });

/** Stores entries; a code known before takes the new name and place. Needs the owner's rights. Throws what findCodeFaults found. */
export async function saveCodes(db: Db, table: CodeTable, source: string, entries: readonly CodeEntry[], replace: boolean): Promise<void> {
  const stored = await db.selectFrom("code_entry").select(["code", "parent"]).where("code_table", "=", table).execute();
  const faults = findCodeFaults(entries, new Map(stored.map((s) => [s.code, s.parent])));
  if (faults.length > 0) throw new CodeTableRefused(faults);
  const known = new Set(stored.map((s) => s.code));
  const wanted = replace ? entries : entries.filter((e) => !known.has(e.code));
  if (wanted.length === 0) return;
  const read = await openReadings();
  const rows = wanted.map((e) => {
    const { initials, whole } = read(e.name);
    return { code_table: table, ...e, source, pinyin: `${initials} ${whole}` };
  });
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insertInto("code_entry")
      .values(rows.slice(i, i + 500))
      .onConflict((oc) => {
        const same = oc.columns(["code_table", "code"]);
        return replace
          ? same.doUpdateSet((eb) => ({
              name: eb.ref("excluded.name"),
              parent: eb.ref("excluded.parent"),
              source: eb.ref("excluded.source"),
              pinyin: eb.ref("excluded.pinyin"),
            }))
          : same.doNothing();
      })
      .execute();
}

export class CodeTableRefused extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

/** The upper levels every installation begins with; what an operator imported stays. */
export async function saveShippedCodes(db: Db): Promise<void> {
  for (const [table, { source, text }] of Object.entries(SHIPPED)) {
    const entries = text.split(" ").map((item): CodeEntry => {
      const [, code = "", name = ""] = /^([A-Z]?\d{0,9})(.+)$/.exec(item) ?? [];
      return { code, name, parent: table === "industry" && code.length > 1 ? (code[0] ?? null) : null };
    });
    await saveCodes(db, table as CodeTable, source, entries, false);
  }
}

/** By code, name or pinyin, for pickers; nothing typed lists the top. */
export function searchCodes(db: Db, table: CodeTable, text: string) {
  const words = text.trim();
  let q = db.selectFrom("code_entry").select(["code", "name"]).where("code_table", "=", table);
  if (words === "") q = q.where("parent", "is", null);
  else {
    const letters = words.toLowerCase().replace(/[^a-z]/g, "") || "~";
    q = q.where((eb) =>
      eb.or([
        eb(sql`position(${words} in name)`, ">", 0),
        eb("code", "like", `${words.toUpperCase().replace(/[^0-9A-Z]/g, "") || "~"}%`),
        eb("pinyin", "like", `${letters}%`),
        eb("pinyin", "like", `% ${letters}%`),
      ]),
    );
  }
  return q.orderBy("code").limit(100).execute();
}

/** The name of a code, or of the nearest known code above it: 21060 → 农学. */
export async function openCodeNames(db: Db): Promise<(table: CodeTable, code: string) => string> {
  const names = new Map(
    (await db.selectFrom("code_entry").select(["code_table", "code", "name"]).execute()).map((e) => [`${e.code_table}/${e.code}`, e.name]),
  );
  return (table, code) => {
    for (let length = code.length; length > 0; length--) {
      const name = names.get(`${table}/${code.slice(0, length)}`);
      if (name !== undefined) return `${code} ${name}`;
    }
    return code;
  };
}
