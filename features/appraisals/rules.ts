import type { Label } from "../../platform/http/contract.ts";

/** Whose meeting it is, as charters name them. */
export { BODIES } from "../tasks/rules.ts";

/** Situations of a vote and how one votes in each (`docs/trust-votes.md`): proposed, never imposed. */
export const WAYS = {
  hall: {
    label: { zh: "大家都在会场，用自己的手机或公用平板", en: "Everybody is in one hall, with phones or shared tablets" },
    means: { zh: "每人抽一个手机码", en: "A code for each" },
  },
  mixed: {
    label: { zh: "有人没有手机，或者不想用", en: "Some have no phone, or do not want to use it" },
    means: { zh: "填几张纸票，其余发手机码；合在一起计", en: "Say how many sheets, the others get codes; counted together" },
  },
  paper: {
    label: { zh: "信不过管服务器的人，或者人少、容易一致", en: "The operator is not trusted, or so few that they may agree" },
    means: { zh: "全部纸票，两人背对背录入", en: "Paper alone, keyed twice" },
  },
  afar: {
    label: { zh: "人不在会场，或者要留下谁参加了的名单", en: "People vote from afar, or it must be shown who took part" },
    means: { zh: "远程投票：先请三名监票人做钥匙", en: "From afar: first three tellers make their key" },
  },
} as const satisfies Readonly<Record<string, { readonly label: Label; readonly means: Label }>>;
export type Way = keyof typeof WAYS;

interface Came {
  readonly key: string;
  readonly present: number;
}
export interface Given {
  readonly key: string;
  readonly codes: number;
  readonly sheets: number;
  readonly afar: boolean;
}

/** Below so many present a unanimous vote is likely, and then everybody knows how all voted. */
const FEW = 10;

/** The situation as it looks: keys made for a vote from afar, few people, else a hall. */
export function likelyWay(classes: readonly Came[], isAfarReady: boolean): Way {
  const present = classes.reduce((n, c) => n + c.present, 0);
  return isAfarReady ? "afar" : present > 0 && present < FEW ? "paper" : "hall";
}

/** What each class is handed then; of those who want paper nobody knows but the office. */
export const proposedFor = (way: Way, classes: readonly Came[]): Given[] =>
  classes.map(({ key, present }) => ({
    key,
    codes: way === "hall" || way === "mixed" ? present : 0,
    sheets: way === "paper" ? present : 0,
    afar: way === "afar",
  }));
