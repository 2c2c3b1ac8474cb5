import { lintText } from "@bihuan/indicators";
import type { Label } from "../../platform/http/contract.ts";

/** Kinds of demanders, as needs have them. */
export const DEMANDER_KINDS = {
  enterprise: { zh: "企业", en: "enterprise" },
  cooperative: { zh: "合作社", en: "cooperative" },
  association: { zh: "协会", en: "association" },
  institution: { zh: "事业单位", en: "institution" },
  person: { zh: "个人", en: "person" },
} as const;

const luhn = (digits: string): number => {
  const sum = [...digits].reverse().reduce((n, d, i) => {
    const doubled = i % 2 === 0 ? Number(d) * 2 : Number(d);
    return n + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
/** A material's number and a check digit (ISO/IEC 7812-1, Luhn): said by telephone, one wrong digit or two exchanged are noticed. */
export const codeOf = (materialId: number): string => `${materialId}${luhn(String(materialId))}`;
const LOOKS: Readonly<Record<string, string>> = { O: "0", Q: "0", I: "1", L: "1", "|": "1", 〇: "0", 零: "0", 幺: "1" };
/** As it is said, typed or pasted: blanks, hyphens and full-width digits, 一二三, O for 0 and l for 1, the words before it. */
export function readCode(text: string): number | undefined {
  const digits = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^\s*(?:推介码|CODE|编号)\s*[:：]?/, "")
    .replace(/[\s\-－—–_.,、]/g, "")
    .replace(/[OQIL|〇零幺]/g, (c) => LOOKS[c] ?? c)
    .replace(/[一二三四五六七八九]/g, (c) => String("一二三四五六七八九".indexOf(c) + 1));
  if (!/^\d{2,12}$/.test(digits)) return undefined;
  const id = Number(digits.slice(0, -1));
  return id > 0 && codeOf(id) === digits ? id : undefined;
}

const COUNTED = /新增用户|注册|下载|安装|激活|关注|浏览|阅读量|点击|转发|点赞|打卡|登录|播放|装机/;
const NUMBER = /\d|[一二三四五六七八九十百千万]{1,6}(?:人|个|次|户)|任务|指标|目标|不少于|不低于|率|排名/;
/** Paper that is handed out is material, not a yardstick. */
const PAPER = /资料|横幅/;

/**
 * Why a text sets what must not be set: in a clause that names a number, an aim or a rate, what the house's lint refuses as a
 * yardstick, or installs, registrations and views.
 */
export function quotaIn(text: string): Label | undefined {
  for (const clause of text
    .normalize("NFKC")
    .split(/[。；;，,\n]/)
    .filter((c) => NUMBER.test(c))) {
    const found = lintText(clause).find((f) => !PAPER.test(f.word));
    if (found)
      return {
        zh: `“${found.word}”不能定数量。${found.rule.zh}。${found.instead.zh}`,
        en: `No quota of “${found.word}”. ${found.rule.en}. ${found.instead.en}`,
      };
    if (COUNTED.test(clause))
      return {
        zh: "不能给安装、注册、关注、浏览定数量：政务应用不得强制推广，不得以此考核。成效只看经确认的需求",
        en: "No quota of installs, registrations or views: government apps are neither pushed nor assessed by them. The effect is confirmed needs",
      };
  }
  return undefined;
}

export interface Effect {
  readonly materialId: number;
  readonly title: string;
  readonly edition: string;
  /** Needs that named it, those of them confirmed and introduced. */
  readonly needs: number;
  readonly confirmed: number;
  readonly introduced: number;
  /** From the day of the plan to the first confirmed need. */
  readonly firstDays: number | null;
}
/** Cost by confirmed need; of none there is no such figure. */
export const costEach = (costFen: number, confirmed: number): number | null => (confirmed === 0 ? null : Math.round(costFen / confirmed));
