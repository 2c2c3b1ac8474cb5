import {
  growthOf,
  parseExpression,
  perHead,
  printExpression,
  unitOf,
  type Aggregate,
  type Beside,
  type Catalogue,
  type FactKind,
  type Node,
} from "@bihuan/indicators";
import type { Label } from "../../platform/http/contract.ts";
import { describeAggregate, describeExpression, keyWord } from "./words.ts";

/** What may be chosen from, as `listKinds` answers. */
export interface Kind {
  readonly kind: string;
  readonly label: Label;
  readonly measures: readonly {
    readonly key: string;
    readonly label: Label;
    readonly unit: "fen" | "count" | "days" | "score" | "person";
  }[];
  readonly dimensions: readonly {
    readonly key: string;
    readonly label: Label;
    readonly values: readonly { readonly value: string; readonly label: Label }[];
  }[];
  readonly distinct: readonly string[];
  readonly distributions: readonly string[];
  /** Where these facts say how many people live in a unit. */
  readonly population?: FactKind["population"];
  /** No kind of fact but another indicator or a source, and what it is measured in. */
  readonly beside?: { readonly node: Node; readonly unit: "fen" | "count" | "days" | "ratio" };
}

/** What may be chosen beside kinds of facts, as if it were one. */
export const kindsBeside = (beside: Beside, facts: Catalogue): Kind[] =>
  [...[...beside.indicators.values()].map((i) => `indicator(${i.code})`), ...beside.sources.keys()].flatMap((text) => {
    const read = parseExpression(text, facts, beside);
    if (!read.ok) return [];
    const [kind, label] = [text, describeExpression(read.value, facts)];
    return [
      {
        kind,
        label,
        measures: [],
        dimensions: [],
        distinct: [],
        distributions: [],
        beside: { node: read.value, unit: unitOf(read.value, facts) },
      },
    ];
  });

