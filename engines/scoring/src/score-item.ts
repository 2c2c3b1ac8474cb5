import { compare, exact, minus, over, times, type Exact } from "@bihuan/kit";
import type { Item } from "./rule.ts";
import { figure, type Words } from "./words.ts";

/** What a unit has for an item. Missing is not 0; `open` waits for somebody; not applicable was claimed and approved. */
export type Value =
  | { readonly state: "value"; readonly value: Exact; readonly parts?: Parts; readonly pieces?: Pieces }
  | { readonly state: "missing" | "open" | "not-applicable" };

/** A rate is its numerator ÷ its denominator; the numerator, what was counted in `unit` × `times` (100 of a percentage). */
export interface Parts {
  readonly numerator: Exact;
  readonly denominator: Exact;
  readonly counted?: { readonly times: number; readonly unit: string } | undefined;
}

/** Of a sum of money (of a rate: its numerator): of how many pieces it is the sum, and what each is called. */
export interface Pieces {
  readonly n: number;
  readonly label: Words;
}

export interface ItemScore {
  readonly key: string;
  /** earned: by the rule; unreported: 0 because nothing came; undecided: blocks the closing; not-applicable: by an approved claim. */
  readonly state: "earned" | "unreported" | "undecided" | "not-applicable";
  readonly points: Exact;
  readonly most: Exact;
  /** Why it is what it is, in one sentence. */
  readonly why: Words;
  /** What would raise it, where anything would. */
  readonly toRaise: Words | undefined;
}
interface Told {
  readonly why: Words;
  readonly toRaise?: Words | undefined;
}

