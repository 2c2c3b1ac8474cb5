import { hasQuorum, leastCandidates, mergeClasses, LEAST, type Base, type SheetRule, type Threshold } from "@bihuan/ballots";
import { byStrokes, compare, exact, plus, type Exact } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** A vote as it stands before it is opened: who is asked about, by whom, in which grades, counted how. Frozen when ballots are handed out. */
export interface Definition {
  readonly title: string;
  readonly scheme: string;
  readonly source: string;
  readonly persons: readonly { readonly name: string; readonly post: string }[];
  /** At least one; weights sum to 100. A cell of a sheet is person × aspects + aspect. */
  readonly aspects: readonly { readonly label: string; readonly weight: string }[];
  readonly grades: readonly { readonly label: string; readonly value: string; readonly top: boolean }[];
  /** In the order in which small ones are merged. */
  readonly classes: readonly Class[];
  readonly rules: readonly Rule[];
  readonly bands: readonly { readonly label: string; readonly least: string }[];
  readonly base: Base;
  readonly quorum: Threshold;
  /** The charter's article it stands in; without one it is the scheme's. */
  readonly quorumBy?: string;
  /** Of an election: whoever reaches the threshold of the base, most votes first; two grades, for and against. */
  readonly election?: Election;
  /** Places for names written in (另选他人), behind the candidates: as many as seats. */
  readonly slots?: number;
}
export interface Election {
  readonly seats: number;
  readonly threshold: Threshold;
  readonly base: Base;
  readonly morePercent: number;
  /** Among those who were tied. */
  readonly second: boolean;
}
export interface Class {
  readonly key: string;
  readonly label: string;
  readonly weight: string;
  readonly due: number;
  readonly present: number;
  readonly codes: number;
  readonly sheets: number;
  /** Votes from afar and in no other way; `tokens` may vote: the roll when handed out, those who have theirs once the vote opens. */
  readonly afar?: boolean;
  readonly tokens?: number;
}
export type RuleKind = "at_most" | "at_least" | "not_all_equal" | "complete" | "readable" | "line";
export interface Rule {
  readonly kind: RuleKind;
  /** Indexes of grades. */
  readonly grades: readonly number[];
  readonly n: number;
}

export const isDecimal = (text: string): boolean => /^\d{1,4}(\.\d{1,2})?$/.test(text);
export const OVERALL = { label: "总体评价", weight: "100" };

interface Row {
  readonly [key: string]: unknown;
}
export interface Parts {
  readonly title: string;
  readonly scheme: {
    readonly name: string;
    readonly source: string;
    readonly base: Base;
    readonly quorum: Threshold;
    readonly quorumBy?: string | undefined;
  };
  /** Of a scheme that elects; without seats nobody can be. */
  readonly election?: (Omit<Election, "seats"> & { readonly seats: number | null; readonly writeIn?: boolean | null }) | undefined;
  readonly grades: readonly Row[];
  readonly classes: readonly Row[];
  readonly aspects: readonly Row[];
  readonly bands: readonly Row[];
  readonly rules: readonly Row[];
  readonly persons: readonly Row[];
  readonly sizes: ReadonlyMap<string, { readonly due: number; readonly present: number }>;
  readonly handed: ReadonlyMap<string, Handed>;
}
export interface Handed {
  readonly codes: number;
  readonly sheets: number;
  readonly afar?: boolean | undefined;
}

/** Fewest ballots from afar that are opened: their file tells counts to everybody. */
export const AFAR_LEAST = 10;
/** So many tellers share the key of a vote from afar, and so many of them open. */
export const AFAR_TELLERS = 3;
export const AFAR_THRESHOLD = 2;
/** Grades that one encrypted cell may hold (`engines/ballots`). */
const AFAR_GRADES = 4;

const text = (v: unknown): string => (typeof v === "string" || typeof v === "number" ? String(v) : "");
const byNo = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => Number(a["no"]) - Number(b["no"]));
const sumOf = (weights: readonly string[]): Exact => weights.reduce((sum, w) => plus(sum, exact(w)), exact(0));

