import { compare, exact, readDecimal, type Decimal } from "@bihuan/kit";
import type { Relation, Rule } from "./rule.ts";
import { figure, type Words } from "./words.ts";

export interface RuleRead {
  readonly rule: Rule;
  /** As the wording has it: 元/人, 场. */
  readonly unit?: string;
}
export type RuleWording = { readonly ok: true; readonly value: RuleRead } | { readonly ok: false; readonly why: Words };

const NUMBER = String.raw`\d{1,12}(?:\.\d{1,6})?`;
const UNIT = String.raw`[%‰°A-Za-z/\u4e00-\u9fff]{0,8}?`;
const RELATIONS: readonly [RegExp, Relation][] = [
  [/不低于|不少于|不小于|大于等于|大于或等于|达到|至少|≥|>=/g, "≥" as Relation],
  [/不高于|不超过|不多于|不大于|小于等于|小于或等于|≤|<=/g, "≤" as Relation],
  [/超过|高于|大于|多于|>/g, "＞" as Relation],
  [/低于|少于|小于|不足|</g, "＜" as Relation],
];
const MEANS: Readonly<Record<string, Relation>> = { "≥": ">=", "≤": "<=", "＞": ">", "＜": "<" };
const DIGITS: Readonly<Record<string, string>> = {
  一: "1",
  两: "2",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  十: "10",
};

/** Half width, no spaces, one sign for each relation, 三次 as 3次, "250以上" as "≥250". */
function plain(text: string): string {
  let out = text
    .normalize("NFKC")
    .replace(/\s{1,200}/g, "")
    .replace(/,(?=\d{3})/g, "");
  out = out.replace(/[一两二三四五六七八九十](?=[项次个场条件份家人天篇本处名])/g, (d) => DIGITS[d] as string);
  for (const [words, sign] of RELATIONS) out = out.replace(words, sign);
  // 以上 and 以下 include the number.
  out = out
    .replace(new RegExp(`(${NUMBER})(${UNIT})(?:及)?以上(?!得分)`, "g"), "≥$1$2")
    .replace(new RegExp(`(${NUMBER})(${UNIT})(?:及)?以下`, "g"), "≤$1$2");
  return out;
}

const refused = (zh: string, en: string): RuleWording => ({ ok: false, why: { zh, en } });
const read = (rule: Rule, unit?: string): RuleWording => ({ ok: true, value: { rule, ...(unit ? { unit } : {}) } });
const least = (a: Decimal, b: Decimal): boolean => compare(exact(a), exact(b)) < 0;

/**
 * The rule of an item out of the words a sheet has for it: "≥2元/人", "250天以上得8分；200—249天得6分", "按比例得分，目标9项", "每少一项扣0.5分，扣完为止",
 * "每项加1分", "前30%得10分；前60%得6分", "3项符合得5分，2项得4分", "优100%；良80%；差0%", "有得分，没有不得分". What it takes out is shown (`tellRule`) and confirmed by
 * whoever imports the sheet; what it does not understand it says, and guesses nothing.
 */
