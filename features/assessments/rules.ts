import { lintText } from "@bihuan/indicators";
import { compare, exact, plus, readDecimal, showExact } from "@bihuan/kit";
import { checkSheet, readRule, tellRule, type Group, type Item, type Rule, type Sheet } from "@bihuan/scoring";
import type { Label } from "../../platform/http/contract.ts";

/** An item of a standard as it is entered. */
export interface StandardItem {
  readonly no: string;
  readonly aspect: string;
  readonly criterion: string;
  readonly name: string;
  readonly points: string;
  readonly rule: string;
  readonly classRule: string | null;
  readonly source: "indicator" | "reported" | "scorers";
  readonly indicator: string | null;
  readonly valueUnit: string | null;
  readonly veto: boolean | null;
  readonly missing: "zero" | "undecided";
  readonly notApplicable: "nothing" | "full" | "rescale";
  readonly evidence: string | null;
  readonly lead: string | null;
  readonly coUnits: string | null;
  readonly dueOn: string | null;
  readonly wording: string | null;
}
export interface StandardHead {
  readonly title: string;
  readonly year: number;
  readonly total: string;
  readonly grades: string;
  readonly bonusCap: string | null;
  readonly apartLimit: string;
}

/** What a round keeps: the rules as compiled, and what of each item is no rule. */
export interface KeptSheet {
  readonly sheet: Sheet;
  readonly items: readonly (Omit<StandardItem, "classRule"> & { readonly meant: string })[];
  readonly apartLimit: string;
  readonly third: "nearest-two" | "decides";
}
export interface Fault extends Label {
  readonly no: string;
  /** A yardstick that rules forbid; it is marked, and the standard is not put in force with it. */
  readonly isLint?: true;
}

/** 优秀90；良好80；合格60；不合格0 */
export function readGrades(words: string): { key: string; from: string }[] | undefined {
  const grades = words
    .normalize("NFKC")
    .split(/[;；,，、]/)
    .filter((p) => p.trim() !== "")
    .map((p) => /^\s{0,4}([\p{Script=Han}A-Za-z]{1,12})\s{0,4}[:：≥]?\s{0,4}(\d{1,4}(?:\.\d{1,2})?)分?(?:以上)?\s{0,4}$/u.exec(p));
  if (grades.length === 0 || grades.includes(null)) return undefined;
  const read = grades.map((g) => ({ key: g?.[1] as string, from: g?.[2] as string }));
  const falls = read.every((g, i) => i === 0 || compare(exact((read[i - 1] as { from: string }).from), exact(g.from)) > 0);
  return falls && exact(read.at(-1)?.from as string).num === 0n ? read : undefined;
}

/** 山区县：≥1元/人 */
export function readClassRule(words: string | null, points: string): { of: string; rule: Rule } | Label | undefined {
  if (words === null || words.trim() === "") return undefined;
  const [, of, wording] = /^\s{0,4}([^：:]{1,20})[：:](.{1,200})$/.exec(words) ?? [];
  if (!of || !wording) return { zh: "写成“山区县：≥1元/人”", en: "As 山区县：≥1元/人" };
  const read = readRule(wording, points);
  return read.ok ? { of: of.trim(), rule: read.value.rule } : read.why;
}

/** 山区县：甲县、乙县；城区：丙区 — each name is one unit's, or its beginning; a name that is nobody's or two units', and a unit named twice, are told. */
export function readClasses(
  words: string | null,
  units: readonly { readonly id: number; readonly name: string }[],
): Map<number, string> | Label {
  const classes = new Map<number, string>();
  for (const part of (words ?? "").split(/[；;\n]/).filter((p) => p.trim() !== "")) {
    const [, name, list] = /^\s{0,9}([^：:]{1,20})[：:](.{1,4000})$/.exec(part) ?? [];
    if (!name || !list)
      return { zh: `“${part.trim().slice(0, 30)}”没有读懂，写成“山区县：甲县、乙县”`, en: `Not understood: “${part.trim().slice(0, 30)}”` };
    for (const asked of list.split(/[、,，]/).map((n) => n.trim())) {
      if (asked === "") continue;
      const found = units.filter((u) => u.name === asked || u.name.startsWith(asked));
      const [one] = found;
      if (!one || found.length > 1)
        return one
          ? { zh: `“${asked}”同时是${found.map((u) => u.name).join("、")}，请写全名`, en: `“${asked}” is the beginning of several units` }
          : { zh: `分类地区里的“${asked}”不是被考核单位`, en: `“${asked}” is none of the units assessed` };
      if (classes.has(one.id)) return { zh: `“${one.name}”写在两个类别里`, en: `“${one.name}” stands in two classes` };
      classes.set(one.id, name.trim());
    }
  }
  return classes;
}

