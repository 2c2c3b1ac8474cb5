import { halfWidth } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { readValue, type Values } from "../../platform/register/fields.ts";
import { readHours } from "./hours.ts";
import { CONDITIONS, GROUPS, PLACE_KINDS, STANDINGS, type SourceSystem } from "./kinds.ts";
import { OPERATOR_SEPARATOR, placeRegister } from "./register.ts";

/** A cell that cannot be stored, by row (1 = first below the header) and column as they stood. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly fault: Label;
}
export interface ReadPlace {
  readonly row: number;
  readonly values: Values;
  /** The coordinates as they stood; read once their system and county are known. */
  readonly lon: string;
  readonly lat: string;
}
export interface ReadTable {
  readonly places: readonly ReadPlace[];
  readonly faults: readonly CellFault[];
  readonly rows: number;
  /** Columns no field takes: told, never dropped in silence. */
  readonly ignored: readonly string[];
}

/** A row that says what an earlier one said; rows count from 1 below the header. */
export interface RepeatedRow {
  readonly row: number;
  readonly first: number;
  readonly name: string;
}

/** What an import would store, and what stands in its way. */
export interface ImportReport {
  readonly rows: number;
  readonly good: number;
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
  readonly ignored: readonly string[];
  readonly waiting: number;
  readonly swapped: number;
  readonly outside: number;
  readonly outsideNames: readonly string[];
  /** Rows of the same name and address as an earlier one, at another position; they are stored. */
  readonly duplicates: number;
  readonly duplicateRows: readonly RepeatedRow[];
  /** Rows left out: name, address and position as in an earlier row of the table. */
  readonly repeated: number;
  readonly repeatedRows: readonly RepeatedRow[];
  /** Rows left out: the same name, address and (within 50 m) position is registered already. */
  readonly already: number;
  /** Points that lie this way off known places of the same name as the declared system would not put them. */
  readonly offset: {
    readonly compared: number;
    readonly checked: boolean;
    readonly metres: number;
    readonly suspected: SourceSystem | null;
  } | null;
}

/** Headings people use, without spaces; the first that fits is taken. The first is the template's, the last its English. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: ["名称", "场所名称", "阵地名称", "点位名称", "name"],
  kind: ["类型", "类别", "facility_type", "kind"],
  standing: ["性质", "standing"],
  address: ["地址", "详细地址", "address"],
  lon: ["经度", "lon", "lng", "x", "坐标", "经纬度", "longitude"],
  lat: ["纬度", "lat", "y", "latitude"],
  hours: ["开放时间", "hours"],
  areaM2: ["面积", "面积(平方米)", "total_area_m2", "area"],
  free: ["是否免费", "免费", "free"],
  groups: ["服务人群", "groups"],
  barrierFree: ["无障碍", "barrier-free"],
  operators: ["运营单位", "运营单位(多家用顿号)", "operators"],
  phone: ["电话", "联系电话", "对外电话", "phone"],
  bookable: ["接受预约", "bookable"],
  condition: ["状况", "condition"],
  checkedOn: ["最近核查", "checked"],
  openedOn: ["开放日期", "opened"],
  closedOn: ["关停日期", "closed"],
};
export const TEMPLATE_HEADINGS = {
  zh: Object.values(COLUMNS).map((names) => names[0] as string),
  en: Object.values(COLUMNS).map((names) => names.at(-1) as string),
};

/** Every heading that is understood. */
export const HEADINGS: readonly string[] = Object.values(COLUMNS).flat();

/** Headings of other people's files that mean a kind. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  公园: "park",
  体育设施: "sports",
  体育: "sports",
  体育馆: "sports",
  体育场: "sports",
  体育中心: "sports",
  中小学: "school",
  学校: "school",
};

/**
 * A cell of several lines comes from Excel in quotes, its own quotes doubled; its lines become one. A cell that only begins with
 * a quote stays as it is.
 */
const unquoted = (text: string): string =>
  text.replace(
    /(^|[\t\n])"((?:[^"\t]|"")*)"(?=\t|\r?\n|$)/g,
    (_, before: string, cell: string) =>
      before + cell.replaceAll('""', '"').replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks)),
  );

/** The rows of a table as Excel copies it, blank ones left out. */
export const linesOf = (text: string): string[] =>
  unquoted(text.replace(/^\ufeff/, ""))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");

export const parseTabs = (text: string): string[][] => linesOf(text).map((line) => line.split("\t"));

/**
 * Rows that repeat an earlier one: all three of name, address and written position (`same`), or name and address alone. Told by the
 * text of the cells, so that a long table can be looked through before it is cut into slices.
 */
