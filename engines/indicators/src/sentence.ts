import { ok, refuse, type Result } from "@bihuan/kit";
import { FUNCTIONS, MOST_MONTHS, type Aggregate, type Catalogue, type FactKind, type Label } from "./catalogue.ts";
import { NOTHING_BESIDE, type Beside } from "./beside.ts";
import { MOST_EACH, namedNode } from "./parse.ts";
import { furthestBack, growthOf, growthWithin, perHead, perHeadWithin, shifted, type Node } from "./trees.ts";

/**
 * An expression as a sentence in words, and back: 「签订协议」的金额合计（类别：合同） ÷ 「首次引荐」的件数. The names are the catalogue's, so that whoever reads
 * it needs no identifier; reading the sentence of a tree gives that tree.
 */
export interface SentenceFault {
  /** Character offset in the sentence. */
  readonly at: number;
  readonly message: Label;
}

export type Language = "zh" | "en";
interface Words {
  readonly open: string;
  readonly close: string;
  readonly fn: Readonly<Record<Aggregate["fn"], string>>;
  /** Another indicator, its name between. */
  readonly named: readonly [string, string];
  readonly period: string;
  readonly months: (n: number) => string;
  readonly back: (n: number) => string;
  readonly where: readonly [string, string, colon: string, and: string, or: string];
  readonly growth: string;
  readonly head: string;
  readonly heads: (n: number) => string;
}
const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    open: "「",
    close: "」的",
    fn: { count: "件数", sum: "合计", balance: "期末累计", distinct: "不重复数", median: "中位数" },
    named: ["指标“", "”"],
    period: "期内",
    months: (n) => `截至期末 ${n} 个月内`,
    back: (n) => (n === 12 ? "上年同期" : `${n} 个月前同期`),
    where: ["（", "）", "：", "；", "、"],
    head: "，按人口平均每人",
    heads: (n) => `，按人口平均每 ${n} 人`,
    growth: "，比上年同月份增长多少（增减 ÷ 上年同期；上年同期为 0 的不算）",
  },
  en: {
    open: "“",
    close: "”: ",
    fn: { count: "number", sum: "total", balance: "balance at the period's end", distinct: "distinct number", median: "median" },
    named: ["the indicator “", "”"],
    period: "In the period: ",
    months: (n) => `in the ${n} months to the period's end, `,
    back: (n) => (n === 12 ? "in the same months a year before, " : `in the same months ${n} months before, `),
    where: [" (", ")", ": ", "; ", ", "],
    head: ", for each of the people that live there",
    heads: (n) => `, for each ${n} of the people that live there`,
    growth: ", how much more than in the same months a year before (difference ÷ what it was; none where it was 0)",
  },
};

/** Keys and distributions the catalogue names without a label of their own, in words; what is not listed goes by its own name. */
export type KeyWord = (key: string) => Label;

const namesOf = (kind: FactKind, fn: Aggregate["fn"]): readonly string[] =>
  fn === "sum" || fn === "balance"
    ? Object.keys(kind.measures)
    : fn === "distinct"
      ? kind.distinct
      : fn === "median"
        ? kind.distributions
        : [];
const nameOf = (kind: FactKind | undefined, fn: Aggregate["fn"], of: string, word: KeyWord): Label =>
  (fn === "sum" || fn === "balance" ? kind?.measures[of]?.label : undefined) ?? word(of);

export function tellAggregate(a: Aggregate, facts: Catalogue, language: Language, word: KeyWord): string {
  const w = WORDS[language];
  const kind = facts.get(a.kind);
  const [open, close, colon, and, or] = w.where;
  const where = a.where.map(({ dimension, values }) => {
    const d = kind?.dimensions[dimension];
    return `${d?.label[language] ?? dimension}${colon}${values.map((v) => d?.values[v]?.[language] ?? v).join(or)}`;
  });
  const { months, back } = a.over ?? {};
  const over = `${back === undefined ? "" : w.back(back)}${months === undefined ? "" : w.months(months)}`;
  const of = a.of === undefined ? "" : `${nameOf(kind, a.fn, a.of, word)[language]}${language === "en" ? " " : ""}`;
  return `${over}${w.open}${kind?.label[language] ?? a.kind}${w.close}${of}${w.fn[a.fn]}${where.length > 0 ? `${open}${where.join(and)}${close}` : ""}`;
}

