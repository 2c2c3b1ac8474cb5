import { hasQuorum, reaches, type Threshold } from "@bihuan/ballots";
import type { Label } from "../../platform/http/contract.ts";

/** Who meets. A charter's rules and the meetings held under them name the same bodies. */
export const BODIES = {
  congress: { zh: "代表大会", en: "Congress" },
  plenary: { zh: "全委会", en: "Plenary" },
  standing: { zh: "常委会", en: "Standing committee" },
  chairs: { zh: "主席办公会", en: "Chair's meeting" },
  party: { zh: "党组会", en: "Party group" },
  work: { zh: "工作例会", en: "Work meeting" },
  special: { zh: "专题会", en: "On one subject" },
  other: { zh: "其他", en: "Other" },
} as const;

export const MATTERS = {
  ordinary: { zh: "一般事项", en: "ordinary matters" },
  charter: { zh: "制定、修改章程", en: "the charter" },
  rules: { zh: "制定、修改规则", en: "standing rules" },
  persons: { zh: "选举和人事", en: "elections and persons" },
  removal: { zh: "罢免和撤换", en: "removals" },
  money: { zh: "经费和资产", en: "money and property" },
  other: { zh: "其他重大事项", en: "other weighty matters" },
} as const;

export const BASES = {
  due: { zh: "应到人数", en: "those due" },
  present: { zh: "到会人数", en: "those present" },
  cast: { zh: "赞成和反对的票数（弃权不算）", en: "votes for and against, abstentions left out" },
} as const;

export const RESULTS = {
  carried: { zh: "通过", en: "carried" },
  not_carried: { zh: "没有通过", en: "not carried" },
  not_voted: { zh: "没有表决", en: "not voted on" },
} as const;

/** How a body decides a matter, as an article of the charter in force says. */
export interface VotingRule {
  /** The charter or rules, with its edition. */
  readonly document: string;
  readonly article: string;
  readonly quorum: Threshold;
  readonly base: keyof typeof BASES;
  readonly majority: Threshold;
}

export interface Count {
  readonly due: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
}

const NUMERALS = "零一二三四五六七八九十";
const shareOf = ({ num, den }: Threshold): Label => {
  const zh = num === den ? "全部" : num * 2 === den ? "半数" : `${NUMERALS[den] ?? den}分之${NUMERALS[num] ?? num}`;
  return { zh, en: num === den ? "all" : num * 2 === den ? "half" : `${num}/${den}` };
};
const atLeast = (t: Threshold, of: Label): Label => {
  const share = shareOf(t);
  return {
    zh: t.strict ? `超过${of.zh}的${share.zh}` : t.num === t.den ? `等于${of.zh}` : `达到${of.zh}的${share.zh}`,
    en: `${t.strict ? "more than" : "at least"} ${share.en} of ${of.en}`,
  };
};

/** The fewest that reach a threshold of so many. */
export const fewest = (base: number, t: Threshold): number =>
  t.strict ? Math.floor((base * t.num) / t.den) + 1 : Math.ceil((base * t.num) / t.den);

export function sayVotingRule(r: VotingRule): Label {
  const [quorum, majority] = [atLeast(r.quorum, BASES.due), atLeast(r.majority, BASES[r.base])];
  return {
    zh: `到会${quorum.zh}才能表决，赞成${majority.zh}为通过（《${r.document}》${r.article}）`,
    en: `Quorum: ${quorum.en}. Carried by votes for from ${majority.en} (${r.document}, ${r.article}).`,
  };
}

/** Why a count cannot stand, by field: more there than due, too few there to vote at all, more votes than people. */
export function countFaults(r: VotingRule, c: Count): Readonly<Record<string, Label>> {
  if (c.due < 1) return { due: { zh: "先登记应到人数", en: "First say how many are due" } };
  if (c.present > c.due)
    return { present: { zh: `在场 ${c.present} 人，多于应到 ${c.due} 人`, en: `${c.present} present, but ${c.due} due` } };
  if (!hasQuorum(c.present, c.due, r.quorum)) {
    const [rule, need] = [atLeast(r.quorum, BASES.due), fewest(c.due, r.quorum)];
    return {
      present: {
        zh: `应到 ${c.due} 人，在场 ${c.present} 人。《${r.document}》${r.article}要求到会${rule.zh}，即至少 ${need} 人，人数不够，不能表决`,
        en: `${c.present} of ${c.due} are present; ${r.document} (${r.article}) asks for ${rule.en}, that is ${need}: no vote`,
      },
    };
  }
  const votes = c.votesFor + c.votesAgainst + c.votesAbstain;
  return votes > c.present
    ? { votesFor: { zh: `三项合计 ${votes} 票，多于在场 ${c.present} 人`, en: `${votes} votes in all, but ${c.present} present` } }
    : {};
}

export const baseOf = (r: VotingRule, c: Count): number => ({ due: c.due, present: c.present, cast: c.votesFor + c.votesAgainst })[r.base];

export const isCarried = (r: VotingRule, c: Count): boolean => {
  const base = baseOf(r, c);
  return base > 0 && reaches(c.votesFor, base, r.majority);
};

/** The arithmetic of a vote as the minutes write it. */
export function sayResult(r: VotingRule, c: Count): Label {
  const [base, rule, silent] = [baseOf(r, c), sayVotingRule(r), c.present - c.votesFor - c.votesAgainst - c.votesAbstain];
  const need = fewest(base, r.majority);
  const carried = isCarried(r, c);
  return {
    zh: `应到 ${c.due} 人，在场 ${c.present} 人；赞成 ${c.votesFor} 票，反对 ${c.votesAgainst} 票，弃权 ${c.votesAbstain} 票${silent > 0 ? `，未按表决 ${silent} 人` : ""}。${rule.zh}：要 ${need} 票赞成，${carried ? "通过" : "没有通过"}。`,
    en: `${c.present} of ${c.due} present; ${c.votesFor} for, ${c.votesAgainst} against, ${c.votesAbstain} abstained${silent > 0 ? `, ${silent} did not vote` : ""}. ${rule.en} ${need} votes for are needed: ${carried ? "carried" : "not carried"}.`,
  };
}
