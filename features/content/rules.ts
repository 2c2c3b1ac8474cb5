import type { Label } from "../../platform/http/contract.ts";
import { optionsOf } from "../../platform/register/fields.ts";

export { audienceOptions } from "../outreach/rules.ts";

export const kindOptions = optionsOf({
  text: { zh: "文字", en: "text" },
  digital: { zh: "数字", en: "digital" },
  audio: { zh: "声音", en: "sound" },
  picture: { zh: "图片", en: "picture" },
  film: { zh: "影像", en: "film" },
});
export const fieldOptions = optionsOf({
  health: { zh: "医学健康", en: "health" },
  food: { zh: "食品营养", en: "food" },
  farming: { zh: "农林水产", en: "farming" },
  life: { zh: "生物生态", en: "life sciences" },
  environment: { zh: "环境气候", en: "environment" },
  disaster: { zh: "应急避险", en: "emergencies" },
  earth: { zh: "地质天文", en: "earth and sky" },
  matter: { zh: "物理化学", en: "physics and chemistry" },
  engineering: { zh: "工程能源", en: "engineering" },
  information: { zh: "信息技术", en: "information" },
  mind: { zh: "心理教育", en: "mind and teaching" },
});

type Faults = Readonly<Record<string, Label>>;

/** A credit line names somebody and permits nothing. */
export function assetFaults(v: { licence: string; paper: string | null; untilOn: string | null }): Faults {
  return {
    ...(["grant", "map", "fair"].includes(v.licence) && v.paper === null
      ? {
          paper: {
            zh: "写明凭什么使用：授权书名称和日期、审图号，或合理使用的理由；署名不等于授权",
            en: "Say by what right: the grant with its day, the map's number, or why it is fair use; a credit line is no licence",
          },
        }
      : {}),
    ...(["public", "own"].includes(v.licence) && v.untilOn !== null
      ? { untilOn: { zh: "自有和公有领域的没有到期日", en: "What is one's own or everybody's does not end" } }
      : {}),
  };
}

export function reviewFaults(v: { checked: string; onDay: string; untilOn: string | null }): Faults {
  return {
    ...(v.checked.trim().length < 4 ? { checked: { zh: "写明核了什么", en: "Say what was checked" } } : {}),
    ...(v.untilOn !== null && v.untilOn <= v.onDay ? { untilOn: { zh: "要在审核日期之后", en: "After the day of the review" } } : {}),
  };
}

/** A reviewer is a person with a name. */
export const reviewerFaults = (v: { name: string }): Faults =>
  /专家|老师|[、，,；;]|某{2,}|等/.test(v.name)
    ? { name: { zh: "只写一位审核人的姓名；“专家”“老师”不是姓名", en: "One person's name; “an expert” is none" } }
    : {};

export interface Line {
  readonly sign: "=" | "-" | "+";
  readonly text: string;
}
const MOST_LINES = 600;

/** What a correction changed, line by line, in order; texts of very many lines are told as a whole. */
export function changedLines(older: string, newer: string): Line[] {
  const a = older.split("\n");
  const b = newer.split("\n");
  if (a.length > MOST_LINES || b.length > MOST_LINES)
    return [...a.map((text): Line => ({ sign: "-", text })), ...b.map((text): Line => ({ sign: "+", text }))];
  // The longest text that both have: the length of the rest from each pair of lines on.
  const rest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, next] = [rest[i] as Uint16Array, rest[i + 1] as Uint16Array];
      row[j] = a[i] === b[j] ? (next[j + 1] as number) + 1 : Math.max(next[j] as number, row[j + 1] as number);
    }
  const out: Line[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ sign: "=", text: a[i++] as string });
      j++;
    } else if (i < a.length && (j === b.length || (rest[i + 1]?.[j] as number) >= (rest[i]?.[j + 1] as number)))
      out.push({ sign: "-", text: a[i++] as string });
    else out.push({ sign: "+", text: b[j++] as string });
  }
  return out;
}

/** Whether the public sees it on a day: shown, and no licence of what it uses has ended. The same words stand in `public.ts`. */
export const isPublic = (v: { shown: boolean; rightsUntil: string | null }, today: string): boolean =>
  v.shown && (v.rightsUntil === null || v.rightsUntil >= today);