export function define(parts: Parts): Definition {
  const numbers = byNo(parts.grades).map((g) => Number(g["no"]));
  const persons = byNo(parts.persons).map((p) => ({ name: text(p["name"]), post: text(p["post"]) }));
  const { writeIn, ...asked } = parts.election ?? {};
  const election = parts.election && ({ ...asked, seats: parts.election.seats ?? 0 } as Election);
  const forThem = byNo(parts.grades).findIndex((g) => g["top"] === true);
  return {
    title: parts.title,
    scheme: parts.scheme.name,
    source: parts.scheme.source,
    ...(election && { election, ...(writeIn && { slots: election.seats }) }),
    persons: election ? byStrokes(persons) : persons,
    aspects: parts.aspects.length === 0 ? [OVERALL] : parts.aspects.map((a) => ({ label: text(a["label"]), weight: text(a["weight"]) })),
    grades: byNo(parts.grades).map((g) => ({ label: text(g["label"]), value: text(g["value"]), top: g["top"] === true })),
    classes: parts.classes
      .toSorted((a, b) => (text(a["key"]) < text(b["key"]) ? -1 : 1))
      .map((c) => {
        const size = parts.sizes.get(text(c["key"])) ?? { due: 0, present: 0 };
        const { codes, sheets, afar = false } = parts.handed.get(text(c["key"])) ?? { codes: 0, sheets: 0 };
        const own = { key: text(c["key"]), label: text(c["label"]), weight: text(c["weight"]), codes, sheets };
        // Nobody checks in from afar: everybody on the roll may have his token.
        return afar
          ? { ...own, due: size.due, present: size.due, afar, tokens: size.due }
          : { ...own, due: size.due, present: size.present };
      }),
    rules: [
      // More chosen than seats voids a ballot, whatever else the scheme says.
      ...(election ? [{ kind: "at_most" as const, grades: [forThem], n: election.seats }] : []),
      ...parts.rules.map((r) => ({
        kind: text(r["kind"]) as RuleKind,
        grades: (text(r["grades"]).match(/\d{1,3}/g) ?? []).map((n) => numbers.indexOf(Number(n))),
        n: Number(r["n"] ?? 0),
      })),
    ],
    bands: parts.bands
      .map((b) => ({ label: text(b["label"]), least: text(b["least"]) }))
      .toSorted((a, b) => compare(exact(b.least), exact(a.least))),
    base: parts.scheme.base,
    quorum: parts.scheme.quorum,
    ...(parts.scheme.quorumBy === undefined ? {} : { quorumBy: parts.scheme.quorumBy }),
  };
}

/** What keeps a scheme and its persons from being voted on, in words. */
export function definitionFaults(d: Definition): Label[] {
  const faults: Label[] = [];
  const say = (zh: string, en: string) => faults.push({ zh, en });
  if (d.persons.length === 0) say("还没有登记被测评的人", "Nobody to appraise is entered");
  if (d.persons.length * d.aspects.length > 120)
    say("人数乘方面超过 120 格，一张票写不下，请分两次测评", "More than 120 cells do not go on a sheet");
  const names = d.persons.map((p) => `${p.name}${p.post}`);
  const twice = names.find((n, i) => names.indexOf(n) !== i);
  if (twice !== undefined) say(`“${twice}”登记了两次`, `“${twice}” is entered twice`);
  if (d.grades.length < 2 || d.grades.length > 9) say("等次要有 2 到 9 个", "There must be two to nine grades");
  if (d.classes.length === 0) say("办法里没有投票类别", "The scheme has no classes");
  for (const [what, en, rows] of [
    ["类别", "classes", d.classes],
    ["方面", "aspects", d.aspects],
  ] as const) {
    const sum = sumOf(rows.map((r) => r.weight));
    if (rows.length > 0 && compare(sum, exact(100)) !== 0)
      say(
        `各${what}权重合计是 ${Number(sum.num) / Number(sum.den)}，应当是 100`,
        `The weights of the ${en} sum to ${Number(sum.num) / Number(sum.den)}, not 100`,
      );
  }
  for (const r of d.rules) {
    const needs = r.kind === "at_most" || r.kind === "at_least" || r.kind === "line";
    if (needs && (r.grades.length === 0 || r.grades.includes(-1)))
      say("票面规则里写了没有的等次序号", "A rule names a grade that is not there");
    if (r.kind === "line" && r.n < 2) say("“达到几分之一”要写 2 以上", "“One in so many” begins at 2");
  }
  if (d.rules.some((r) => r.kind === "at_least" && r.n > d.persons.length))
    say("规则要求选的人数多于被测评人数", "A rule asks for more persons than there are");
  return [...electionFaults(d), ...faults];
}

