import { LIMITS, type Choice, type Words } from "./form.ts";
import { plain, readHeading, type Column } from "./xlsform-columns.ts";

/** A sheet as its reader gives it: cells as texts, rows as the sheet counts them. */
export interface FormSheet {
  readonly name: string;
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
}

export interface SurveyRow {
  readonly at: number;
  one(meaning: string): string;
  words(meaning: string): Words;
  has(meaning: string): boolean;
}
export interface Table {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
}

/** Sheets by plain name; in one table (CSV, a page of text) the first column names the sheet and the rows beneath are shifted by one. */
export function tablesOf(given: readonly FormSheet[]): ReadonlyMap<string, Table> {
  const [only] = given;
  const known = ["survey", "choices", "settings", "external choices", "entities", "osm", "columns"];
  const sheets: FormSheet[] = [];
  if (
    given.length === 1 &&
    only &&
    only.rows.some((r) => plain(r.cells[0] ?? "") === "survey" && r.cells.slice(1).every((c) => c === ""))
  ) {
    for (const row of only.rows) {
      const name = plain(row.cells[0] ?? "");
      if (known.includes(name)) sheets.push({ name, rows: [] });
      const last = sheets.at(-1);
      if (last && row.cells.slice(1).some((c) => c.trim() !== "")) (last.rows as unknown[]).push({ at: row.at, cells: row.cells.slice(1) });
    }
  } else sheets.push(...given);
  return new Map(
    sheets.map((s) => {
      const rows = s.rows.filter((r) => r.cells.some((c) => c.trim() !== ""));
      return [plain(s.name), { sheet: s.name, columns: (rows[0]?.cells ?? []).map(readHeading), rows: rows.slice(1) }];
    }),
  );
}

export function rowOf(table: Table, row: { at: number; cells: readonly string[] }): SurveyRow {
  const cells = (meaning: string) =>
    table.columns.flatMap((c, i) =>
      c.meaning === meaning && (row.cells[i] ?? "").trim() !== "" ? [{ language: c.language, text: (row.cells[i] ?? "").trim() }] : [],
    );
  return {
    at: row.at,
    one: (meaning) => cells(meaning)[0]?.text ?? "",
    words: (meaning) => Object.fromEntries(cells(meaning).map((c) => [c.language, c.text.slice(0, LIMITS.text)])),
    has: (meaning) => cells(meaning).length > 0,
  };
}

export function settingsOf(table: Table | undefined): ReadonlyMap<string, string> {
  const [row] = table?.rows ?? [];
  return new Map(
    (table?.columns ?? []).map((c, i) => [plain(c.heading), (row?.cells[i] ?? "").trim()] as const).filter(([, v]) => v !== ""),
  );
}

export function readLists(tables: readonly (Table | undefined)[]): Record<string, Choice[]> {
  const lists: Record<string, Choice[]> = {
    yes_or_no: [
      { name: "yes", label: { "": "是", English: "Yes" }, columns: {} },
      { name: "no", label: { "": "否", English: "No" }, columns: {} },
    ],
  };
  for (const table of tables)
    for (const given of table?.rows ?? []) {
      const row = rowOf(table as Table, given);
      const [list, name] = [row.one("list"), row.one("name")];
      if (list === "" || name === "") continue;
      const columns = Object.fromEntries(
        (table as Table).columns.flatMap((c, i) =>
          c.meaning === "" && c.heading.trim() !== "" ? [[c.heading.trim(), (given.cells[i] ?? "").trim()]] : [],
        ),
      );
      const label = row.has("label") ? row.words("label") : { "": name };
      (lists[list] ??= []).push({ name, label, columns });
    }
  return lists;
}

/** A form written as a table of text (`| survey | …`), as its documentation shows it. */
export function readTextForm(text: string): FormSheet[] {
  const rows = text
    .split("\n")
    .map((line, i) => ({ at: i + 1, line: line.trim() }))
    .filter(({ line }) => line.startsWith("|"))
    .map(({ at, line }) => ({
      at,
      cells: line
        .slice(1, line.endsWith("|") ? -1 : undefined)
        .split("|")
        .map((c) => c.trim()),
    }));
  return [{ name: "", rows }];
}
