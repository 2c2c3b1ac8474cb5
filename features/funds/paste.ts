import { halfWidth, parseMoney, readDecimal, ungrouped, type Fen } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

export interface PastedRecipient {
  readonly unitId: number;
  readonly coefficient?: string | null;
  readonly fixedFen?: Fen | null;
  readonly lastFen?: Fen | null;
  readonly excluded?: string | null;
  /** Factor number → figure; blank is missing, 0 is 0. */
  readonly figures: Readonly<Record<string, string | null>>;
}
export interface LineFault {
  readonly line: number;
  readonly words: Label;
}
type Read<T> = { readonly rows: readonly T[]; readonly faults: readonly LineFault[] };
export interface Unit {
  readonly id: number;
  readonly name: string;
  /** Its region's code; a firm's credit code. */
  readonly regionCode: string | null;
  /** Other names it goes by, as long as nobody else bears them. */
  readonly also?: readonly string[] | undefined;
}

/** Offices write "雁江区" for 雁江区科协; columns are narrow. */
export const shortName = (name: string): string =>
  name
    .replace(/[（(]示例[）)]/g, "")
    .replace(/(科学技术协会|科协)$/, "")
    .trim();

/** A unit by its name, with or without 科协, or its region code; who is meant where nothing fits. */
export function unitFinder(units: readonly Unit[]): (text: string) => Unit | { near: string | undefined } {
  const by = new Map<string, Unit | null>();
  for (const u of units)
    for (const key of new Set([
      ...[u.name, shortName(u.name), ...(u.also ?? [])].map(clean),
      ...(u.regionCode === null ? [] : [u.regionCode]),
    ]))
      by.set(key, by.has(key) ? null : u);
  return (text) => {
    const found = by.get(clean(text)) ?? by.get(clean(shortName(text)));
    if (found) return found;
    const word = shortName(text).slice(0, 2);
    return { near: units.find((u) => word !== "" && u.name.includes(word))?.name };
  };
}

const clean = (cell: string | undefined): string => {
  const text = halfWidth(cell ?? "").trim();
  return ungrouped(text) ?? text;
};

const UNIT_HEADINGS = ["单位", "企业", "企业名称", "统一社会信用代码", "姓名", "县（市、区）", "县(市、区)", "市（州）", "名称"];
const PAYMENT = ["单位", "日期", "金额", "凭证号"];
/** Headings that are understood, beside the names of factors. */
export const RECIPIENT_HEADINGS: readonly string[] = [...UNIT_HEADINGS, "系数", "定额", "上年", "上年金额", "去年", "不参加", "不参加原因"];
export const PAYMENT_HEADINGS: readonly string[] = [...UNIT_HEADINGS, ...PAYMENT];