export function readRule(wording: string, points: Decimal): RuleWording {
  if (wording.length > 400) return refused("评分办法太长，请拆成几项", "The wording is too long; cut the item");
  const text = plain(wording);
  if (text === "") return refused("没有写评分办法", "No wording of the rule");
  const grades = gradesIn(text);
  if (grades) return grades;
  const places = placesIn(text);
  if (places) return places;
  const met = conditionsIn(text);
  if (met) return met;
  const deduction = new RegExp(`每[^，。；;,]{0,20}扣(${NUMBER})分`).exec(text);
  if (deduction?.[1]) return read({ kind: "deduction", each: deduction[1] });
  const bonus = new RegExp(`每[^，。；;,]{0,20}加(${NUMBER})分`).exec(text);
  if (bonus?.[1]) return read({ kind: "bonus", each: bonus[1] });
  if (/(与|同|按)(最高|最好|第1名|第一名)[^，。；]{0,8}(比|之比|比例)/.test(text)) return read({ kind: "to-best" });
  const bands = bandsIn(text);
  if (bands) return bands;
  const line = new RegExp(`([≥≤＞＜])(${NUMBER})(${UNIT})(?=$|[，。；,;:：(（得的]|按|每|未|否)`).exec(text);
  if (/按(完成|达成|实际)?(情况)?的?比例(得|计|给|折)?分?/.test(text)) {
    const aim = new RegExp(`(?:目标|任务|基数)(?:值|数|为|是)?[:：]?(${NUMBER})(${UNIT})(?=$|[，。；,;)）])`).exec(text);
    const target = aim?.[1] ?? line?.[2];
    if (target === undefined) return refused("写了按比例得分，没有写目标值", "Points by proportion, and no target");
    const lower = aim === null && (line?.[1] === "≤" || line?.[1] === "＜");
    const start = new RegExp(`(?:起评|低于|＜)(?:线)?(${NUMBER})${UNIT}不得分`).exec(text)?.[1];
    return read(
      { kind: "proportional", target, ...(start && least(start, target) ? { start } : {}), ...(lower ? { lower } : {}) },
      aim?.[2] ?? line?.[3],
    );
  }
  const relations = text.match(/[≥≤＞＜]/g)?.length ?? 0;
  if (line?.[1] && line[2] && relations === 1)
    return read({ kind: "threshold", relation: MEANS[line[1]] as Relation, target: line[2] }, line[3]);
  if (relations > 1)
    return refused(
      "写了几个界限，看不出各得几分；请写成“≥250天得8分；≥200天得6分”",
      "Several limits and no points for each: write “≥250 得8分；≥200 得6分”",
    );
  if (/有[^，。；]{0,20}得(满分|\d{0,4}\.?\d{0,2}分)|(没有|无)[^，。；]{0,12}不得分|是否|有无|有\/无/.test(text))
    return read({ kind: "threshold", relation: ">=", target: "1" });
  return refused(
    `“${wording.slice(0, 40)}”没有读懂；可写“≥2元/人”“按比例得分，目标9项”“每少一项扣0.5分”“优100%；良80%；差0%”等（满分${figure(exact(readDecimal(points) ? points : 0))}分）`,
    "Not understood; write e.g. “≥2元/人”, “按比例得分，目标9项”, “每少一项扣0.5分”",
  );
}

/** "≥250天得8分；200—249天得6分": bands from low to high. An edge named twice and a hole between two are refused with both. */
function bandsIn(text: string): RuleWording | undefined {
  const parts = text.split(/[；;，,。]/).filter((p) => /得\d/.test(p));
  if (parts.length < 2) return undefined;
  const bands: { from: string; points: string; to?: string; open?: true }[] = [];
  let unit: string | undefined;
  for (const part of parts) {
    const points = new RegExp(`得(${NUMBER})分`).exec(part)?.[1];
    const range = new RegExp(`(${NUMBER})${UNIT}(?:—|–|-|~|至|到)(${NUMBER})(${UNIT})得`).exec(part);
    const line = new RegExp(`([≥＞≤＜])(${NUMBER})(${UNIT})(?:的|者)?得`).exec(part);
    if (points === undefined || (!range && !line)) return undefined;
    unit ??= range?.[3] || line?.[3];
    if (range?.[1] && range[2]) bands.push({ from: range[1], to: range[2], points });
    else if (line?.[1] === "≥" && line[2]) bands.push({ from: line[2], points });
    else if (line && (line[1] === "≤" || line[1] === "＜") && line[2])
      bands.push({ from: "0", points, ...(line[1] === "≤" ? { to: line[2] } : { to: line[2], open: true }) });
    else return refused("分档写“以上”或“≥”，不写“超过”：界限算在哪一档要清楚", "Bands begin at their figure: write ≥, not “more than”");
  }
  const rising = bands.toSorted((a, b) => compare(exact(a.from), exact(b.from)));
  for (const [i, band] of rising.entries()) {
    const next = rising[i + 1];
    if (!next || band.to === undefined) continue;
    if (compare(exact(band.to), exact(next.from)) > 0 || (!band.open && compare(exact(band.to), exact(next.from)) === 0))
      return refused(`${next.from}同时落在两档里`, `${next.from} lies in two bands`);
    if (!band.open && compare(exact(next.from), exact(band.to)) > 0 && Number(next.from) - Number(band.to) > 1)
      return refused(`${band.to}和${next.from}之间没有写得几分`, `Nothing is said between ${band.to} and ${next.from}`);
  }
  return read({ kind: "bands", bands: rising.map(({ from, points }) => ({ from, points })) }, unit);
}

