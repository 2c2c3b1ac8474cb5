import { trimRegion } from "./limits.ts";
import type { WordFit } from "./retrieval.ts";
import { isGeneral } from "./subject.ts";
import { QUESTIONS, type Demand, type Label, type Question, type Supply } from "./sides.ts";
import type { PartScore } from "./weights.ts";

/** Covering this share of a need's weight of words counts as full: a short offer rarely names more of a need's 200 characters. */
export const FULL_SHARE = 0.5;

/** Covering this share of a question's words speaks to it. */
const ANSWERED = 0.1;

const QUESTION_LABELS: Readonly<Record<Question, Label>> = {
  present: { zh: "现状", en: "present state" },
  target: { zh: "目标指标", en: "target figures" },
  tried: { zh: "已做尝试", en: "what was tried" },
  limits: { zh: "限制条件", en: "constraints" },
};

/** Names of codes for the reader, e.g. 210 → 农学; the code itself where no name is known. */
export type NameOfCode = (table: "field" | "industry", code: string) => string;

/** Every part of a fit with its sentence. `answers` holds the share of each answered question this supply covers. */
export function partsOf(
  demand: Demand,
  supply: Supply,
  words: WordFit | undefined,
  answers: Readonly<Partial<Record<Question, number>>>,
  nameOf: NameOfCode,
  matter: Matter = {},
): PartScore[] {
  return [
    wordsPart(words, matter),
    questionsPart(demand, answers, matter),
    codePart("field", demand.fieldCode, supply.fieldCode, [2, 3, 5, 7], nameOf),
    // The letter of a section holds a third of all trades: manufacturing is no kinship.
    codePart("industry", demand.industryCode, supply.industryCode, [3, 4, 5], nameOf),
    regionPart(demand.regionCode, supply.regionCode),
    readinessPart(demand.readinessFrom, supply.readiness),
    outcomesPart(supply),
    loadPart(supply),
  ];
}

/** How a supply stands to the matter itself. */
export interface Matter {
  /** Share of the need's subject that it meets, where there is one. */
  readonly subject?: number;
  /** Words it offers of what was tried and failed or is forbidden, where these weigh more than what it meets. */
  readonly against?: readonly string[];
}

/** Without anything of the subject, words in common count for so much. */
const BESIDE_THE_SUBJECT = 0.4;

const say = (zh: string, en: string): Label => ({ zh, en });

function wordsPart(words: WordFit | undefined, { subject }: Matter): PartScore {
  const list = words?.words ?? [];
  const near = subject === undefined ? 1 : Math.min(1, BESIDE_THE_SUBJECT + 2 * subject);
  return {
    part: "words",
    // A supply that meets the subject in other words of the same meaning shares none, and is meant all the same.
    score: Math.max(Math.min(1, (words?.share ?? 0) / FULL_SHARE) * near, Math.min(1, subject ?? 0) * SUBJECT_ALONE),
    ...(subject === undefined ? {} : { subject }),
    ...(subject === 0 && isThin(list) ? { thin: true as const } : {}),
    label:
      list.length === 0 && (subject ?? 0) > 0
        ? say("主题相合（说法不同）", "Meets the subject in other words")
        : list.length > 0
          ? say(`词语相合：${list.join("、")}`, `Shared words: ${list.join(", ")}`)
          : say("没有共同的词语", "No shared words"),
  };
}

/** General words are no reason and one other word is chance; four characters in a row are not (图像识别). */
const isThin = (words: readonly string[]): boolean =>
  words.filter((word) => !isGeneral(word)).length < 2 && words.every((word) => [...word].length < 4);

/** What meeting the whole subject is worth without a word in common. */
const SUBJECT_ALONE = 0.8;

function questionsPart(demand: Demand, answers: Readonly<Partial<Record<Question, number>>>, { against }: Matter): PartScore {
  if (against && against.length > 0)
    return {
      part: "questions",
      score: 0,
      against: true,
      label: say(`需求方已试过或明确不用：${against.join("、")}`, `Tried already or ruled out by the demander: ${against.join(", ")}`),
    };
  // To offer what was tried is no answer.
  const asked = QUESTIONS.filter((q) => q !== "tried" && demand.answers[q]);
  const met = asked.filter((q) => (answers[q] ?? 0) >= ANSWERED);
  return {
    part: "questions",
    score: asked.length === 0 ? null : met.length / asked.length,
    label:
      met.length > 0
        ? say(
            `五问中能回应：${met.map((q) => QUESTION_LABELS[q].zh).join("、")}`,
            `Speaks to: ${met.map((q) => QUESTION_LABELS[q].en).join(", ")}`,
          )
        : asked.length === 0
          ? say("五问尚未填写", "The five questions are open")
          : say("未触及五问中的内容", "Speaks to none of the five questions"),
  };
}

