import {
  chinaDay,
  formatMoney,
  halfWidth,
  isCreditCode,
  isIdNumber,
  ok,
  parseMoney,
  readPhones,
  refuse,
  ungrouped,
  visible,
  writtenDay,
  writtenMonth,
  writtenTime,
  type Result,
} from "@bihuan/kit";
import type { Label } from "../http/contract.ts";
import type { Guard } from "./guard.ts";
import type { Declared } from "./typed.ts";

/** The words of a choice: `optionsOf({ academician: { zh: "院士", en: "academician" } })`; the compiler knows them. */
export const optionsOf = <const O extends Readonly<Record<string, Label>>>(words: O): { value: keyof O & string; label: Label }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/**
 * A register's fields, defined once: from them come the list's columns and filters, the form, the checks on both sides of
 * the wire, the export's columns and the history's words. Runs in server and browser.
 */
export interface Field {
  readonly key: string;
  readonly label: Label;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Longest text in characters; texts have 200, long texts 4,000 where nothing is said. */
  readonly maxLength?: number;
  readonly options?: readonly Option[];
  /** The code table of a field of type code: its picker is looked up by this name; `options` are its upper levels, for the names. */
  readonly codes?: string;
  /** The records a field of type record names one of: their table. */
  readonly of?: string;
  /** Who looks is recorded; shown masked until asked for. */
  readonly sensitive?: "contact" | "identity";
  /** Goes when its time of keeping ends: the history says of it only that it changed. */
  readonly erased?: true;
  /** One sentence beside the field, where it needs one. */
  readonly help?: Label;
  /** The list: a column (shown at first or only on choice), a filter, a sort. A name may be filtered by whose it is: a unit with all beneath it, a person. */
  readonly list?: "shown" | "on-choice";
  readonly filter?: boolean | "unit" | "person";
  /** No index serves the filter: it is answered where the other conditions leave few. `computed`: by the values the list shows, since no column holds them. */
  readonly swept?: true | "computed";
  /** The filter may ask for where nothing stands. */
  readonly blank?: boolean;
  /** `swept`: without an index, where the conditions leave few. */
  readonly sort?: boolean | "swept";
  /** Its sum over records says something; a key: only over records of one value of that field (contracts and intentions are not added). Years add up to nothing. */
  readonly adds?: true | string;
  /** Pixels of the list's column. */
  readonly width?: number;
  /** Asked of no record that holds one of these, nor shown blank there: `{ kind: ["candidates"] }`. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
  /** Of a text: a time of day, in any spelling, stored as 09:30. */
  readonly clock?: true;
  /** Of a day: until when, or on which, something is wished. Typed in the past it is told, and taken: what is entered late is true all the same. */
  readonly wished?: true;
  /** Filled by the system: never in a form. `stored` says that the table holds it all the same. */
  readonly computed?: boolean | "stored";
}

export type FieldType =
  | "text"
  | "longText"
  | "day"
  | "month"
  | "money"
  | "integer"
  | "boolean"
  | "option"
  | "options"
  | "phone"
  | "email"
  | "creditCode"
  | "idNumber"
  | "region"
  | "code"
  | "unit"
  | "person"
  | "record"
  | "state"
  | "instant";

export interface Option {
  readonly value: string;
  readonly label: Label;
}

export interface Register {
  readonly name: string;
  readonly label: Label;
  readonly fields: readonly Field[];
  /** What may not be stored at all, in fields, child rows, remarks, reasons and files. */
  readonly guard?: Guard;
  /** Its rows are persons: of entries that are one, lists and choices show the first (decisions/0060). */
  readonly persons?: true;
}

/** Checks names once, at definition: a twice-named field or an option field without options is a bug. */
export function defineRegister<const D extends Register>(register: D): Declared<D> {
  const seen = new Set<string>();
  for (const f of register.fields) {
    if (seen.has(f.key)) throw new Error(`${register.name}: field ${f.key} is defined twice`);
    seen.add(f.key);
    if ((f.type === "option" || f.type === "options") && !f.options?.length) throw new Error(`${register.name}.${f.key} has no options`);
    if (f.type === "record" && !f.of) throw new Error(`${register.name}.${f.key} does not say whose records it names`);
  }
  return register;
}

export type Values = Record<string, unknown>;

interface TypedFields {
  readonly fields: readonly Field[];
  readonly keys: ReadonlySet<string>;
}
/** Asked for each row of a long table: found once a register. */
const typedOf = new WeakMap<Register, TypedFields>();
function typedFields(register: Register, only?: readonly string[]): TypedFields {
  const known = only === undefined ? typedOf.get(register) : undefined;
  if (known) return known;
  const fields = register.fields.filter((f) => !f.computed && (only === undefined || only.includes(f.key)));
  const found = { fields, keys: new Set(fields.map((f) => f.key)) };
  if (only === undefined) typedOf.set(register, found);
  return found;
}