/** What is wrong with an item by itself. */
export function itemFaults(v: {
  points: string;
  rule: string;
  classRule: string | null;
  source: string;
  indicator: string | null;
}): Readonly<Record<string, Label>> {
  const faults: Record<string, Label> = {};
  if (!readDecimal(v.points) || exact(v.points).num <= 0n) faults["points"] = { zh: "分值写大于 0 的数", en: "A number above 0" };
  const read = readRule(v.rule, v.points);
  if (!read.ok) faults["rule"] = read.why;
  else if ((read.value.rule.kind === "graded") !== (v.source === "scorers"))
    faults["rule"] = {
      zh: "两人背靠背评的项写等级，如“优100%；良80%；差0%”；其他项不写等级",
      en: "Blind scorers give grades: “优100%；良80%；差0%”; other items have none",
    };
  const ofClass = readClassRule(v.classRule, v.points);
  if (ofClass && "zh" in ofClass) faults["classRule"] = ofClass;
  if (v.source === "indicator" && !v.indicator?.trim())
    faults["indicator"] = { zh: "写明是哪个指标，名称照“指标”页", en: "Name the indicator" };
  return faults;
}

/** The most a rule asks for: what is typed as a percentage is never above 100. */
function mostAsked(rule: Rule): string | number {
  if (rule.kind === "threshold") return rule.relation.startsWith(">") ? rule.target : 0;
  if (rule.kind === "proportional") return rule.lower ? 0 : rule.target;
  return rule.kind === "bands" ? (rule.bands.at(-1)?.from ?? 0) : 0;
}

/** "一、服务科技经济（40分）": the points a heading says it has. */
const declared = (name: string): string | undefined => /[(（](\d{1,4}(?:\.\d{1,2})?)\s{0,2}分[)）]/.exec(name)?.[1];
const sumOf = (points: readonly string[]): string =>
  showExact(
    points
      .filter((p) => readDecimal(p))
      .map((p) => exact(p))
      .reduce(plus, exact(0)),
    2,
  ).replace(/\.?0{1,2}$/, "");