/** How many of the code's levels (given as prefix lengths) agree, in [0, 1]. */
export function closeness(a: string, b: string, levels: readonly number[]): number {
  const known = levels.filter((l) => l <= Math.max(a.length, b.length));
  return known.filter((l) => a.length >= l && b.length >= l && a.slice(0, l) === b.slice(0, l)).length / Math.max(1, known.length);
}

const CODE_LABELS = { field: say("学科", "Field of science"), industry: say("行业", "Industry") };

function codePart(
  part: "field" | "industry",
  asked: string | null,
  offered: string | null,
  levels: readonly number[],
  nameOf: NameOfCode,
): PartScore {
  const { zh, en } = CODE_LABELS[part];
  if (asked === null) return { part, score: null, label: say(`需求未标${zh}`, `${en} not given`) };
  if (offered === null) return { part, score: 0, label: say(`供方未标${zh}`, `Supplier's ${en.toLowerCase()} not given`) };
  const score = closeness(asked, offered, levels);
  const name = nameOf(part, offered);
  const word = score === 1 ? "相同" : score > 0 ? "相近" : "不同";
  return { part, score, label: say(`${zh}${word}：${name}`, `${en} ${score === 1 ? "equal" : score > 0 ? "near" : "other"}: ${name}`) };
}

const REGION_STEPS: readonly (readonly [number, number, Label])[] = [
  [6, 1, say("同县", "Same county")],
  [4, 2 / 3, say("同市", "Same city")],
  [2, 1 / 3, say("同省", "Same province")],
];

/** Distance by the steps of the administrative tree: neither side's coordinates are known when a need comes by phone. */
function regionPart(a: string | null, b: string | null): PartScore {
  if (a === null) return { part: "region", score: null, label: say("需求未登记地区", "The need's region is not known") };
  if (b === null) return { part: "region", score: 0, label: say("供方未登记地区", "The supplier's region is not known") };
  const [x, y] = [trimRegion(a), trimRegion(b)];
  const step = REGION_STEPS.find(([length]) => x.length >= length && y.length >= length && x.slice(0, length) === y.slice(0, length));
  return { part: "region", score: step?.[1] ?? 0, label: step?.[2] ?? say("外省", "Another province") };
}

function readinessPart(wanted: number | null, offered: number | null): PartScore {
  if (wanted === null) return { part: "readiness", score: null, label: say("需求未要求成熟度", "No readiness asked") };
  if (offered === null) return { part: "readiness", score: 0, label: say("供方未登记成熟度", "Readiness not given") };
  const missing = Math.max(0, wanted - offered);
  return {
    part: "readiness",
    score: Math.max(0, 1 - missing / 3),
    label:
      missing === 0
        ? say(`成熟度 ${offered} 级，达到要求的 ${wanted} 级`, `Readiness ${offered}, as asked (${wanted})`)
        : say(`成熟度 ${offered} 级，比要求低 ${missing} 级`, `Readiness ${offered}, ${missing} below what is asked`),
  };
}

/** Effects confirmed of what ended, held back by two imagined failures so that one lucky case is no record (rule of succession, one-sided). */
function outcomesPart({ ended, effects }: Supply): PartScore {
  return {
    part: "outcomes",
    score: effects / (ended + 2),
    label:
      ended === 0
        ? say("尚无办结的服务", "No finished service yet")
        : say(`办结 ${ended} 件，其中需求方确认见效 ${effects} 件`, `${ended} finished, ${effects} with a confirmed effect`),
  };
}

function loadPart({ load, capacity }: Supply): PartScore {
  return {
    part: "load",
    score: capacity === 0 ? 0 : Math.max(0, 1 - load / capacity),
    label:
      load === 0 ? say("目前无在办，可承接", "No open cases") : say(`在办 ${load} 件，上限 ${capacity}`, `${load} open of ${capacity}`),
  };
}
