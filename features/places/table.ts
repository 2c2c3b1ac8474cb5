import { halfWidth, visible } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { yesOrNo } from "../../platform/register/cells.ts";
import type { Values } from "../../platform/register/fields.ts";
import { serialDay } from "../../platform/register/serial-day.ts";
import { pastedRows } from "../../platform/sheets/pasted.ts";
import { wordsOf } from "../../platform/sheets/rows.ts";
import type { SourceSystem } from "./kinds.ts";
import { DOUBTFUL_PHONE, isDoubtfulPhone, placeFaults, readCell } from "./cell.ts";
import { MOST_NOTES, placeRegister } from "./register.ts";

/** A cell that cannot be stored as its column has it, by row (1 = first below the header) and column as they stood. */
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
  /** Cells that cost their row: name, kind or standing. */
  readonly faults: readonly CellFault[];
  /** Optional cells that were not understood: the row is stored, their words stand in its notes. */
  readonly kept: readonly CellFault[];
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
  readonly kept: readonly CellFault[];
  readonly keptCount: number;
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
  kind: ["类型", "类别", "facility_type", "type", "kind"],
  standing: ["性质", "standing"],
  address: ["地址", "详细地址", "address"],
  lon: ["经度", "lon", "lng", "x", "坐标", "经纬度", "longitude"],
  lat: ["纬度", "lat", "y", "latitude"],
  hours: ["开放时间", "hours"],
  areaM2: ["面积", "面积(平方米)", "total_area_m2", "area"],
  free: ["是否免费", "免费", "是否免费开放", "门票", "free"],
  groups: ["服务人群", "groups"],
  barrierFree: ["无障碍", "barrier-free"],
  operators: ["运营单位", "运营单位(多家用顿号)", "operators"],
  phone: ["电话", "联系电话", "对外电话", "tel", "phone"],
  bookable: ["接受预约", "bookable"],
  condition: ["状况", "condition"],
  checkedOn: ["最近核查", "checked"],
  openedOn: ["开放日期", "opened"],
  closedOn: ["关停日期", "closed"],
  notes: ["备注", "说明", "notes"],
};
export const TEMPLATE_HEADINGS = {
  zh: Object.values(COLUMNS).map((names) => names[0] as string),
  en: Object.values(COLUMNS).map((names) => names.at(-1) as string),
};

/** What a column can be assigned to by hand. */
export const COLUMN_FIELDS: readonly { readonly key: string; readonly label: Label }[] = Object.entries(COLUMNS).map(([key, names]) => ({
  key,
  label: { zh: names[0] as string, en: names.at(-1) as string },
}));

/** A table's headings with one column given to a field, or to none; whichever held the field before is not read any more. */
export function assignColumn(headings: readonly string[], column: number, field: string | null): string[] {
  const at = columnsIn(headings);
  return headings.map((heading, i) => {
    if (i === column && field !== null) return COLUMNS[field]?.[0] ?? heading;
    const loses = i === column || (field !== null && at[field] === i);
    return loses ? `（不读）${heading}` : heading;
  });
}

/** Every heading that is understood. */
export const HEADINGS: readonly string[] = Object.values(COLUMNS).flat();

/** The cells of a table whose first line are its headings, as Excel copies it; a cell of several lines becomes one line. */
export const parseTabs = (text: string): string[][] =>
  pastedRows(text).map((row) => row.values.map((v) => wordsOf(v).replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? " " : blanks))));

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

const plainHeading = (heading: string): string => halfWidth(visible(heading)).replace(/\s|\*/g, "").toLowerCase();

/** Where each field stands in a header: the first heading that fits is taken. */
export function columnsIn(heading: readonly string[]): Record<string, number> {
  const header = heading.map(plainHeading);
  const at: Record<string, number> = {};
  for (const [key, names] of Object.entries(COLUMNS)) {
    const i = header.findIndex((h) => names.includes(h));
    if (i >= 0) at[key] = i;
  }
  return at;
}

/** Reads rows as pasted or as a workbook gives them; good rows are given back even where others are faulty. */
export function readTable(
  cells: readonly (readonly string[])[],
  defaults: { kind?: string; standing?: string; since1904?: boolean } = {},
): ReadTable {
  const heading = cells[0] ?? [];
  const at = columnsIn(heading);
  const used = new Set(Object.values(at));
  const ignored = heading.filter((h, i) => h.trim() !== "" && !used.has(i));
  const faults: CellFault[] = [];
  const kept: CellFault[] = [];
  const rows = Math.max(0, cells.length - 1);
  if (at.name === undefined) {
    const fault = { zh: "第一行要有“名称”一列", en: "The first row needs a column 名称" };
    return { places: [], rows, ignored, kept, faults: [{ row: 0, column: "名称", text: "", fault }] };
  }
  const given: Readonly<Record<string, string>> = { kind: defaults.kind ?? "", standing: defaults.standing ?? "point" };
  // A column 门票 asks the other way round: who has one is not free.
  const asksForTicket = plainHeading(heading[at.free ?? -1] ?? "") === "门票";
  const turned = (key: string, cell: string): string => {
    const has = key === "free" && asksForTicket ? yesOrNo(cell) : undefined;
    return has === undefined ? cell : has ? "否" : "是";
  };
  const places: ReadPlace[] = [];
  for (let row = 1; row < cells.length; row++) {
    const line = cells[row] as readonly string[];
    const cell = (key: string): string => (at[key] === undefined ? "" : (line[at[key]] ?? "").trim());
    const mine: CellFault[] = [];
    const words: string[] = [];
    const values: Values = {};
    for (const field of placeRegister.fields.filter((f) => !f.computed)) {
      const raw = cell(field.key) || (given[field.key] ?? "");
      const serial = field.type === "day" ? serialDay(halfWidth(raw), defaults.since1904) : undefined;
      const read = readCell(field.key, serial?.day ?? turned(field.key, raw));
      const told = (fault: Label): CellFault => ({
        ...{ row, column: heading[at[field.key] ?? -1] ?? field.label.zh },
        ...{ text: raw.slice(0, 200), fault },
      });
      if (read.ok) values[field.key] = read.value;
      const fault = read.ok ? placeFaults(values)[field.key] : read.error;
      if (fault === undefined) {
        if (serial) kept.push(told(serial.said));
        if (isDoubtfulPhone(field.key, values[field.key])) kept.push(told(DOUBTFUL_PHONE));
        continue;
      }
      if (field.required) {
        mine.push(told(fault));
        continue;
      }
      values[field.key] = null;
      kept.push(told(fault));
      words.push(`${field.label.zh}：${raw}`);
    }
    faults.push(...mine);
    if (mine.length > 0) continue;
    // What the row says itself stands before what was not understood; only the words of a cell too long for any place are cut.
    values["notes"] = [values["notes"], ...words].filter(Boolean).join("；").slice(0, MOST_NOTES) || null;
    places.push({ row, values, lon: cell("lon"), lat: cell("lat") });
  }
  return { places, faults, kept: kept.filter((k) => !faults.some((f) => f.row === k.row)), rows, ignored };
}
