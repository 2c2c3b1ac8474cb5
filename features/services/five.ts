import { parseMoney } from "@bihuan/kit";

/** What a pasted text may say of a need, by field; a proposal that a person takes or leaves, word for word from the text. */
export type Five = Partial<
  Record<
    "demanderName" | "contactName" | "phone" | "title" | "presentState" | "target" | "tried" | "limits" | "budgetFen" | "wantedBy",
    string
  >
>;

const MOST = 8000;
const HEADS: readonly (readonly [keyof Five, RegExp])[] = [
  ["presentState", /^(?:现状|问题|现在怎么样|现状与问题|存在问题)[：:]/],
  ["target", /^(?:目标|目标指标|希望|需求目标|想达到什么|指标)[：:]/],
  ["tried", /^(?:已做过的尝试|尝试|做过的尝试|试过什么办法|已有办法)[：:]/],
  ["limits", /^(?:限制|限制条件|条件|有什么限制)[：:]/],
  ["budgetFen", /^(?:预算|经费)[：:]/],
  ["wantedBy", /^(?:期限|时间|希望完成日期|完成时间)[：:]/],
  ["demanderName", /^(?:单位|需求方|需求单位|企业名称)[：:]/],
  ["contactName", /^联系人[：:]/],
  ["phone", /^(?:电话|联系电话|手机)[：:]/],
  ["title", /^(?:需求|需求名称|题目|标题)[：:]/],
];
/** In this order: what was tried is often told with what it should have reached. */
const CUES: readonly (readonly ["tried" | "target" | "limits", RegExp])[] = [
  ["tried", /试过|试用过|用过|尝试|请过|找过|做过|买过|之前请|曾/],
  ["target", /希望|想要|目标|达到|降到|降至|提高到|低于|不超过|以内|控制在|能不能/],
  ["limits", /限制|不能|不得|只能|必须|不允许|场地|电力|层高|环保|没有条件|千瓦|噪声/],
];
const BODY = /[\p{Script=Han}（）()]{2,30}(?:有限公司|公司|合作社|协会|农场|工厂|厂|研究院|医院|学校|村委会|村集体|基地)(?:（示例）)?/u;
const CONTACT = /联系人[：:\s]{0,2}([\p{Script=Han}]{2,4}(?:（示例）)?)/u;
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const AMOUNT = /\d{1,9}(?:\.\d{1,2})?\s?(?:万元|亿元|万|亿|元)/;
const DAY = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?日|底)?/;

/** Splits a letter, a note of a call or a form's lines into the questions; what fits none is the present state. */
export function splitFive(text: string): Five {
  const lines = text
    .slice(0, MOST)
    .split(/[。！？!?；;\n]/)
    .map((l) => l.trim())
    .filter((l) => l !== "");
  const found: Record<string, string[]> = {};
  const add = (key: keyof Five, words: string): void => void (found[key] ??= []).push(words);
  for (const line of lines) {
    const head = HEADS.find(([, pattern]) => pattern.test(line));
    const words = head ? line.replace(head[1], "").trim() : line;
    const plain = words.normalize("NFKC");
    const money = AMOUNT.exec(plain)?.[0];
    const isBudget = head?.[0] === "budgetFen" || (head === undefined && /预算|经费|出得起|能出|愿出/.test(line));
    if (isBudget && money !== undefined && parseMoney(money).ok) add("budgetFen", money);
    const day = dayIn(plain);
    const isDue = head?.[0] === "wantedBy" || (head === undefined && /前|完成|交付|用上|投产/.test(line));
    if (isDue && day !== undefined) add("wantedBy", day);
    const phone = PHONE.exec(plain)?.[0];
    if (phone !== undefined) add("phone", phone);
    const contact = CONTACT.exec(line)?.[1];
    if (contact !== undefined) add("contactName", contact);
    if (head) {
      if (!["budgetFen", "wantedBy", "phone", "contactName"].includes(head[0]) && words !== "") add(head[0], words);
      continue;
    }
    const body = BODY.exec(line)?.[0];
    if (body !== undefined && found["demanderName"] === undefined) add("demanderName", body);
    if (body === line || ((phone ?? contact) !== undefined && [...line].length < 60)) continue;
    const isOnlyMoneyOrDay = (isBudget && money !== undefined) || (isDue && day !== undefined);
    const cue = CUES.find(([, pattern]) => pattern.test(line))?.[0];
    if (cue !== undefined) add(cue, line);
    else if (!isOnlyMoneyOrDay) add("presentState", line);
  }
  const once = new Set(["demanderName", "contactName", "phone", "title", "budgetFen", "wantedBy"]);
  return Object.fromEntries(
    Object.entries(found).map(([key, words]) => [key, once.has(key) ? (words[0] as string) : `${words.join("。")}。`]),
  );
}

/** 2027年3月31日, 2027年3月底; a month alone is no day. */
function dayIn(words: string): string | undefined {
  const m = DAY.exec(words);
  if (!m) return undefined;
  const [year, month] = [Number(m[1]), Number(m[2])];
  if (month < 1 || month > 12) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = m[3] === undefined ? (m[0].endsWith("底") ? last : undefined) : Number(m[3]);
  if (day === undefined || day < 1 || day > last) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