/** What an election needs beside: seats, more candidates than them, for and against, one class, since votes are not weighed. */
function electionFaults(d: Definition): Label[] {
  const faults: Label[] = [];
  const say = (zh: string, en: string) => faults.push({ zh, en });
  const { election: e } = d;
  if (!e) return faults;
  if (e.seats < 1) say("选举要写应选几名", "An election needs its number of seats");
  const least = e.second ? e.seats + 1 : leastCandidates(e.seats, e.morePercent);
  if (e.seats > 0 && d.persons.length < least)
    say(
      `应选 ${e.seats} 名${e.morePercent > 0 ? `，差额 ${e.morePercent}%` : ""}，候选人至少要 ${least} 名，现在 ${d.persons.length} 名`,
      `${e.seats} seats need at least ${least} candidates; there are ${d.persons.length}`,
    );
  if (d.grades.length !== 2 || d.grades.filter((g) => g.top).length !== 1)
    say("选举的等次是“赞成”“不赞成”两个，“赞成”勾上算优秀率", "An election has two grades, for and against; the first is marked as top");
  if (d.classes.length !== 1) say("选举只有一个投票类别，权重 100", "An election has one class of weight 100");
  if (d.aspects.length !== 1) say("选举不分方面", "An election has no aspects");
  return faults;
}

/** How many must have come, and where it stands. */
export function quorumWords({ quorum: q, quorumBy, scheme, classes }: Definition): Label {
  const due = classes.reduce((n, c) => n + c.due, 0);
  const least = q.strict ? Math.floor((due * q.num) / q.den) + 1 : Math.ceil((due * q.num) / q.den);
  return {
    zh: `到会${q.strict ? "超过" : "达到"}应到人数的 ${q.den} 分之 ${q.num} 才能投票${due > 0 ? `：应到 ${due} 人，至少到 ${least} 人` : ""}。依据：${quorumBy ?? `测评办法“${scheme}”`}`,
    en: `${q.strict ? "More than" : "At least"} ${q.num}/${q.den} of those due must be present${due > 0 ? `: ${least} of ${due}` : ""}. By ${quorumBy ?? `the scheme “${scheme}”`}`,
  };
}

/** What keeps ballots from being handed out: quorum, a class whose ballots differ from those present, too few voters to tell anything. */
export function handOutFaults(d: Definition): Label[] {
  const faults = definitionFaults(d);
  const say = (zh: string, en: string) => faults.push({ zh, en });
  const due = d.classes.reduce((n, c) => n + c.due, 0);
  const present = d.classes.reduce((n, c) => n + c.present, 0);
  if (!hasQuorum(present, due, d.quorum))
    say(
      `应到 ${due} 人，实到 ${present} 人，没有达到${d.quorum.strict ? "超过" : ""} ${d.quorum.den} 分之 ${d.quorum.num}${d.quorumBy ? `（${d.quorumBy}）` : ""}`,
      `${present} of ${due} are present; ${d.quorum.strict ? "more than " : ""}${d.quorum.num} of ${d.quorum.den} must be${d.quorumBy ? ` (${d.quorumBy})` : ""}`,
    );
  for (const c of d.classes)
    if (c.codes + c.sheets > c.present)
      say(
        `${c.key} 类实到 ${c.present} 人，发了 ${c.codes} 个手机码和 ${c.sheets} 张纸票，发出不能多于实到`,
        `Class ${c.key}: ${c.present} present, but ${c.codes} codes and ${c.sheets} sheets`,
      );
  faults.push(...afarFaults(d));
  if (partsOf(d, handedOut) === undefined)
    say(
      `发出的票太少（会场不足 ${LEAST} 张，或者远程不足 ${AFAR_LEAST} 张），公布什么都等于公开个人的票，不能这样投`,
      `Fewer than ${LEAST} ballots in the hall or ${AFAR_LEAST} from afar: whatever was told would tell single votes`,
    );
  return faults;
}

/** What an encrypted ballot cannot do: nobody can look into it to see a limit kept. */
function afarFaults(d: Definition): Label[] {
  const faults: Label[] = [];
  const say = (zh: string, en: string) => faults.push({ zh, en });
  const afar = d.classes.filter((c) => c.afar);
  if (afar.length === 0) return faults;
  for (const c of afar)
    if (c.codes + c.sheets > 0)
      say(`${c.key} 类远程投票，不再发手机码和纸票`, `Class ${c.key} votes from afar and gets neither codes nor sheets`);
  if (d.slots) say("远程票是密文，写不进别的名字：可另选他人的选举不能远程投", "A name cannot be written into an encrypted ballot");
  if (d.grades.length > AFAR_GRADES) say(`远程投票的等次最多 ${AFAR_GRADES} 个`, `From afar there are at most ${AFAR_GRADES} grades`);
  const limit = d.rules.find((r) => r.kind === "at_most" || r.kind === "at_least" || r.kind === "not_all_equal");
  const rule =
    limit &&
    sayRule(
      limit,
      d.grades.map((g) => g.label),
    );
  if (rule)
    say(
      `远程票是密文，谁也看不出违没违反“${rule.zh}”，这样的办法不能远程投`,
      `Nobody can see whether an encrypted ballot keeps the rule “${rule.en}”: such a scheme cannot be voted on from afar`,
    );
  return faults;
}