/** Whether a field has a meaning beside what else is said. */
export const isAsked = ({ unless }: Pick<Field, "unless">, values: Values): boolean =>
  unless === undefined || !Object.entries(unless).some(([key, none]) => none.includes(String(values[key])));

/**
 * Reads what a person typed or a file held into stored values, or says per field what is wrong, in the person's words.
 * Full-width digits become half-width where the field is a number or a code; blank becomes null; unknown keys are refused.
 */
export function readValues(register: Register, input: Values, only?: readonly string[]): Result<Values, Record<string, Label>> {
  const faults: Record<string, Label> = {};
  const out: Values = {};
  const { fields, keys } = typedFields(register, only);
  for (const key of Object.keys(input)) if (!keys.has(key)) faults[key] = { zh: "没有这一项", en: "No such field" };
  for (const field of fields) {
    const read = readValue(field, isAsked(field, input) ? input[field.key] : null);
    if (read.ok) out[field.key] = read.value;
    else faults[field.key] = read.error;
  }
  return Object.keys(faults).length > 0 ? refuse(faults) : ok(out);
}

const BLANK: Label = { zh: "请填写", en: "Please fill in" };

export function readValue(field: Field, raw: unknown): Result<unknown, Label> {
  const value = typeof raw === "string" ? visible(raw).trim() : raw;
  if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return field.required ? refuse(BLANK) : ok(null);
  }
  switch (field.type) {
    case "text":
    case "longText": {
      const limit = field.maxLength ?? (field.type === "text" ? 200 : 4000);
      if (typeof value !== "string") return refuse({ zh: "应为文字", en: "Expected text" });
      if (field.clock) {
        const time = writtenTime(value);
        return time === undefined ? refuse({ zh: "应为几点几分，如 09:30", en: "Expected a time, as 09:30" }) : ok(time);
      }
      // Characters are no more than the text's length, and counted only where that is too long.
      const length = value.length > limit ? [...value].length : 0;
      return length > limit
        ? refuse({ zh: `最多 ${limit} 字，现有 ${length} 字`, en: `At most ${limit} characters, now ${length}` })
        : ok(value);
    }
    case "day": {
      const day = writtenDay(String(value));
      return day === undefined ? refuse({ zh: "日期不对，例：2026-03-05", en: "Not a date; write 2026-03-05" }) : ok(day);
    }
    case "month": {
      const month = writtenMonth(String(value));
      return month === undefined ? refuse({ zh: "应为年月，如 2026-03", en: "Expected a month, as 2026-03" }) : ok(month);
    }
    case "money": {
      if (typeof value === "number")
        return Number.isSafeInteger(value) && value >= 0
          ? ok(value)
          : refuse({ zh: "金额（分）应为非负整数", en: "Fen must be a whole number" });
      const money = parseMoney(String(value));
      return money.ok ? money : refuse(MONEY[money.error]);
    }
    case "integer": {
      const text = halfWidth(String(value)).replace(/\.0{1,9}$/, "");
      const number = Number(/^-?[\d,]{1,20}$/.test(text) ? ungrouped(text) : undefined);
      return Number.isSafeInteger(number) ? ok(number) : refuse({ zh: "应为整数", en: "Expected a whole number" });
    }
    case "boolean":
      return typeof value === "boolean" ? ok(value) : refuse({ zh: "应为是或否", en: "Expected yes or no" });
    case "option":
      return field.options?.some((o) => o.value === value) ? ok(value) : refuse({ zh: "不在可选范围内", en: "Not among the choices" });
    case "options": {
      const list = Array.isArray(value) ? value : [value];
      return list.every((v) => field.options?.some((o) => o.value === v))
        ? ok(list)
        : refuse({ zh: "不在可选范围内", en: "Not among the choices" });
    }
    case "phone": {
      const phone = readPhones(String(value));
      return phone === undefined ? refuse({ zh: "电话号码不对，手机 11 位，座机带区号", en: "Not a phone number" }) : ok(phone);
    }
    case "email": {
      const address = halfWidth(String(value))
        .toLowerCase()
        .replace(/^mailto:/, "");
      return /^[^\s@<>()[\]:;,"]{1,64}@[^\s@<>()[\]:;,"]{1,50}\.[^\s@.<>()[\]:;,"]{1,30}$/.test(address) && address.length <= 120
        ? ok(address)
        : refuse({ zh: "邮箱地址不对", en: "Not an e-mail address" });
    }
    case "creditCode": {
      // Its alphabet has neither O nor I: whoever typed one meant the digit, and the check says whether all is right.
      const code = halfWidth(String(value))
        .replace(/[\s'-]/g, "")
        .toUpperCase()
        .replaceAll("O", "0")
        .replaceAll("I", "1");
      return isCreditCode(code)
        ? ok(code)
        : refuse({ zh: "统一社会信用代码校验不通过，请核对 18 位", en: "The credit code fails its check" });
    }
    case "idNumber": {
      const code = halfWidth(String(value)).replace(/\s/g, "").toUpperCase();
      return isIdNumber(code) ? ok(code) : refuse({ zh: "身份证号校验不通过", en: "The identity number fails its check" });
    }
    case "code": {
      const code = halfWidth(String(value)).replace(/\s/g, "").toUpperCase();
      return /^[0-9A-Z]{1,10}$/.test(code) ? ok(code) : refuse({ zh: "请从列表中选择", en: "Please choose from the list" });
    }
    case "region":
    case "state":
    case "instant":
      return typeof value === "string" ? ok(value) : refuse({ zh: "应为文字", en: "Expected text" });
    case "unit":
    case "person":
    case "record":
      if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return ok(value);
      return refuse(
        typeof value === "string"
          ? { zh: `没有叫这个名字的${field.label.zh}，或者不止一个`, en: `No ${field.label.en} of this name, or several` }
          : { zh: "请从列表中选择", en: "Please choose from the list" },
      );
  }
}

const MONEY = {
  "not-a-number": { zh: "看不懂这个金额，例：12.5 万元", en: "Not an amount; write as 12.5 万元 or 125000" },
  "too-many-decimals": { zh: "金额最多精确到分（两位小数）", en: "At most two decimals of a yuan" },
  negative: { zh: "金额不能为负", en: "An amount cannot be negative" },
  "too-large": { zh: "金额过大", en: "The amount is too large" },
} as const;

/** A value in the reader's words, as lists, details and exports show it; null is blank. */
export function showValue(field: Pick<Field, "type" | "options" | "adds">, value: unknown, locale: "zh-CN" | "en"): string {
  if (value === null || value === undefined) return "";
  const word = locale === "en" ? "en" : "zh";
  switch (field.type) {
    case "money":
      return formatMoney(Number(value), locale);
    case "integer":
      // A year or a number of a house is no amount.
      return field.adds ? Number(value).toLocaleString(locale) : String(value);
    case "day":
      return showDay(String(value), locale);
    case "month":
      return showMonth(String(value), locale);
    case "instant":
      return showInstant(String(value), locale);
    case "boolean":
      return locale === "en" ? (value ? "yes" : "no") : value ? "是" : "否";
    case "option":
    case "state":
      return field.options?.find((o) => o.value === value)?.label[word] ?? String(value);
    case "options":
      return (value as string[])
        .map((v) => field.options?.find((o) => o.value === v)?.label[word] ?? v)
        .join(locale === "en" ? ", " : "、");
    case "code":
      return nameCode(String(value), field.options, word);
    default:
      return String(value);
  }
}

/** A code with its name, or that of the nearest code above it: A0111 → A0111 农业. */
function nameCode(code: string, options: readonly Option[] = [], word: "zh" | "en"): string {
  for (let length = code.length; length > 0; length--) {
    const above = options.find((o) => o.value === code.slice(0, length));
    if (above) return `${code} ${above.label[word].slice(above.value.length).trim()}`;
  }
  return code;
}

/** 2026年3月5日: no leading zeros, as officials write. */
export function showDay(day: string, locale: "zh-CN" | "en"): string {
  const [y, m, d] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return locale === "en" ? day : `${y}年${m}月${d}日`;
}

/** 2026-03 → 2026年3月. */
export const showMonth = (month: string, locale: "zh-CN" | "en"): string =>
  locale === "en" ? month : `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

/** A day of the present year without the year, where the place is narrow. */
export function shortDay(day: string, locale: "zh-CN" | "en"): string {
  const shown = showDay(day, locale);
  return day.slice(0, 4) === chinaDay(Date.now()).slice(0, 4) ? shown.slice(5) : shown;
}

/** China's wall clock of an ISO instant. */
export function showInstant(instant: string, locale: "zh-CN" | "en"): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${showDay(china.slice(0, 10), locale)} ${china.slice(11, 16)}`;
}

export type FilterShape = "choices" | "range" | "yes-no" | "number" | "text";

/** What a filter is given to ask for where nothing stands: among choices one more, of a range the whole of it. */
export const BLANK_CHOICE = "";
export const BLANK_RANGE = "blank";

/** How a field is filtered, on the screen and in the server: choices go as a list of values, a range as `[from, to]` where "" is open. */
export function filterShape(field: Pick<Field, "type" | "filter">): FilterShape {
  if (field.filter === "unit" || field.filter === "person") return "number";
  switch (field.type) {
    case "option":
    case "options":
    case "state":
      return "choices";
    case "day":
    case "month":
    case "instant":
    case "money":
    case "integer":
      return "range";
    case "boolean":
      return "yes-no";
    case "unit":
    case "person":
    case "record":
      return "number";
    default:
      return "text";
  }
}

/** The field a heading names: its label in either language or its key, whatever stands in brackets behind it. */
export function readHeading(fields: readonly Field[], heading: string): Field | undefined {
  const plain = (text: string): string =>
    halfWidth(text)
      .replace(/[（(][^]*$/, "")
      .replace(/[\s*＊]/g, "")
      .toLowerCase();
  const asked = plain(heading);
  return fields.find((f) => [f.label.zh, f.label.en, f.key].some((name) => plain(name) === asked));
}
