import { halfWidth, ok, readPhones, refuse } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { yesOrNo } from "../../platform/register/cells.ts";
import { readValue, type Values } from "../../platform/register/fields.ts";
import { isWithoutClock, readHours } from "./hours.ts";
import { CONDITIONS, GROUPS, PLACE_KINDS, STANDINGS } from "./kinds.ts";
import { OPERATOR_SEPARATOR, placeRegister } from "./register.ts";

/** What other people's files call a kind, by the end of their word: 区图书馆, 体育中心. */
const KIND_ENDINGS: readonly (readonly [RegExp, keyof typeof PLACE_KINDS])[] = [
  [/(公园|绿道|广场|景区|湿地)$/, "park"],
  [/(体育|体育设施|体育馆|体育场|体育中心|健身中心)$/, "sports"],
  [/(中小学|小学|中学|学校)$/, "school"],
  [/图书馆$/, "library"],
  [/(文化馆|文化站|文化中心)$/, "culture_house"],
  [/(科技馆|科学馆|科学技术馆)$/, "science_hall"],
  [/(科普|教育)基地$/, "base"],
  [/科普画廊$/, "gallery"],
  [/(科普)?活动室$/, "activity_room"],
  [/^其它$/, "other"],
];
const CONDITION_WORDS: Readonly<Record<string, keyof typeof CONDITIONS>> = {
  正常: "good",
  完好: "good",
  在用: "good",
  正常开放: "good",
  维修: "repair",
  维修中: "repair",
  需维修: "repair",
  关停: "closed",
  停用中: "closed",
  已关闭: "closed",
};
/** A cell that says in words that there is nothing. */
const NOTHING = /^(无|没有|暂无|不详|未知|待定|n\/?a|null|none|[-—/\\.]{1,3})$/i;
/** Optional texts in which 无 is a value of its own. */
const YES_NO = new Set(["free", "barrierFree", "bookable"]);

/** One cell as Excel holds it, into the register's value. */
export function readCell(key: string, raw: string) {
  const field = placeRegister.fields.find((f) => f.key === key);
  if (!field) throw new Error(`place has no field ${key}`);
  const text = halfWidth(raw).trim();
  const close = text.slice(0, 200).replace(/\s|\([^()]{0,40}\)$/g, "");
  if (!field.required && !YES_NO.has(key) && NOTHING.test(text)) return ok(null);
  const byWord = (table: Record<string, { zh: string; en: string }>) =>
    Object.entries(table).find(
      ([value, label]) => label.zh === raw.trim() || label.zh === close || label.en.toLowerCase() === text.toLowerCase() || value === text,
    )?.[0];
  switch (key) {
    case "kind":
      return readValue(field, byWord(PLACE_KINDS) ?? KIND_ENDINGS.find(([ending]) => ending.test(close.slice(-20)))?.[1] ?? raw);
    case "standing":
      return readValue(field, byWord(STANDINGS) ?? raw);
    case "condition":
      return readValue(field, byWord(CONDITIONS) ?? CONDITION_WORDS[text] ?? raw);
    case "groups":
      return readValue(
        field,
        raw
          .split(OPERATOR_SEPARATOR)
          .map((w) => w.trim())
          .filter((w) => w !== "")
          .map((w) => Object.entries(GROUPS).find(([v, l]) => l.zh === w || l.en === w || v === w)?.[0] ?? w),
      );
    case "areaM2": {
      const area = readValue(field, squareMetres(text) ?? text);
      return area.ok && isNoArea(area.value) ? refuse(NO_AREA) : area;
    }
    case "free":
    case "barrierFree":
    case "bookable":
      return readValue(field, said(key, text) ?? text);
    case "hours":
      return checkHours(readValue(field, raw));
    case "checkedOn":
    case "openedOn":
    case "closedOn":
      return readValue(field, raw);
    case "phone":
      return readPhones(raw) === undefined && /\d{5}/.test(text) && text.length <= 100 ? ok(raw.trim()) : readValue(field, raw);
    default:
      return readValue(field, raw);
  }
}

const AREA =
  /^(?:大?约|近)?(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(\.\d{1,6})?(万)?[余多]?(平方米|平米|平方|㎡|m2|m²|平|亩|公顷|平方公里|km2|km²)?(左右)?$/i;
/** Other units of ground, in square metres. */
const GROUND: Readonly<Record<string, number>> = { 亩: 2000 / 3, 公顷: 10_000, 平方公里: 1e6, km2: 1e6, "km²": 1e6 };
function squareMetres(text: string): number | undefined {
  const m = AREA.exec(text.replace(/ /g, ""));
  if (!m) return undefined;
  const many = (m[3] ? 10_000 : 1) * (GROUND[(m[4] ?? "").toLowerCase()] ?? 1);
  return Math.round(Number(`${(m[1] as string).replaceAll(",", "")}${m[2] ?? ""}`) * many);
}

/** Ten square kilometres: more is no place. */
const MOST_AREA = 10_000_000;
const NO_AREA: Label = { zh: "面积应在 0 到 1000 万平方米之间", en: "An area is from 0 to 10 million m²" };
const isNoArea = (value: unknown): boolean => typeof value === "number" && !(value >= 0 && value <= MOST_AREA);

/** What a field alone cannot tell, by field; the table of places holds none of it. */
export function placeFaults({ areaM2, openedOn, closedOn }: Values): Record<string, Label> {
  return {
    ...(isNoArea(areaM2) ? { areaM2: NO_AREA } : {}),
    ...(typeof openedOn === "string" && typeof closedOn === "string" && closedOn < openedOn
      ? { closedOn: { zh: "早于开放日期", en: "Before the opening" } }
      : {}),
  };
}

/** Kept as text though no number was made out in it: somebody should look. */
export const isDoubtfulPhone = (key: string, value: unknown): boolean =>
  key === "phone" && typeof value === "string" && readPhones(value) === undefined;
export const DOUBTFUL_PHONE: Label = { zh: "看不出是完整的电话号码，照原样存了", en: "No whole telephone number; kept as written" };

/** 免费开放, 收费30元, 有坡道; 部分免费 is neither. */
function said(key: string, text: string): boolean | undefined {
  const plain = yesOrNo(text);
  if (plain !== undefined) return plain;
  if (/^(可以|接受)$/.test(text)) return true;
  if (/^(不|不接受)$/.test(text)) return false;
  if (key === "free" && /^(全部|全年|永久)?(免费|免票)(开放|参观|入场|入馆)?$/.test(text)) return true;
  if (key === "free" && /^(收费|门票|票价)[\d.元/人: ]{0,20}$/.test(text)) return false;
  if (key === "barrierFree" && /^有.{0,20}$/.test(text) && !/无(?!障碍)|没/.test(text)) return true;
  return undefined;
}

/** Hours are kept as typed, once they are understood or say that one must ask before. */
export function checkHours<R extends ReturnType<typeof readValue>>(read: R): R | { ok: false; error: Label } {
  if (!read.ok || read.value === null || isWithoutClock(String(read.value))) return read;
  const hours = readHours(String(read.value));
  return hours.ok ? read : { ok: false, error: hours.error };
}