type Term = Extract<Node, { type: "named" | "source" }>;
const plainTerm = (n: Term, language: Language): string =>
  n.type === "source" ? n.source.label[language] : n.name[language] + WORDS[language].named[1];
/** Another indicator or a source in words. */
export const tellTerm = (n: Term, language: Language): string =>
  `${n.back === undefined ? "" : WORDS[language].back(n.back)}${n.type === "named" ? WORDS[language].named[0] : ""}${plainTerm(n, language)}`;

const SIGNS = { "+": "＋", "-": "−", "*": "×", "/": "÷" } as const;

/** The sentence of a tree. */
export function tellExpression(node: Node, facts: Catalogue, language: Language, word: KeyWord): string {
  const growing = growthWithin(node);
  if (growing) return `${tellExpression(growing, facts, language, word)}${WORDS[language].growth}`;
  const head = perHeadWithin(node, facts);
  const tell = (n: Node): string =>
    n.type === "number"
      ? String(n.value)
      : n.type === "aggregate"
        ? tellAggregate(n.aggregate, facts, language, word)
        : n.type !== "binary"
          ? tellTerm(n, language)
          : `${inner(n.left)} ${SIGNS[n.operator]} ${inner(n.right)}`;
  const inner = (n: Node): string => (n.type === "binary" ? `（${tell(n)}）` : tell(n));
  if (head) return `${tell(head.of)}${head.each === 1 ? WORDS[language].head : WORDS[language].heads(head.each)}`;
  return tell(node);
}

class Fault extends Error {
  readonly at: number;
  readonly words: Label;
  constructor(at: number, zh: string, en: string) {
    super(en);
    this.at = at;
    this.words = { zh, en };
  }
}