export const handedOut = (c: Class): number => (c.afar ? (c.tokens ?? 0) : c.codes + c.sheets);

/** The same sheet with invented names: a trial asks nobody's opinion of anybody. */
export const trialOf = (d: Definition): Definition => {
  const persons = ["样例甲", "样例乙", "样例丙"].slice(0, d.persons.length).map((name) => ({ name, post: "试投用" }));
  return { ...d, persons, rules: d.rules.map((r) => (r.kind === "at_least" ? { ...r, n: Math.min(r.n, persons.length) } : r)) };
};

/** The vote as it opens: from afar those vote, and are present, who have their token. */
export const withTokens = (d: Definition, issued: ReadonlyMap<string, number>): Definition => ({
  ...d,
  classes: d.classes.map((c) => (c.afar ? { ...c, present: issued.get(c.key) ?? 0, tokens: issued.get(c.key) ?? 0 } : c)),
});

/** What is graded, in the order of the ballot's cells, each by a name of its own. */
export const itemLabels = (d: Definition): string[] =>
  d.persons.flatMap((p, i) => d.aspects.map((a) => [`${i + 1}.`, p.name, p.post, ...(d.aspects.length > 1 ? [a.label] : [])].join(" ")));

/**
 * Classes as they are merged, by sizes alone: those in the hall among themselves, those from afar among themselves, since what was opened of these stands in a file of its
 * own and the difference to a merged sum would tell the rest. Where one side has no ballot at all its classes join the other.
 */
export function partsOf(d: Definition, sizeOf: (c: Class) => number): string[][] | undefined {
  const sides = ([false, true] as const)
    .map((afar) => d.classes.filter((c) => (c.afar ?? false) === afar).map((c) => ({ key: c.key, size: sizeOf(c) })))
    .filter((side) => side.length > 0);
  const merge = (side: (typeof sides)[number]): string[][] | undefined =>
    mergeClasses(side, d.classes.find((c) => c.key === side[0]?.key)?.afar ? AFAR_LEAST : LEAST);
  const isEmpty = (side: (typeof sides)[number]): boolean => side.every((c) => c.size === 0);
  const filled = sides.filter((side) => !isEmpty(side)).map(merge);
  if (filled.length === 0 || filled.includes(undefined)) return undefined;
  const parts = (filled as string[][][]).flat();
  parts.at(-1)?.push(...sides.filter(isEmpty).flatMap((side) => side.map((c) => c.key)));
  return parts;
}

/** The rules that make a sheet void, as the engine counts them. */
export const sheetRules = (d: Pick<Definition, "rules">): SheetRule[] =>
  d.rules.flatMap((r): SheetRule[] => {
    switch (r.kind) {
      case "at_most":
      case "at_least":
        return [{ kind: r.kind === "at_most" ? "at-most" : "at-least", grades: r.grades, persons: r.n }];
      case "not_all_equal":
        return [{ kind: "not-all-equal", fromPersons: r.n }];
      case "complete":
      case "readable":
        return [{ kind: r.kind }];
      case "line":
        return [];
    }
  });

/** A rule in the voter's words. */
export function sayRule(r: Rule, grades: readonly string[]): Label | undefined {
  const names = r.grades.map((g) => grades[g] ?? "").join("、");
  switch (r.kind) {
    case "at_most":
      return { zh: `“${names}”最多选 ${r.n} 人`, en: `At most ${r.n} persons in ${names}` };
    case "at_least":
      return { zh: `“${names}”至少选 ${r.n} 人`, en: `At least ${r.n} persons in ${names}` };
    case "not_all_equal":
      return { zh: "不能全部选同一等次", en: "Not the same grade for everybody" };
    case "complete":
      return { zh: "每一格都要选", en: "Every cell must be chosen" };
    case "readable":
    case "line":
      return undefined;
  }
}
