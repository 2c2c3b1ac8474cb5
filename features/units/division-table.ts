import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { levelOf } from "./rules.ts";

export interface NamedDivision {
  readonly code: string;
  readonly name: string;
}
/** What became of a table's rows; all together they are its rows. */
export interface DivisionsRead {
  readonly rows: number;
  readonly known: number;
  readonly added: number;
  /** Under another name here: kept as it is, or renamed where that was asked. */
  readonly otherName: number;
  readonly twice: number;
  readonly noDivision: number;
  /** The division they would lie beneath is not here. */
  readonly withoutParent: readonly NamedDivision[];
}

const CODE = ["ext_id", "code", "代码", "区划代码", "统计用区划代码"];
const NAME = ["ext_name", "name", "名称"];

/** The columns that hold codes and full names, by their headings. */
export function divisionColumns(headings: readonly string[]): { code: number; name: number } | undefined {
  const find = (words: readonly string[]): number => {
    for (const word of words) {
      const at = headings.findIndex((h) => h.trim().toLowerCase() === word);
      if (at >= 0) return at;
    }
    return -1;
  };
  const [code, name] = [find(CODE), find(NAME)];
  return code >= 0 && name >= 0 ? { code, name } : undefined;
}

/** Codes of 12 or 9 digits end in noughts below their level; six digits as they stand. Undefined: no division of the country. */
export function divisionCode(text: string): string | undefined {
  const digits = text.trim();
  if (!/^[1-8]\d*$/.test(digits)) return undefined;
  if (digits.length <= 6) return digits.length % 2 === 0 ? digits.padEnd(6, "0") : undefined;
  const code = digits.endsWith("000000") && digits.length === 12 ? digits.slice(0, 6) : digits.length === 12 ? digits.slice(0, 9) : digits;
  if (code.length === 6) return code;
  if (code.length !== 9 || (digits.length === 12 && !digits.endsWith("000"))) return undefined;
  return code.endsWith("000") ? code.slice(0, 6) : code;
}

/** Codes of what may lie above, the nearest first: a special administrative region has districts and no cities. */
const aboveOf = (code: string): readonly string[] =>
  [[], [], [`${code.slice(0, 2)}0000`], [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`], [code.slice(0, 6)]][
    levelOf(code)
  ] as string[];

/** Brings a table of divisions in, parents before what lies beneath them. Codes in force are never taken away by it. Runs as the owner. */
export async function importDivisions(tx: Db, rows: readonly { code: string; name: string }[], rename: boolean): Promise<DivisionsRead> {
  const there = new Map((await tx.selectFrom("region").select(["code", "name"]).execute()).map((r) => [r.code, r.name]));
  const read = { rows: rows.length, known: 0, added: 0, otherName: 0, twice: 0, noDivision: 0 };
  const withoutParent: NamedDivision[] = [];
  const met = new Set<string>();
  const divisions = rows.flatMap(({ code: text, name }): NamedDivision[] => {
    const code = divisionCode(text);
    if (code === undefined || name.trim() === "") {
      read.noDivision++;
      return [];
    }
    if (met.has(code)) {
      read.twice++;
      return [];
    }
    met.add(code);
    return [{ code, name: name.trim() }];
  });
  const added: (NamedDivision & { parent: string | null })[] = [];
  const renamed: NamedDivision[] = [];
  for (const d of divisions.toSorted((a, b) => levelOf(a.code) - levelOf(b.code))) {
    const above = aboveOf(d.code);
    const parent = above.find((c) => there.has(c)) ?? null;
    const now = there.get(d.code);
    if (now === d.name) read.known++;
    else if (now !== undefined) renamed.push(d);
    else if (parent === null && above.length > 0) withoutParent.push(d);
    else {
      added.push({ ...d, parent });
      there.set(d.code, d.name);
    }
  }
  const reading = await openReadings();
  const lettersOf = (all: readonly NamedDivision[]): string[] =>
    all.map((d) => (levelOf(d.code) < 4 || d.code.startsWith("51") ? reading(d.name).initials : ""));
  await sql`insert into region (code, name, level, parent_code, pinyin) select * from unnest(${added.map((d) => d.code)}::text[],
    ${added.map((d) => d.name)}::text[], ${added.map((d) => levelOf(d.code))}::int[], ${added.map((d) => d.parent)}::text[], ${lettersOf(added)}::text[])`.execute(
    tx,
  );
  if (rename)
    await sql`update region r set name = t.name, pinyin = t.pinyin
      from unnest(${renamed.map((d) => d.code)}::text[], ${renamed.map((d) => d.name)}::text[], ${lettersOf(renamed)}::text[]) t(code, name, pinyin)
      where r.code = t.code`.execute(tx);
  return { ...read, added: added.length, otherName: renamed.length, withoutParent };
}