/** A sentence as somebody wrote it, read into the tree it tells; what is not understood is said with its place and what would be. */
export function readSentence(
  sentence: string,
  facts: Catalogue,
  language: Language,
  word: KeyWord,
  beside: Beside = NOTHING_BESIDE,
): Result<Node, SentenceFault> {
  if (sentence.length > 2000) return refuse({ at: 2000, message: { zh: "太长", en: "Too long" } });
  try {
    return ok(new Reader(sentence, facts, language, word, beside).whole());
  } catch (error) {
    if (error instanceof Fault) return refuse({ at: error.at, message: error.words });
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #facts: Catalogue;
  readonly #language: Language;
  readonly #word: KeyWord;
  readonly #beside: Beside;
  #at = 0;

  constructor(text: string, facts: Catalogue, language: Language, word: KeyWord, beside: Beside) {
    this.#beside = beside;
    this.#text = text;
    this.#facts = facts;
    this.#language = language;
    this.#word = word;
  }

  whole(): Node {
    this.#take(WORDS[this.#language].period.trim());
    const node = this.#heads(this.#sum());
    const growth = WORDS[this.#language].growth;
    const grows = this.#take(growth) || this.#take(growth.replace(/[（(].*$/, "").trim());
    this.#space();
    this.#take("。");
    this.#space();
    if (this.#at < this.#text.length) this.#fail("这里多出内容", "This is too much", "＋ − × ÷");
    if (!grows) return node;
    const grown = growthOf(node);
    return grown ?? this.#fail("增长要有随时间变的数，往前不超过十年", "Growth needs a figure that changes in time, within ten years");
  }

  #heads(node: Node): Node {
    const w = WORDS[this.#language];
    const start = this.#at;
    const isEach = this.#take(w.head);
    const each = isEach ? 1 : this.#number(w.heads, MOST_EACH, `每多少人应为 1 到 ${MOST_EACH}`, `Each so many is from 1 to ${MOST_EACH}`);
    if (each === undefined) return node;
    const made = perHead(node, each, this.#facts);
    if (made) return made;
    this.#at = start;
    return this.#fail("没有哪种事实说明人口", "No kind of fact states a population");
  }

  #sum(): Node {
    return this.#chain({ "＋": "+", "+": "+", 加: "+", "−": "-", "-": "-", "－": "-", 减: "-" }, () =>
      this.#chain({ "×": "*", "*": "*", 乘: "*", "÷": "/", "/": "/", 除以: "/" }, () => this.#operand()),
    );
  }

  #chain(signs: Readonly<Record<string, "+" | "-" | "*" | "/">>, part: () => Node): Node {
    let left = part();
    for (;;) {
      this.#space();
      const sign = Object.keys(signs).find((s) => this.#text.startsWith(s, this.#at));
      if (sign === undefined) return left;
      this.#at += sign.length;
      left = { type: "binary", operator: signs[sign] as "+", left, right: part() };
    }
  }

  #operand(): Node {
    this.#space();
    if (this.#take("（") || this.#take("(")) {
      const node = this.#sum();
      this.#space();
      if (!this.#take("）") && !this.#take(")")) this.#fail("缺右括号", "A bracket is not closed", "）");
      return node;
    }
    const number = /\d{1,15}(?:\.\d{1,9})?(?:e[+-]?\d{1,3})?/y;
    number.lastIndex = this.#at;
    const digits = number.exec(this.#text)?.[0];
    if (digits !== undefined && !/^\s{0,4}个月前/.test(this.#text.slice(this.#at + digits.length, this.#at + digits.length + 8))) {
      this.#at += digits.length;
      return { type: "number", value: Number(digits) };
    }
    const w = WORDS[this.#language];
    this.#take(w.period.trim());
    this.#space();
    const back = this.#months(w.back, 12);
    this.#space();
    const term = this.#term();
    if (!term) return { type: "aggregate", aggregate: this.#aggregate(back) };
    const moved = back === undefined ? term : shifted(term, back);
    return furthestBack(moved) > MOST_MONTHS ? this.#fail("往前不超过十年", "Within ten years") : moved;
  }

  /** Another indicator or a source, where one is named here. */
  #term(): Node | undefined {
    const { indicators, sources } = this.#beside;
    const source = [...sources.values()]
      .filter((s) => this.#text.startsWith(s.label[this.#language], this.#at))
      .sort((a, b) => b.label[this.#language].length - a.label[this.#language].length)[0];
    if (source && this.#take(source.label[this.#language])) return { type: "source", source };
    const [open, close] = WORDS[this.#language].named;
    const start = this.#at;
    if (!this.#take(open)) return undefined;
    const words = (i: { name: Label }): string => i.name[this.#language] + close;
    const found = this.#oneOf([...indicators.values()], words, "没有这个指标", "There is no such indicator");
    try {
      return namedNode(found.code, start, this.#facts, this.#beside, []);
    } catch (error) {
      if (!(error instanceof Error) || !("words" in error)) throw error;
      const { zh, en } = error.words as Label;
      this.#at = start;
      return this.#fail(zh, en);
    }
  }

  #aggregate(back: number | undefined): Aggregate {
    const w = WORDS[this.#language];
    const months = this.#months(w.months);
    this.#space();
    if (!this.#take(w.open))
      this.#fail(`看不懂“${this.#next()}”，这里应写${w.open}事实的名称${w.close}`, `Not understood: “${this.#next()}”`, w.open);
    const kind = this.#oneOf(
      [...this.#facts.values()],
      (k) => k.label[this.#language] + w.close.trimEnd(),
      "没有这种事实",
      "There is no such kind of fact",
    );
    this.#space();
    const counted = FUNCTIONS.flatMap((fn): { fn: Aggregate["fn"]; of: string | undefined }[] =>
      fn === "count"
        ? [{ fn, of: undefined }]
        : fn === "balance" && months !== undefined
          ? []
          : namesOf(kind, fn).map((of) => ({ fn, of })),
    );
    const { fn, of } = this.#oneOf(
      counted,
      (c) =>
        `${c.of === undefined ? "" : `${nameOf(kind, c.fn, c.of, this.#word)[this.#language]}${this.#language === "en" ? " " : ""}`}${w.fn[c.fn]}`,
      `「${kind.label.zh}」不能这样算`,
      `“${kind.label.en}” is not counted like this`,
    );
    const where = this.#where(kind);
    const over = { ...(months === undefined ? {} : { months }), ...(back === undefined ? {} : { back }) };
    return { fn, kind: kind.kind, ...(of === undefined ? {} : { of }), where, ...(Object.keys(over).length > 0 ? { over } : {}) };
  }

  #where(kind: FactKind): { dimension: string; values: string[] }[] {
    const [open, close, colon, and, or] = WORDS[this.#language].where.map((s) => s.trim()) as [string, string, string, string, string];
    const out: { dimension: string; values: string[] }[] = [];
    const before = this.#at;
    this.#space();
    // A bracket that begins with the name of a property is this figure's own.
    const dimensions = Object.entries(kind.dimensions);
    if (!this.#take(open) && !this.#take("(")) {
      this.#at = before;
      return out;
    }
    do {
      this.#space();
      const [dimension, d] = this.#oneOf(
        dimensions,
        ([, x]) => x.label[this.#language] + colon,
        `「${kind.label.zh}」没有这一项可分`,
        `“${kind.label.en}” is not told apart by this`,
      );
      const values: string[] = [];
      do {
        this.#space();
        const [value] = this.#oneOf(
          Object.entries(d.values),
          ([, l]) => l[this.#language],
          `${d.label.zh}里没有这一类`,
          `${d.label.en} has no such value`,
        );
        values.push(value);
      } while (this.#take(or));
      out.push({ dimension, values });
    } while (this.#take(and) || this.#take(";"));
    if (!this.#take(close) && !this.#take(")")) this.#fail("缺右括号", "A bracket is not closed", close);
    return out;
  }

  /** A number of months in the words of one of two phrases; `usual` has words of its own. */
  #months(phrase: (n: number) => string, usual?: number): number | undefined {
    if (usual !== undefined && this.#take(phrase(usual).trim())) return usual;
    return this.#number(phrase, MOST_MONTHS, `月数应为 1 到 ${MOST_MONTHS}`, `Months are from 1 to ${MOST_MONTHS}`);
  }

  #number(phrase: (n: number) => string, most: number, zh: string, en: string): number | undefined {
    const [head = "", tail = ""] = phrase(7)
      .split("7")
      .map((p) => p.trim());
    const start = this.#at;
    if (!this.#take(head)) return undefined;
    this.#space();
    const number = /\d{1,8}/y;
    number.lastIndex = this.#at;
    const digits = number.exec(this.#text)?.[0];
    if (digits !== undefined) {
      this.#at += digits.length;
      this.#space();
      if (this.#take(tail)) {
        const n = Number(digits);
        if (n < 1 || n > most) this.#fail(zh, en);
        return n;
      }
    }
    this.#at = start;
    return undefined;
  }

  /** The choice whose words stand here, the longest of them; else what could stand here, nearest first. */
  #oneOf<T>(choices: readonly T[], words: (c: T) => string, zh: string, en: string): T {
    const found = choices.filter((c) => this.#text.startsWith(words(c), this.#at)).sort((a, b) => words(b).length - words(a).length)[0];
    if (found === undefined) {
      const here = this.#text.slice(this.#at, this.#at + 20);
      const near = choices
        .map((c) => words(c))
        .sort((a, b) => likeness(b, here) - likeness(a, here))
        .slice(0, 3)
        .map((n) => n.replace(/」的$|[：:]$|”:?$/, ""));
      return this.#fail(`${zh}：“${this.#next()}”`, `${en}: “${this.#next()}”`, near.join("、"));
    }
    this.#at += words(found).length;
    return found;
  }

  #take(words: string): boolean {
    if (words === "" || !this.#text.startsWith(words, this.#at)) return words === "";
    this.#at += words.length;
    return true;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #next = (): string => this.#text.slice(this.#at, this.#at + 12) || "…";

  #fail(zh: string, en: string, expected?: string): never {
    const more =
      expected === undefined || expected === "" ? { zh: "", en: "" } : { zh: `；可写：${expected}`, en: `; could be: ${expected}` };
    throw new Fault(this.#at, `${zh}${more.zh}`, `${en}${more.en}`);
  }
}

/** How many characters two wordings share. */
function likeness(a: string, b: string): number {
  const other = new Set(b);
  return [...new Set(a)].filter((c) => other.has(c)).length / Math.max(1, new Set(a).size);
}