export function repeatsIn(cells: readonly (readonly string[])[]): (RepeatedRow & { readonly same: boolean })[] {
  const at = columnsIn(cells[0] ?? []);
  const cell = (line: readonly string[], key: string): string => halfWidth((at[key] === undefined ? "" : (line[at[key]] ?? "")).trim());
  const exact = new Map<string, number>();
  const named = new Map<string, number>();
  const out: (RepeatedRow & { same: boolean })[] = [];
  for (let row = 1; row < cells.length; row++) {
    const line = cells[row] as readonly string[];
    const name = (line[at.name ?? -1] ?? "").trim();
    if (name === "") continue;
    const key = JSON.stringify([halfWidth(name), cell(line, "address")]);
    const whole = JSON.stringify([key, cell(line, "lon"), cell(line, "lat")]);
    const [twin, namesake] = [exact.get(whole), named.get(key)];
    if (twin !== undefined) out.push({ row, first: twin, name, same: true });
    else if (namesake !== undefined) out.push({ row, first: namesake, name, same: false });
    if (twin === undefined) exact.set(whole, row);
    if (namesake === undefined) named.set(key, row);
  }
  return out;
}

/** Where each field stands in a header: the first heading that fits is taken. */
export function columnsIn(heading: readonly string[]): Record<string, number> {
  const header = heading.map((h) => halfWidth(h).replace(/\s|\*/g, "").toLowerCase());
  const at: Record<string, number> = {};
  for (const [key, names] of Object.entries(COLUMNS)) {
    const i = header.findIndex((h) => names.includes(h));
    if (i >= 0) at[key] = i;
  }
  return at;
}

/** Reads rows as pasted or as a workbook gives them; good rows are given back even where others are faulty. */
export function readTable(cells: readonly (readonly string[])[], defaults: { kind?: string; standing?: string } = {}): ReadTable {
  const at = columnsIn(cells[0] ?? []);
  const used = new Set(Object.values(at));
  const ignored = (cells[0] ?? []).filter((h, i) => h.trim() !== "" && !used.has(i));
  const faults: CellFault[] = [];
  if (at.name === undefined)
    return {
      places: [],
      rows: Math.max(0, cells.length - 1),
      ignored,
      faults: [{ row: 0, column: "名称", text: "", fault: { zh: "第一行要有“名称”一列", en: "The first row needs a column 名称" } }],
    };
  const places: ReadPlace[] = [];
  for (let row = 1; row < cells.length; row++) {
    const line = cells[row] as readonly string[];
    const cell = (key: string): string => (at[key] === undefined ? "" : (line[at[key]] ?? "").trim());
    const mine: CellFault[] = [];
    const fault = (key: string, text: string, words: Label): void =>
      void mine.push({ row, column: (cells[0] as readonly string[])[at[key] ?? -1] ?? key, text, fault: words });
    const values: Values = {};
    for (const field of placeRegister.fields.filter((f) => !f.computed)) {
      const raw =
        cell(field.key) || (field.key === "kind" ? (defaults.kind ?? "") : field.key === "standing" ? (defaults.standing ?? "point") : "");
      const read = readCell(field.key, raw);
      if (read.ok) values[field.key] = read.value;
      else fault(field.key, raw, read.error);
    }
    faults.push(...mine);
    if (mine.length === 0) places.push({ row, values, lon: cell("lon"), lat: cell("lat") });
  }
  return { places, faults, rows: Math.max(0, cells.length - 1), ignored };
}

/** One cell as Excel holds it, into the register's value. */
export function readCell(key: string, raw: string) {
  const field = placeRegister.fields.find((f) => f.key === key);
  if (!field) throw new Error(`place has no field ${key}`);
  const text = halfWidth(raw).trim();
  const byWord = (table: Record<string, { zh: string; en: string }>) =>
    Object.entries(table).find(([value, label]) => label.zh === raw.trim() || label.en === text || value === text)?.[0];
  switch (key) {
    case "kind":
      return readValue(field, byWord(PLACE_KINDS) ?? KIND_WORDS[raw.trim()] ?? raw);
    case "standing":
      return readValue(field, byWord(STANDINGS) ?? raw);
    case "condition":
      return readValue(field, byWord(CONDITIONS) ?? raw);
    case "groups":
      return readValue(
        field,
        raw
          .split(OPERATOR_SEPARATOR)
          .map((w) => w.trim())
          .filter((w) => w !== "")
          .map((w) => Object.entries(GROUPS).find(([v, l]) => l.zh === w || l.en === w || v === w)?.[0] ?? w),
      );
    case "areaM2":
      return readValue(field, text.replace(/\.\d+$/, "").replace(/(平方米|㎡|m2)$/, ""));
    case "free":
    case "barrierFree":
    case "bookable":
      return readValue(
        field,
        /^(是|有|免费|y|yes|1|true|√)$/i.test(text) ? true : /^(否|无|收费|n|no|0|false|×)$/i.test(text) ? false : text,
      );
    case "hours":
      return checkHours(readValue(field, raw));
    default:
      return readValue(field, raw);
  }
}

/** Hours are kept as typed, once they are understood. */
export function checkHours<R extends ReturnType<typeof readValue>>(read: R): R | { ok: false; error: Label } {
  if (!read.ok || read.value === null) return read;
  const hours = readHours(String(read.value));
  return hours.ok ? read : { ok: false, error: hours.error };
}