function gradesIn(text: string): RuleWording | undefined {
  const found = [...text.matchAll(/(优秀|良好|较好|一般|合格|基本合格|不合格|较差|优|良|中|好|差)[:：为得是]?(\d{1,3})%/g)];
  return found.length < 2
    ? undefined
    : read({ kind: "graded", grades: found.map((m) => ({ key: m[1] as string, share: m[2] as string })) });
}

/** Ties share a place, a percentage is rounded up, groups below three are not ranked, who has no figure stands outside: the sheet may say otherwise as data. */
function placesIn(text: string): RuleWording | undefined {
  const percent = [...text.matchAll(new RegExp(`前(${NUMBER})%[^，。；;]{0,6}?得(${NUMBER})分`, "g"))];
  const place = [...text.matchAll(new RegExp(`(?:第|前)(?:\\d{1,4}[—–~至到-](?:第)?)?(\\d{1,4})名[^，。；;]{0,6}?得(${NUMBER})分`, "g"))];
  const [found, places] = percent.length > 0 ? [percent, "percent" as const] : [place, "place" as const];
  if (found.length === 0) return undefined;
  return read({
    kind: "rank",
    steps: found.map((m) => ({ upTo: m[1] as string, points: m[2] as string })),
    places,
    ties: /连续/.test(text) ? "dense" : "shared",
    round: /舍去|向下/.test(text) ? "down" : /四舍五入/.test(text) ? "half-up" : "up",
    leastGroup: 3,
    without: /排在?末位|按末位/.test(text) ? "last" : "out",
  });
}

function conditionsIn(text: string): RuleWording | undefined {
  const found = [
    ...text.matchAll(
      new RegExp(
        `(?:(?:符合|具备|满足|达到|≥)(\\d{1,2})项|(\\d{1,2})项(?:都|全|均)?(?:符合|具备|满足))[^，。；;]{0,6}?得(${NUMBER})分`,
        "g",
      ),
    ),
  ];
  if (found.length < 2 && !/项(都|全|均)?(符合|具备|满足)/.test(text)) return undefined;
  if (found.length === 0) return undefined;
  // "3项符合得5分，2项得4分": what follows a step may leave the word out.
  const steps = new Map(found.map((m) => [Number(m[1] ?? m[2]), m[3] as string]));
  for (const m of text.matchAll(new RegExp(`(?:^|[，；;,])(\\d{1,2})项得(${NUMBER})分`, "g"))) steps.set(Number(m[1]), m[2] as string);
  return read({ kind: "conditions", of: Math.max(...steps.keys()), steps: [...steps].toSorted((a, b) => b[0] - a[0]) });
}

const SIGN: Readonly<Record<Relation, string>> = { ">=": "≥", ">": "＞", "<=": "≤", "<": "＜" };

/** The rule in words of its own: what was taken out of the sheet's wording, to be confirmed. Reading it again gives the same rule. */
export function tellRule({ rule, unit = "" }: RuleRead): string {
  switch (rule.kind) {
    case "threshold":
      return unit === "" && rule.target === "1" && rule.relation === ">="
        ? "有得满分，没有不得分"
        : `${SIGN[rule.relation]}${rule.target}${unit}，否则不得分`;
    case "proportional":
      return `${rule.lower ? `按比例得分，≤${rule.target}${unit}得满分` : `按比例得分，目标${rule.target}${unit}`}${rule.start === undefined ? "" : `，低于${rule.start}${unit}不得分`}`;
    case "to-best":
      return "与最高单位之比得分";
    case "bands":
      return rule.bands
        .toReversed()
        .map((b) => `≥${b.from}${unit}得${b.points ?? `${b.share}%`}分`)
        .join("；");
    case "conditions":
      return rule.steps.map(([n, p]) => `符合${n}项得${p}分`).join("；");
    case "deduction":
      return `每少一项扣${rule.each}分，扣完为止`;
    case "bonus":
      return `每项加${rule.each}分`;
    case "graded":
      return rule.grades.map((g) => `${g.key}${g.share}%`).join("；");
    case "rank":
      return rule.steps.map((s) => (rule.places === "percent" ? `前${s.upTo}%得${s.points}分` : `前${s.upTo}名得${s.points}分`)).join("；");
  }
}