/** Reads a table pasted from a sheet: first line headings, then a unit a line. Columns that are not there stay as they are. */
export function readRecipients(
  table: readonly (readonly string[])[],
  factors: readonly { readonly no: number; readonly name: string }[],
  units: readonly Unit[],
): Read<PastedRecipient> {
  const [head = [], ...lines] = table;
  const find = unitFinder(units);
  const faults: LineFault[] = [];
  const headings = head.map((h) => clean(h).replace(/[（(](元|%)[）)]$/, ""));
  const column = (...names: string[]): number => headings.findIndex((h) => names.includes(h));
  const at = {
    unit: column(...UNIT_HEADINGS),
    coefficient: column("系数"),
    fixed: column("定额"),
    last: column("上年", "上年金额", "去年"),
    excluded: column("不参加", "不参加原因"),
  };
  const figures = factors.map((f) => ({ no: f.no, at: column(f.name) })).filter((f) => f.at >= 0);
  if (at.unit < 0)
    return { rows: [], faults: [{ line: 1, words: { zh: "第一行要有“单位”一列", en: "The first line needs a column 单位" } }] };
  const known = new Set([...Object.values(at), ...figures.map((f) => f.at)]);
  headings.forEach((h, i) => {
    if (h !== "" && !known.has(i))
      faults.push({
        line: 1,
        words: { zh: `不认得这一列：“${h}”。可用：单位、系数、定额、上年、不参加，或因素名称`, en: `Unknown column “${h}”` },
      });
  });
  const seen = new Map<number, number>();
  const rows = lines.flatMap((cells, i): PastedRecipient[] => {
    const line = i + 2;
    const say = (zh: string, en: string): void => void faults.push({ line, words: { zh, en } });
    const name = clean(cells[at.unit]);
    if (cells.every((c) => c.trim() === "") || /^(合计|总计)$/.test(name)) return [];
    const unit = find(name);
    if (!("id" in unit)) {
      say(`没有这个单位：“${name}”${unit.near ? `，是不是${unit.near}？` : ""}`, `No such unit: “${name}”`);
      return [];
    }
    const twice = seen.get(unit.id);
    if (twice !== undefined) say(`${unit.name}在第 ${twice} 行已有`, `${unit.name} stands in line ${twice} already`);
    seen.set(unit.id, line);
    const decimal = (column: number, what: string): string | null => {
      const text = clean(cells[column]);
      if (text === "" || text === "-" || text === "—") return null;
      const read = readDecimal(text);
      if (!read || read.digits < 0n) say(`${what}“${text}”不是不小于 0 的数`, `${what} “${text}” is not a number of 0 or more`);
      return text;
    };
    const money = (column: number, what: string): Fen | null => {
      const text = clean(cells[column]);
      if (text === "" || text === "-" || text === "—") return null;
      const read = parseMoney(text);
      if (read.ok) return read.value;
      say(`${what}“${text}”不是金额${read.error === "negative" ? "，不能为负" : ""}`, `${what} “${text}” is no sum of money`);
      return null;
    };
    return [
      {
        unitId: unit.id,
        ...(at.coefficient < 0 ? {} : { coefficient: decimal(at.coefficient, "系数") }),
        ...(at.fixed < 0 ? {} : { fixedFen: money(at.fixed, "定额") }),
        ...(at.last < 0 ? {} : { lastFen: money(at.last, "上年") }),
        ...(at.excluded < 0 ? {} : { excluded: clean(cells[at.excluded]) || null }),
        figures: Object.fromEntries(figures.map((f) => [String(f.no), decimal(f.at, factors.find((x) => x.no === f.no)?.name ?? "")])),
      },
    ];
  });
  return { rows, faults };
}

export interface PastedPayment {
  readonly line: number;
  readonly unitId: number;
  readonly onDay: string;
  readonly amountFen: Fen;
  readonly voucher: string;
}

/** 单位、日期、金额、凭证号, a payment a line. */
export function readPayments(
  table: readonly (readonly string[])[],
  units: readonly Unit[],
  readDay: (text: string) => string | undefined,
): Read<PastedPayment> {
  const [head = [], ...lines] = table;
  const find = unitFinder(units);
  const headings = head.map((h) => clean(h).replace(/[（(]元[）)]$/, ""));
  const at = PAYMENT.map((name) => (name === "单位" ? headings.findIndex((h) => UNIT_HEADINGS.includes(h)) : headings.indexOf(name))) as [
    number,
    number,
    number,
    number,
  ];
  if (at.some((i) => i < 0))
    return {
      rows: [],
      faults: [{ line: 1, words: { zh: "第一行要有：单位、日期、金额、凭证号", en: "The first line needs 单位, 日期, 金额, 凭证号" } }],
    };
  const faults: LineFault[] = [];
  const rows = lines.flatMap((cells, i): PastedPayment[] => {
    if (cells.every((c) => c.trim() === "")) return [];
    const line = i + 2;
    const say = (zh: string, en: string): PastedPayment[] => {
      faults.push({ line, words: { zh, en } });
      return [];
    };
    const [name, day, sum, voucher] = at.map((c) => clean(cells[c])) as [string, string, string, string];
    const unit = find(name);
    if (!("id" in unit)) return say(`没有给“${name}”下达过这笔资金`, `Nothing was allotted to “${name}”`);
    const onDay = readDay(day);
    if (onDay === undefined) return say(`“${day}”不是日期`, `“${day}” is no day`);
    const money = parseMoney(sum);
    if (!money.ok || money.value === 0) return say(`“${sum}”不是大于 0 的金额`, `“${sum}” is no sum above 0`);
    if (voucher === "") return say("缺凭证号", "The voucher's number is missing");
    return [{ line, unitId: unit.id, onDay, amountFen: money.value, voucher }];
  });
  return { rows, faults };
}
