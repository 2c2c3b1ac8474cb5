import { isDay, parseMoney } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { readValue } from "../../platform/register/fields.ts";

export type Kind = "money" | "number" | "percent" | "day" | "yesNo" | "size" | "code";
export type Value = number | string | boolean;

interface Subject extends Label {
  readonly kind: Kind;
  /** Follows from others and is never asked. */
  readonly computed?: true;
}

/** What conditions are about and firms are asked, once each. */
export const SUBJECTS = {
  place: { zh: "所在地（行政区划代码）", en: "Place (code of the region)", kind: "code" },
  industry: { zh: "行业（代码，如 C35）", en: "Industry (code, as C35)", kind: "code" },
  size: { zh: "企业规模", en: "Size class", kind: "size" },
  founded: { zh: "成立日期", en: "Founded on", kind: "day" },
  years: { zh: "成立满几年", en: "Full years since it was founded", kind: "number", computed: true },
  staff: { zh: "职工人数", en: "Staff", kind: "number" },
  researchers: { zh: "研发人员", en: "Researchers", kind: "number" },
  turnover: { zh: "上年营业收入", en: "Turnover of the last year", kind: "money" },
  rdSpend: { zh: "上年研发费用", en: "Research spending of the last year", kind: "money" },
  rdShare: { zh: "研发费用占营业收入", en: "Research spending of turnover", kind: "percent", computed: true },
  patents: { zh: "有效发明专利", en: "Patents of invention in force", kind: "number" },
  highTech: { zh: "高新技术企业", en: "High-tech enterprise", kind: "yesNo" },
  techSme: { zh: "科技型中小企业", en: "Small technology firm", kind: "yesNo" },
  specialised: { zh: "专精特新企业", en: "Specialised and new", kind: "yesNo" },
  dishonest: { zh: "严重失信主体名单", en: "On the list of the seriously dishonest", kind: "yesNo" },
  stopped: { zh: "停产或歇业", en: "Stopped or suspended", kind: "yesNo" },
} as const satisfies Record<string, Subject>;
export type SubjectKey = keyof typeof SUBJECTS;

export const COMPARISONS = {
  atLeast: { zh: "不少于", en: "at least", kinds: ["money", "number", "percent", "day"] },
  over: { zh: "超过", en: "more than", kinds: ["money", "number", "percent"] },
  atMost: { zh: "不超过", en: "at most", kinds: ["money", "number", "percent", "day"] },
  below: { zh: "少于", en: "less than", kinds: ["money", "number", "percent"] },
  is: { zh: "是", en: "is", kinds: ["yesNo"] },
  oneOf: { zh: "属于", en: "is among", kinds: ["size", "code"] },
} as const satisfies Record<string, Label & { readonly kinds: readonly Kind[] }>;
export type ComparisonKey = keyof typeof COMPARISONS;

const SIZES = ["微型", "小型", "中型", "大型"];
const EXAMPLES: Readonly<Record<Kind, Label>> = {
  money: { zh: "写金额，如 1200 万元", en: "an amount, as 1200 万元" },
  number: { zh: "写整数，如 35", en: "a whole number, as 35" },
  percent: { zh: "写百分数，如 3%", en: "per cent, as 3%" },
  day: { zh: "写日期，如 2020-03-05", en: "a day, as 2020-03-05" },
  yesNo: { zh: "写“是”或“否”", en: "write 是 or 否" },
  size: { zh: "写 微型、小型、中型 或 大型", en: "微型, 小型, 中型 or 大型" },
  code: { zh: "写代码，如 C35 或 512002", en: "a code, as C35 or 512002" },
};

/** A value as people write it: money in fen, per cent in thousandths of one, days as YYYY-MM-DD; or what it should look like. */
export function readSubject(subject: SubjectKey, text: string): { value: Value } | { fault: Label } {
  const kind: Kind = SUBJECTS[subject].kind;
  const value = readKind(kind, text.trim());
  return value === undefined ? { fault: EXAMPLES[kind] } : { value };
}

function readKind(kind: Kind, text: string): Value | undefined {
  switch (kind) {
    case "money": {
      const fen = parseMoney(text);
      return fen.ok ? fen.value : undefined;
    }
    case "number": {
      const read = readValue({ key: "n", label: EXAMPLES.number, type: "integer", required: true }, text);
      return read.ok && (read.value as number) >= 0 ? (read.value as number) : undefined;
    }
    case "percent": {
      const m = /^(\d{1,3})(?:[.．](\d{1,3}))?\s?[%％]?$/.exec(text);
      return m ? Number(m[1]) * 1000 + Number((m[2] ?? "").padEnd(3, "0")) : undefined;
    }
    case "day": {
      const read = readValue({ key: "d", label: EXAMPLES.day, type: "day", required: true }, text);
      return read.ok && isDay(String(read.value)) ? String(read.value) : undefined;
    }
    case "yesNo":
      return /^(是|有|yes)$/i.test(text) ? true : /^(否|无|没有|不是|no)$/i.test(text) ? false : undefined;
    case "size":
      return SIZES.find((s) => text === s || `${text}型` === s);
    case "code":
      return /^[0-9A-Za-z]{1,12}$/.test(text) ? text.toUpperCase() : undefined;
  }
}

/** What a condition compares with: of `oneOf` several, parted by 、 or commas. */
export function readNeed(subject: SubjectKey, comparison: ComparisonKey, text: string): { values: Value[] } | { fault: Label } {
  const { kind } = SUBJECTS[subject];
  const known = COMPARISONS[comparison];
  if (!(known.kinds as readonly Kind[]).includes(kind)) {
    const may = Object.values(COMPARISONS).filter((c) => (c.kinds as readonly Kind[]).includes(kind));
    return {
      fault: {
        zh: `“${SUBJECTS[subject].zh}”只能用：${may.map((c) => c.zh).join("、")}`,
        en: `“${SUBJECTS[subject].en}” takes: ${may.map((c) => c.en).join(", ")}`,
      },
    };
  }
  const values: Value[] = [];
  for (const part of comparison === "oneOf" ? text.split(/[、,，;；]/) : [text]) {
    const read = readSubject(subject, part);
    if ("fault" in read) return read;
    values.push(read.value);
  }
  return { values };
}