/** The sheet that a standard's items make, with everything that contradicts itself; a sheet with a fault scores nobody. */
export function sheetOf(
  head: StandardHead,
  items: readonly StandardItem[],
): { sheet: Sheet; meant: ReadonlyMap<string, string>; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const meant = new Map<string, string>();
  const made = new Map<string, Item>();
  for (const i of items) {
    for (const words of Object.values(itemFaults(i))) faults.push({ no: i.no, ...words });
    for (const f of lintText([i.name, i.wording ?? "", i.rule, i.indicator ?? ""].join("\n")))
      faults.push({
        no: i.no,
        isLint: true,
        zh: `“${f.word}”不得作为考核依据。${f.rule.zh}。${f.instead.zh}`,
        en: `“${f.word}” is no basis of assessment. ${f.rule.en}. ${f.instead.en}`,
      });
    const read = readRule(i.rule, i.points);
    const ofClass = readClassRule(i.classRule, i.points);
    if (!read.ok || !readDecimal(i.points)) continue;
    const unit = i.valueUnit ?? read.value.unit;
    const asked = mostAsked(read.value.rule);
    if (i.source === "reported" && unit?.startsWith("%") && Number(asked) > 100)
      faults.push({
        no: i.no,
        zh: `要求 ${asked}%，填报的百分数最多 100%：改要求，或改用不是百分数的单位`,
        en: `It asks for ${asked} %, and a reported percentage is at most 100 %: change one of the two`,
      });
    meant.set(i.no, tellRule({ rule: read.value.rule, ...(unit ? { unit } : {}) }) + (i.classRule ? `；${i.classRule}` : ""));
    made.set(i.no, {
      key: i.no,
      name: i.name,
      points: i.points,
      rule: read.value.rule,
      ...(ofClass && "of" in ofClass ? { byClass: { [ofClass.of]: ofClass.rule } } : {}),
      missing: i.missing,
      notApplicable: i.notApplicable,
      ...(i.veto ? { veto: { effect: "fails" as const } } : {}),
      ...(unit ? { unit } : {}),
    });
  }
  const isExtra = (i: StandardItem): boolean => made.get(i.no)?.rule.kind === "bonus";
  const groups: Group[] = [
    ...Map.groupBy(
      items.filter((i) => !isExtra(i)),
      (i) => i.aspect,
    ),
  ].map(([aspect, all], a) => {
    const criteria = [...Map.groupBy(all, (i) => i.criterion)].map(([criterion, own], c): Group => ({
      key: `#${a + 1}.${c + 1}`,
      name: criterion,
      points: declared(criterion) ?? sumOf(own.map((i) => i.points)),
      children: own.flatMap((i) => made.get(i.no) ?? []),
    }));
    return { key: `#${a + 1}`, name: aspect, points: declared(aspect) ?? sumOf(criteria.map((c) => String(c.points))), children: criteria };
  });
  const grades = readGrades(head.grades) ?? [];
  if (grades.length === 0)
    faults.push({
      no: "",
      zh: "等次写成“优秀90；良好80；合格60；不合格0”，从高到低，最后一档为 0",
      en: "Grades as 优秀90；良好80；合格60；不合格0, from high to 0",
    });
  if (!readDecimal(head.total)) faults.push({ no: "", zh: `总分“${head.total}”不是数`, en: `“${head.total}” is no number of points` });
  if (!readDecimal(head.apartLimit))
    faults.push({ no: "", zh: `两人评分相差“${head.apartLimit}”不是数`, en: `“${head.apartLimit}” is no percentage` });
  const sheet: Sheet = {
    name: head.title,
    version: String(head.year),
    groups,
    extra: items.filter(isExtra).flatMap((i) => made.get(i.no) ?? []),
    ...(head.bonusCap && readDecimal(head.bonusCap) ? { bonusCap: head.bonusCap } : {}),
    grades,
  };
  if (items.length === 0) faults.push({ no: "", zh: "还没有细项", en: "No items yet" });
  else if (made.size === items.length) {
    for (const f of checkSheet(sheet)) faults.push({ no: f.key.startsWith("#") ? "" : f.key, zh: f.zh, en: f.en });
    const sum = sumOf(groups.map((g) => String(g.points)));
    if (readDecimal(head.total) && compare(exact(sum), exact(head.total)) !== 0)
      faults.push({
        no: "",
        zh: `各方面合计 ${sum} 分，总分写 ${head.total} 分`,
        en: `Aspects sum to ${sum}, the standard says ${head.total}`,
      });
  }
  return { sheet, meant, faults };
}

/** How an item stands, for its shape and colour. */
export type Standing = "met" | "near" | "proof" | "unmet" | "open";
export function standingOf(
  score: { state: string; points: { num: bigint; den: bigint }; most: { num: bigint; den: bigint } },
  proof: { needed: boolean; has: boolean },
): Standing {
  if (score.state === "undecided") return "open";
  if (score.state === "not-applicable") return "met";
  const isFull = compare(score.points, score.most) >= 0;
  if (proof.needed && !proof.has && score.points.num > 0n) return "proof";
  if (isFull) return "met";
  // At least eight tenths of the points.
  return score.points.num * score.most.den * 10n >= score.most.num * score.points.den * 8n && score.points.num > 0n ? "near" : "unmet";
}