/** A score whose sentences are made when somebody reads them: of a country's half a million nobody reads all. */
export class Score implements ItemScore {
  readonly key: string;
  readonly state: ItemScore["state"];
  readonly points: Exact;
  readonly most: Exact;
  readonly #tell: () => Told;
  constructor(key: string, state: ItemScore["state"], points: Exact, most: Exact, tell: () => Told) {
    this.key = key;
    this.state = state;
    this.points = points;
    this.most = most;
    this.#tell = tell;
  }
  get why(): Words {
    return this.#tell().why;
  }
  get toRaise(): Words | undefined {
    return this.#tell().toRaise;
  }
  with(points: Exact): Score {
    return new Score(this.key, this.state, points, this.most, this.#tell);
  }
}

const NOTHING: Exact = { num: 0n, den: 1n };
const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
type Given = Value & { readonly state: "value" };

/** Points of one item by its rule, for the rules that need no other unit. */
export const scoreItem = (item: Item, value: Value): Score => itemScorer(item)(value);

/** The same for many units: what the rule says is read once. */
export function itemScorer(item: Item): (value: Value) => Score {
  const most = exact(item.points);
  const byRule = ruleScorer(item, most);
  return (value) => (value.state === "value" ? byRule(value) : scoreWithout(item, value.state, most));
}

function ruleScorer(item: Item, most: Exact): (value: Given) => Score {
  const { rule } = item;
  const unit = item.unit ?? "";
  const earned = (points: Exact, tell: () => Told): Score => new Score(item.key, "earned", points, most, tell);
  const said = (value: Given): string => `${figure(value.value)}${unit}`;
  switch (rule.kind) {
    case "threshold": {
      const target = exact(rule.target);
      return (value) => {
        const is = meets(value.value, rule.relation, target);
        return earned(is ? most : NOTHING, () => {
          const told = said(value);
          if (is)
            return {
              why: {
                zh: `${told}，达到${WORDS[rule.relation].zh}${rule.target}${unit}，得${figure(most)}分`,
                en: `${told} meets ${WORDS[rule.relation].en} ${rule.target}${unit}: ${figure(most)} points`,
              },
            };
          return {
            why: {
              zh: `${told}，未达到${WORDS[rule.relation].zh}${rule.target}${unit}，不得分`,
              en: `${told} does not meet ${WORDS[rule.relation].en} ${rule.target}${unit}: no points`,
            },
            toRaise: gapWords(value, target, rule.relation, unit),
          };
        });
      };
    }
    case "proportional": {
      const target = exact(rule.target);
      const start = rule.start === undefined ? undefined : exact(rule.start);
      return (value) => {
        if (start !== undefined && compare(value.value, start) < 0)
          return earned(NOTHING, () => ({
            why: {
              zh: `${said(value)}，低于起评线${rule.start}${unit}，不得分`,
              en: `${said(value)} is below the starting line of ${rule.start}${unit}: no points`,
            },
            toRaise: gapWords(value, start, ">=", unit),
          }));
        const ratio = rule.lower ? over(target, value.value) : over(value.value, target);
        const points = ratio === undefined ? most : ratio.num <= 0n ? NOTHING : least(times(most, ratio), most);
        return earned(points, () => {
          const told = said(value);
          const isFull = compare(points, most) === 0;
          return {
            why: {
              zh: `完成${told}，目标${rule.target}${unit}，得${figure(most)}×${rule.lower ? `${rule.target}÷${figure(value.value)}` : `${figure(value.value)}÷${rule.target}`}${isFull ? `，封顶${figure(most)}` : `=${figure(points, 2)}`}分`,
              en: `${told} of a target of ${rule.target}${unit}: ${figure(points, 2)} of ${figure(most)} points`,
            },
            toRaise: isFull ? undefined : gapWords(value, target, rule.lower ? "<=" : ">=", unit),
          };
        });
      };
    }
    case "bands": {
      const bands = rule.bands.map((b) => ({ ...b, at: exact(b.from), points: bandPoints(b, most) }));
      return (value) => {
        const at = bands.findLastIndex((b) => compare(value.value, b.at) >= 0);
        const band = bands[at];
        const points = band?.points ?? NOTHING;
        return earned(points, () => {
          const [told, next] = [said(value), bands[at + 1]];
          return {
            why: band
              ? {
                  zh: `${told}，属${band.from}${unit}以上档，得${figure(points)}分`,
                  en: `${told} lies in the band from ${band.from}${unit}: ${figure(points)} points`,
                }
              : {
                  zh: `${told}，不足最低一档${bands[0]?.from}${unit}，不得分`,
                  en: `${told} is below the lowest band of ${bands[0]?.from}${unit}: no points`,
                },
            toRaise: next && compare(next.points, points) > 0 ? gapWords(value, next.at, ">=", unit) : undefined,
          };
        });
      };
    }
    case "conditions": {
      const steps = rule.steps.map(([needs, points]) => ({ needs, points, worth: exact(points) })).sort((a, b) => b.needs - a.needs);
      return (value) => {
        const met = Number(value.value.num / value.value.den);
        const points = steps.find((s) => met >= s.needs)?.worth ?? NOTHING;
        return earned(points, () => {
          const next = steps.findLast((s) => s.needs > met);
          return {
            why: {
              zh: `${rule.of}项条件符合${met}项，得${figure(points)}分`,
              en: `${met} of ${rule.of} conditions are met: ${figure(points)} points`,
            },
            toRaise: next && {
              zh: `再符合${next.needs - met}项可得${next.points}分`,
              en: `${next.needs - met} more would bring ${next.points} points`,
            },
          };
        });
      };
    }
    case "deduction": {
      const each = exact(rule.each);
      return (value) => {
        const due = times(each, value.value);
        const taken = least(due, most);
        const points = minus(most, taken);
        return earned(points, () => {
          const told = said(value);
          return {
            why: {
              zh: `少${told}，应扣${figure(due, 2)}分${compare(due, most) > 0 ? "，扣完为止" : ""}，得${figure(points, 2)}分`,
              en: `${told} missing, ${figure(due, 2)} points due${compare(due, most) > 0 ? ", all are taken" : ""}: ${figure(points, 2)} points`,
            },
            toRaise:
              taken.num > 0n ? { zh: `每补一项少扣${rule.each}分`, en: `Each that is made good saves ${rule.each} points` } : undefined,
          };
        });
      };
    }
    case "bonus": {
      const each = exact(rule.each);
      return (value) => {
        const due = times(each, value.value);
        const points = least(due, most);
        return earned(points, () => ({
          why: {
            zh: `加分${figure(due, 2)}分${compare(due, most) > 0 ? `，上限${figure(most)}分，计${figure(points)}分` : ""}`,
            en: `A bonus of ${figure(due, 2)} points${compare(due, most) > 0 ? `, at most ${figure(most)}` : ""}`,
          },
        }));
      };
    }
    case "graded":
      return (value) => {
        const points = times(most, over(value.value, exact(100)) as Exact);
        return earned(points, () => {
          const grade = rule.grades.find((g) => compare(exact(g.share), value.value) === 0);
          return {
            why: {
              zh: `${grade ? `评为“${grade.key}”，` : ""}得${figure(value.value, 2)}%，${figure(points, 2)}分`,
              en: `${grade ? `Graded "${grade.key}", ` : ""}${figure(value.value, 2)} %: ${figure(points, 2)} points`,
            },
          };
        });
      };
    case "to-best":
    case "rank":
      return () => {
        throw new Error(`${item.key}: the rule ${rule.kind} needs the whole group`);
      };
  }
}

/** An item for which a unit has no value. */
export function scoreWithout(item: Item, state: "missing" | "open" | "not-applicable", most: Exact): Score {
  if (state === "missing" && item.missing === "zero") return new Score(item.key, "unreported", NOTHING, most, () => UNREPORTED);
  if (state === "not-applicable") {
    const isFull = item.notApplicable === "full";
    return new Score(item.key, "not-applicable", isFull ? most : NOTHING, most, () => ({
      why: isFull
        ? {
            zh: `经批准不适用，按规则计满分${figure(most)}分`,
            en: `Approved as not applicable: full ${figure(most)} points by the rule`,
          }
        : item.notApplicable === "rescale"
          ? { zh: "经批准不适用，本组其余各项折算", en: "Approved as not applicable: the other items of its group are scaled" }
          : { zh: "经批准不适用，不计分", en: "Approved as not applicable: no points" },
    }));
  }
  return new Score(item.key, "undecided", NOTHING, most, () => (state === "open" ? OPEN : WITHOUT));
}
const UNREPORTED: Told = {
  why: { zh: "未报送，按“缺项不得分”计0分", en: "Nothing was reported: 0 points by the rule for missing items" },
  toRaise: { zh: "补报后按规则计分", en: "Scored by its rule once reported" },
};
const toRaise: Words = { zh: "补齐数据后才能定分", en: "Decided once the data are there" };
const OPEN: Told = { why: { zh: "尚未审定，不能定分", en: "Not yet decided" }, toRaise };
const WITHOUT: Told = { why: { zh: "没有数据，不能定分", en: "Without data it cannot be decided" }, toRaise };

const bandPoints = (band: { points?: string | number; share?: string | number }, most: Exact): Exact =>
  band.points !== undefined ? exact(band.points) : times(most, over(exact(band.share as string), exact(100)) as Exact);

function meets(value: Exact, relation: ">=" | ">" | "<=" | "<", target: Exact): boolean {
  const c = compare(value, target);
  return relation === ">=" ? c >= 0 : relation === ">" ? c > 0 : relation === "<=" ? c <= 0 : c < 0;
}

const WORDS = {
  ">=": { zh: "不低于", en: "at least" },
  ">": { zh: "超过", en: "more than" },
  "<=": { zh: "不高于", en: "at most" },
  "<": { zh: "低于", en: "less than" },
} as const;

/** "离达标还差 …": of a rate the gap stands in what its numerator counts, since 1.9996 prints as 2.00 and misses by 200 yuan. */
function gapWords(value: Given, target: Exact, relation: ">=" | ">" | "<=" | "<", unit: string): Words {
  const rises = relation === ">=" || relation === ">";
  const strict = relation === ">" || relation === "<";
  const gap = rises ? minus(target, value.value) : minus(value.value, target);
  const more = { zh: strict ? "以上" : "", en: strict ? "more than " : "" };
  if (value.parts) {
    const isPercent = unit.startsWith("%");
    const counted = value.parts.counted ?? { times: isPercent ? 100 : 1, unit: "" };
    const isNear = !isPercent || gap.num === 0n;
    const of = (x: Exact): Exact => over(x, exact(counted.times)) as Exact;
    const missing = of(times(gap, value.parts.denominator));
    const lacking = wholeWhere(of(value.parts.numerator), missing, strict);
    const pieces = rises ? pieceWords(value.pieces, of(value.parts.numerator), missing, strict, counted.unit) : NO_WORDS;
    return {
      zh: `离达标${isNear ? "" : `还差${figure(gap, 2)}个百分点`}，分子${rises ? "还差" : "多出"}${lacking.text}${counted.unit}${lacking.isWhole ? "" : more.zh}${pieces.zh}`,
      en: `${isNear ? "The" : `${figure(gap, 2)} percentage points away: the`} numerator is ${rises ? "short of" : "over by"} ${lacking.isWhole ? "" : more.en}${lacking.text}${pieces.en}`,
    };
  }
  const pieces = rises ? pieceWords(value.pieces, value.value, gap, strict, unit) : NO_WORDS;
  return { zh: `离达标还差${figure(gap)}${unit}${more.zh}${pieces.zh}`, en: `${more.en}${figure(gap)}${unit} short${pieces.en}` };
}

const NO_WORDS: Words = { zh: "", en: "" };
/** "即约再有 2 笔到账凭证": a gap of money in pieces of the size those had that are there, which is said; without any there is no size to take. */
function pieceWords(pieces: Pieces | undefined, total: Exact, gap: Exact, strict: boolean, unit: string): Words {
  if (!pieces) return NO_WORDS;
  const { n, label } = pieces;
  if (n === 0)
    return {
      zh: `；还没有一笔“${label.zh}”，无从折算再要几笔`,
      en: `; there is no “${label.en}” yet to tell how many more that is`,
    };
  const mean = over(total, exact(n)) as Exact;
  const ratio = mean.num > 0n ? over(gap, mean) : undefined;
  if (!ratio) return NO_WORDS;
  const more = wholeWhere(exact(n), ratio, strict).text;
  return {
    zh: `，即约再有${more}笔“${label.zh}”（按已有${n}笔平均${figure(mean, 2)}${unit}计）`,
    en: `: about ${more} more “${label.en}” (at the mean of the ${n} there are, ${figure(mean, 2)}${unit})`,
  };
}

/** Things are counted whole: a quarter of one more is one more, and beyond a strict line the next. */
function wholeWhere(counted: Exact, gap: Exact, strict: boolean): { readonly text: string; readonly isWhole: boolean } {
  if (counted.num % counted.den !== 0n) return { text: figure(gap, 2), isWhole: false };
  const up = strict ? gap.num / gap.den + 1n : (gap.num + gap.den - 1n) / gap.den;
  return { text: up.toLocaleString("en"), isWhole: true };
}
