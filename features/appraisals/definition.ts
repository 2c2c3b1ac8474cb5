import { hasQuorum, mergeClasses, LEAST, type Base, type SheetRule, type Threshold } from "@bihuan/ballots";
import { compare, exact, plus, type Exact } from "@bihuan/kit";
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
}
export interface Class {
  readonly key: string;
  readonly label: string;
  readonly weight: string;
  readonly due: number;
  readonly present: number;
  readonly codes: number;
  readonly sheets: number;
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
  readonly scheme: { readonly name: string; readonly source: string; readonly base: Base; readonly quorum: Threshold };
  readonly grades: readonly Row[];
  readonly classes: readonly Row[];
  readonly aspects: readonly Row[];
  readonly bands: readonly Row[];
  readonly rules: readonly Row[];
  readonly persons: readonly Row[];
  readonly sizes: ReadonlyMap<string, { readonly due: number; readonly present: number }>;
  readonly handed: ReadonlyMap<string, { readonly codes: number; readonly sheets: number }>;
}

const text = (v: unknown): string => (typeof v === "string" || typeof v === "number" ? String(v) : "");
const byNo = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => Number(a["no"]) - Number(b["no"]));
const sumOf = (weights: readonly string[]): Exact => weights.reduce((sum, w) => plus(sum, exact(w)), exact(0));

export function define(parts: Parts): Definition {
  const numbers = byNo(parts.grades).map((g) => Number(g["no"]));
  return {
    title: parts.title,
    scheme: parts.scheme.name,
    source: parts.scheme.source,
    persons: byNo(parts.persons).map((p) => ({ name: text(p["name"]), post: text(p["post"]) })),
    aspects: parts.aspects.length === 0 ? [OVERALL] : parts.aspects.map((a) => ({ label: text(a["label"]), weight: text(a["weight"]) })),
    grades: byNo(parts.grades).map((g) => ({ label: text(g["label"]), value: text(g["value"]), top: g["top"] === true })),
    classes: parts.classes
      .toSorted((a, b) => (text(a["key"]) < text(b["key"]) ? -1 : 1))
      .map((c) => ({
        key: text(c["key"]),
        label: text(c["label"]),
        weight: text(c["weight"]),
        ...(parts.sizes.get(text(c["key"])) ?? { due: 0, present: 0 }),
        ...(parts.handed.get(text(c["key"])) ?? { codes: 0, sheets: 0 }),
      })),
    rules: parts.rules.map((r) => ({
      kind: text(r["kind"]) as RuleKind,
      grades: (text(r["grades"]).match(/\d{1,3}/g) ?? []).map((n) => numbers.indexOf(Number(n))),
      n: Number(r["n"] ?? 0),
    })),
    bands: parts.bands
      .map((b) => ({ label: text(b["label"]), least: text(b["least"]) }))
      .toSorted((a, b) => compare(exact(b.least), exact(a.least))),
    base: parts.scheme.base,
    quorum: parts.scheme.quorum,
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
  return faults;
}

/** What keeps ballots from being handed out: quorum, a class whose ballots differ from those present, too few voters to tell anything. */
export function handOutFaults(d: Definition): Label[] {
  const faults = definitionFaults(d);
  const say = (zh: string, en: string) => faults.push({ zh, en });
  const due = d.classes.reduce((n, c) => n + c.due, 0);
  const present = d.classes.reduce((n, c) => n + c.present, 0);
  if (!hasQuorum(present, due, d.quorum))
    say(
      `应到 ${due} 人，实到 ${present} 人，没有达到${d.quorum.strict ? "超过" : ""} ${d.quorum.den} 分之 ${d.quorum.num}`,
      `${present} of ${due} are present; ${d.quorum.strict ? "more than " : ""}${d.quorum.num} of ${d.quorum.den} must be`,
    );
  for (const c of d.classes)
    if (c.codes + c.sheets > c.present)
      say(
        `${c.key} 类实到 ${c.present} 人，发了 ${c.codes} 个手机码和 ${c.sheets} 张纸票，发出不能多于实到`,
        `Class ${c.key}: ${c.present} present, but ${c.codes} codes and ${c.sheets} sheets`,
      );
  if (partsOf(d, (c) => c.codes + c.sheets) === undefined)
    say(
      `发出的票不足 ${LEAST} 张，公布什么都等于公开个人的票，不能这样投`,
      `Fewer than ${LEAST} ballots: whatever was told would tell single votes`,
    );
  return faults;
}

/** Classes as they are merged, by sizes alone. */
export const partsOf = (d: Definition, sizeOf: (c: Class) => number): string[][] | undefined =>
  mergeClasses(d.classes.map((c) => ({ key: c.key, size: sizeOf(c) })));

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