/** One number as it is chosen: of which facts, counted how, only which of them. */
export interface Term {
  readonly kind: string;
  /** `count`, `sum amountFen`, `distinct demander`, `median days`. */
  readonly how: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/**
 * How what was chosen is looked at: in the period, over the twelve months to its end, against the same months a year before, or by the people that live there
 * (each of them where it is money, each ten thousand where it is a number).
 */
export const LOOKS = ["period", "year", "growth", "heads"] as const;
export type Look = (typeof LOOKS)[number];

/** The ways in which facts of a kind can be counted, each in words. */
export function waysOf(kind: Kind): { how: string; label: Label; unit: "fen" | "count" | "days" | "ratio" }[] {
  if (kind.beside) return [{ how: "count", label: { zh: "它的数", en: "its figure" }, unit: kind.beside.unit }];
  const unitOf = (unit: string): "fen" | "count" | "days" => (unit === "fen" || unit === "days" ? unit : "count");
  return [
    { how: "count", label: { zh: "件数", en: "how many" }, unit: "count" },
    ...kind.measures.map((m) => ({
      how: `sum ${m.key}`,
      label: { zh: `${m.label.zh}合计`, en: `total ${m.label.en}` },
      unit: unitOf(m.unit),
    })),
    ...kind.distinct.map((key) => ({
      how: `distinct ${key}`,
      label: { zh: `多少个${keyWord(key).zh}（不重复）`, en: `how many different ${keyWord(key).en}s` },
      unit: "count" as const,
    })),
    ...kind.distributions.map((key) => ({
      how: `median ${key}`,
      label: { zh: `${keyWord(key).zh}的中位数`, en: `median ${keyWord(key).en}` },
      unit: key === "days" ? ("days" as const) : ("count" as const),
    })),
  ];
}

const aggregateOf = ({ kind, how, where }: Term, look: Look = "period"): Aggregate => {
  const [fn, of] = how.split(" ") as [Aggregate["fn"], string | undefined];
  return {
    fn,
    kind,
    ...(of === undefined ? {} : { of }),
    where: Object.entries(where).flatMap(([dimension, values]) => (values.length > 0 ? [{ dimension, values: [...values] }] : [])),
    ...(look === "year" && fn !== "balance" ? { over: { months: 12 } } : {}),
  };
};

const nodeOf = (kinds: readonly Kind[], term: Term, look: Look): Node =>
  kinds.find((k) => k.kind === term.kind)?.beside?.node ?? { type: "aggregate", aggregate: aggregateOf(term, look) };
const isBeside = (kinds: readonly Kind[], term: Term | undefined): boolean => kinds.some((k) => k.beside && k.kind === term?.kind);

const EACH = 10_000;
/** The looks there are for what was chosen: by head of the population where the facts state one, of one figure of money or things. */
export const looksFor = (kinds: readonly Kind[], counted: Term, dividedBy: Term | undefined): Look[] =>
  LOOKS.filter((l) =>
    l === "heads"
      ? !dividedBy && kinds.some((k) => k.population) && ["count", "fen"].includes(unitChosen(kinds, counted, undefined))
      : // What has months of its own is taken over no others.
        l !== "year" || !(isBeside(kinds, counted) || isBeside(kinds, dividedBy)),
  );
const eachOf = (kinds: readonly Kind[], counted: Term): number => (unitChosen(kinds, counted, undefined) === "fen" ? 1 : EACH);

/** The expression that auditors read, of what was chosen. */
export function expressionOf(kinds: readonly Kind[], counted: Term, dividedBy: Term | undefined, look: Look = "period"): string {
  const print = (term: Term): string => printExpression(nodeOf(kinds, term, look));
  if (look === "heads") return `percapita(${eachOf(kinds, counted)}, ${print(counted)})`;
  if (look === "growth") return `growth(${print(counted)}${dividedBy === undefined ? "" : ` / ${print(dividedBy)}`})`;
  return dividedBy === undefined ? print(counted) : `ratio(${print(counted)}, ${print(dividedBy)})`;
}

/** The sentence that results: 期内「签订协议」的金额合计（类别：合同） ÷ 「引荐」的件数. */
export function sentenceOf(kinds: readonly Kind[], counted: Term, dividedBy: Term | undefined, look: Look = "period"): Label {
  const facts = catalogueOfKinds(kinds);
  const node = nodeOf(kinds, counted, look);
  const heads = look === "heads" ? perHead(node, eachOf(kinds, counted), facts) : undefined;
  const rate: Node = dividedBy ? { type: "binary", operator: "/", left: node, right: nodeOf(kinds, dividedBy, look) } : node;
  const besides = isBeside(kinds, counted) || isBeside(kinds, dividedBy);
  const whole = heads ?? (besides ? ((look === "growth" ? growthOf(rate) : undefined) ?? rate) : undefined);
  if (whole) {
    const told = describeExpression(whole, facts);
    return { zh: `期内${told.zh}`, en: `In the period: ${told.en}` };
  }
  const [a, b] = [counted, dividedBy].map((term) => term && describeAggregate(aggregateOf(term, look), facts));
  const zh = `${a?.zh ?? ""}${b ? ` ÷ ${b.zh}` : ""}`;
  const en = `${a?.en ?? ""}${b ? ` ÷ ${b.en}` : ""}`;
  if (look === "growth")
    return {
      zh: `期内${zh}，比上年同月份增长多少（增减 ÷ 上年同期；上年同期为 0 的不算）`,
      en: `How much more than in the same months a year before: ${en} (difference ÷ what it was; none where it was 0)`,
    };
  return { zh: look === "year" ? zh : `期内${zh}`, en: look === "year" ? en : `In the period: ${en}` };
}

export function unitChosen(
  kinds: readonly Kind[],
  counted: Term,
  dividedBy: Term | undefined,
  look: Look = "period",
): "count" | "fen" | "days" | "ratio" {
  if (look === "growth") return "ratio";
  if (dividedBy !== undefined) {
    const [above, below] = [unitChosen(kinds, counted, undefined), unitChosen(kinds, dividedBy, undefined)];
    return above === "fen" && below === "count" ? "fen" : "ratio";
  }
  const kind = kinds.find((k) => k.kind === counted.kind);
  return (kind && waysOf(kind).find((w) => w.how === counted.how)?.unit) ?? "count";
}

/** As much of the catalogue as words need. */
export const catalogueOfKinds = (kinds: readonly Kind[]): Catalogue =>
  new Map(
    kinds
      .filter((k) => !k.beside)
      .map((k) => [
        k.kind,
        {
          kind: k.kind,
          label: k.label,
          measures: Object.fromEntries(k.measures.map((m) => [m.key, { label: m.label, unit: m.unit, bounds: [0, 0] as const }])),
          dimensions: Object.fromEntries(
            k.dimensions.map((d) => [d.key, { label: d.label, values: Object.fromEntries(d.values.map((v) => [v.value, v.label])) }]),
          ),
          distinct: k.distinct,
          distributions: k.distributions,
          evidence: "optional" as const,
          ...(k.population && { population: k.population }),
        },
      ]),
  );
