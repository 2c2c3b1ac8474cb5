import type { Kind } from "./form.ts";

/** Spellings of twenty years of survey workbooks: small letters, one blank for any of `_ - blank`. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .split(/[\s_-]/)
    .filter((w) => w !== "")
    .join(" ");

/** A heading's meaning; `label::English` is a label in English. */
const COLUMNS: Readonly<Record<string, string>> = {
  type: "type",
  command: "type",
  name: "name",
  value: "name",
  "list name": "list",
  label: "label",
  caption: "label",
  text: "label",
  hint: "hint",
  relevant: "relevant",
  relevance: "relevant",
  "skip logic": "relevant",
  required: "required",
  "required message": "requiredSaid",
  requiredmsg: "requiredSaid",
  "jr:requiredmsg": "requiredSaid",
  constraint: "constraint",
  "constraint message": "constraintSaid",
  "constraint msg": "constraintSaid",
  "jr:constraintmsg": "constraintSaid",
  calculation: "calculation",
  calculate: "calculation",
  default: "initial",
  "read only": "readOnly",
  readonly: "readOnly",
  "choice filter": "filter",
  "repeat count": "count",
  "jr:count": "count",
  appearance: "appearance",
  disabled: "disabled",
  "why asked": "why",
  仍要问的理由: "why",
  题型: "type",
  题名: "name",
  题目: "label",
  选项表: "list",
  口径: "hint",
  什么时候问: "relevant",
  必答: "required",
  校验: "constraint",
  不符时说: "constraintSaid",
  计算: "calculation",
  先填好: "initial",
  筛选: "filter",
  image: "media",
  "big image": "media",
  audio: "media",
  video: "media",
};

export interface Column {
  readonly meaning: string;
  readonly language: string;
  readonly heading: string;
}

export function readHeading(heading: string): Column {
  const parts = heading
    .split(":")
    .map((p) => p.trim())
    .filter((p) => p !== "");
  // bind:relevant, bind:jr:constraintMsg, control:appearance, media::image::English
  while (parts.length > 1 && ["bind", "control", "body", "media", "jr"].includes(plain(parts[0] as string))) parts.shift();
  const [first = "", ...rest] = parts;
  return { meaning: COLUMNS[plain(first)] ?? "", language: rest.join(":"), heading };
}

const KINDS: Readonly<Record<string, Kind>> = {
  text: "text",
  string: "text",
  "phone number": "text",
  barcode: "text",
  integer: "integer",
  int: "integer",
  range: "decimal",
  decimal: "decimal",
  date: "day",
  time: "time",
  datetime: "instant",
  note: "note",
  acknowledge: "acknowledge",
  trigger: "acknowledge",
  calculate: "calculate",
  hidden: "hidden",
  gps: "place",
  geopoint: "place",
  location: "place",
  文字: "text",
  整数: "integer",
  小数: "decimal",
  日期: "day",
  时间: "time",
  说明: "note",
  计算: "calculate",
};
/** Kinds that a form loads without; each with why. */
const LEFT: Readonly<Record<string, "media" | "meta" | "shape" | "file">> = {
  image: "media",
  photo: "media",
  audio: "media",
  video: "media",
  file: "media",
  "background audio": "media",
  geotrace: "shape",
  geoshape: "shape",
  osm: "shape",
  start: "meta",
  end: "meta",
  today: "meta",
  deviceid: "meta",
  "uri:deviceid": "meta",
  subscriberid: "meta",
  simserial: "meta",
  phonenumber: "meta",
  imei: "meta",
  username: "meta",
  email: "meta",
  audit: "meta",
  "start geopoint": "meta",
  "get start time": "meta",
  "get end time": "meta",
  "get today": "meta",
  "get device id": "meta",
  "get subscriber id": "meta",
  "get sim id": "meta",
  "get phone number": "meta",
  "uri:subscriberid": "meta",
  "uri:simserial": "meta",
  "uri:phonenumber": "meta",
};

export type Typed =
  | { readonly is: "kind"; readonly kind: Kind }
  | { readonly is: "choices"; readonly kind: "one" | "many"; readonly list: string; readonly other: boolean }
  | { readonly is: "begin"; readonly what: "group" | "repeat" | "loop"; readonly list: string }
  | { readonly is: "end"; readonly what: string }
  | { readonly is: "left"; readonly why: "media" | "meta" | "shape" | "file" }
  | { readonly is: "setting"; readonly what: "title" | "id" }
  | { readonly is: "include" | "unknown" };

/** What the cell of a type says, in today's words (`select_one yes_no or_other`) and in those of the first forms (`select all that apply from x or specify other`). */
export function readType(cell: string): Typed {
  const words = cell
    .trim()
    .split(/\s/)
    .filter((w) => w !== "");
  const text = plain(cell);
  if (text === "组结束" || text === "多项结束") return { is: "end", what: text === "组结束" ? "group" : "repeat" };
  if (text.startsWith("end ")) return { is: "end", what: text.slice(4) };
  const begin = BEGINS.find((b) => text === b || text.startsWith(`${b} `));
  if (begin) {
    const what =
      begin.endsWith("loop") || text.startsWith("begin loop")
        ? "loop"
        : begin.includes("repeat") || begin === "多项开始"
          ? "repeat"
          : "group";
    return { is: "begin", what, list: words.at(-1) ?? "" };
  }
  const kind = KINDS[text];
  if (kind) return { is: "kind", kind };
  if (LEFT[text] || LEFT[words[0]?.toLowerCase() ?? ""])
    return { is: "left", why: (LEFT[text] ?? LEFT[words[0]?.toLowerCase() ?? ""]) as "media" };
  if (text === "set form title") return { is: "setting", what: "title" };
  if (text === "set form id") return { is: "setting", what: "id" };
  if (text === "include") return { is: "include" };
  if (text === "yes or no") return { is: "choices", kind: "one", list: "yes_or_no", other: false };
  const select = SELECTS.find(([start]) => text.startsWith(start));
  if (!select) return { is: "unknown" };
  const other = / or (specify )?other$/.test(text);
  const rest = words.slice(countWords(cell, select[0]));
  const list = rest.find((w) => !["from", "of", "using"].includes(w.toLowerCase())) ?? "";
  return list === "" ? { is: "unknown" } : { is: "choices", kind: select[1], list, other };
}

const BEGINS = ["begin group", "begin repeat", "begin loop over", "begin loop", "begin lgroup", "begin rgroup", "组开始", "多项开始"];
const SELECTS: readonly [string, "one" | "many"][] = [
  ["单选", "one"],
  ["多选", "many"],
  ["select one external", "one"],
  ["select one from file", "one"],
  ["select one", "one"],
  ["select1", "one"],
  ["select all that apply", "many"],
  ["select multiple", "many"],
  ["rank", "many"],
];
/** How many of the cell's own words the start takes: select_one is one, `select one` two. */
function countWords(cell: string, start: string): number {
  const words = cell
    .trim()
    .split(/\s/)
    .filter((w) => w !== "");
  for (let n = 1; n <= words.length; n++) if (plain(words.slice(0, n).join(" ")).length >= start.length) return n;
  return words.length;
}
