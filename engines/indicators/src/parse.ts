import { ok, refuse, type Result } from "@bihuan/kit";
import { NOTHING_BESIDE, type Beside } from "./beside.ts";
import { FUNCTIONS, MOST_MONTHS, type Aggregate, type Catalogue, type FactKind, type Label } from "./catalogue.ts";
import type { Indicator } from "./indicator.ts";
import { meantBy } from "./near.ts";
import { aggregatesOf, furthestBack, growthOf, perHead, shifted, sizeOf, sourcesOf, type Node } from "./trees.ts";

export interface ExpressionFault {
  /** Character offset in the expression. */
  readonly at: number;
  readonly message: Label;
}

type Token = { readonly type: "word" | "number" | "text" | "sign" | "end"; readonly text: string; readonly at: number };

/** Each so many people: of a whole country at most. */
export const MOST_EACH = 1_000_000;
/** Indicators within indicators, and all that they unfold to: what a person can still follow and a request still reckon. */
const MOST_DEEP = 8;
const MOST_NODES = 1000;

/**
 * expression := ratio "(" sum "," sum ")" | sum
 * sum        := product (("+" | "-") product)*
 * product    := factor (("*" | "/") factor)*
 * factor     := number | "(" sum ")" | growth | percapita | moved
 * percapita  := "percapita" "(" (number ",")? sum ")": ÷ the people that live there, or ÷ each so many of them; printed as the quotient it is
 * growth     := "growth" "(" sum ")": the sum less the same months a year before, ÷ those; printed as the difference it is
 * moved      := "before" "(" months "," windowed ")" | windowed
 * windowed   := "window" "(" months "," aggregate ")" | aggregate | "indicator" "(" code ")" | "series" "(" number ")" | "register" "(" name ("," state)? ")"
 * aggregate  := fn "(" kind ("," name)? ("where" name ("=" text | "in" "(" text ("," text)* ")") ("and" …)*)? ")"
 * A `/` at the top is the same as ratio(): numerator and denominator are kept apart. `trail`: the indicators whose expression is being read, outermost first;
 * one of them named again is a loop.
 */
export function parseExpression(
  source: string,
  catalogue: Catalogue,
  beside: Beside = NOTHING_BESIDE,
  trail: readonly Indicator[] = [],
): Result<Node, ExpressionFault> {
  try {
    return ok(new Parser(source, catalogue, beside, trail).whole());
  } catch (error) {
    if (error instanceof Fault) return refuse({ at: error.at, message: error.words });
    throw error;
  }
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

/** Told as it is, however deep it was found. */
class Loop extends Fault {}

/** Another indicator as a term, its own expression read in turn; throws a fault at `at`. */
export function namedNode(code: string, at: number, catalogue: Catalogue, beside: Beside, trail: readonly Indicator[]): Node {
  const other = beside.indicators.get(code);
  if (!other) throw unknown({ text: code, at }, "没有“”这个指标", "there is no indicator “”", beside.indicators.keys());
  const from = trail.findIndex((t) => t.code === code);
  if (from >= 0) {
    const loop = [...trail.slice(from), other];
    throw new Loop(
      at,
      `口径绕成一圈：${loop.map((i) => `「${i.name.zh}」`).join("→")}，算不出来，请去掉其中一处`,
      `the definitions go in a circle: ${loop.map((i) => `“${i.name.en}”`).join(" → ")}; take one of them out`,
    );
  }
  if (trail.length > MOST_DEEP)
    throw new Fault(at, `指标套指标最多 ${MOST_DEEP} 层`, `indicators within indicators: at most ${MOST_DEEP} deep`);
  try {
    const tree = new Parser(other.expression, catalogue, beside, [...trail, other]).whole();
    return { type: "named", code, version: other.version, name: other.name, tree };
  } catch (error) {
    if (error instanceof Loop) throw new Loop(at, error.words.zh, error.words.en);
    if (!(error instanceof Fault)) throw error;
    throw new Fault(
      at,
      `「${other.name.zh}」的口径现在不成立：${error.words.zh}`,
      `“${other.name.en}” does not hold now: ${error.words.en}`,
    );
  }
}

class Parser {
  readonly #tokens: Token[];
  readonly #catalogue: Catalogue;
  readonly #beside: Beside;
  readonly #trail: readonly Indicator[];
  #i = 0;

  constructor(source: string, catalogue: Catalogue, beside: Beside, trail: readonly Indicator[]) {
    this.#tokens = tokenise(source);
    this.#catalogue = catalogue;
    this.#beside = beside;
    this.#trail = trail;
  }

  whole(): Node {
    let node: Node;
    if (this.#peek().text === "ratio") {
      this.#next();
      this.#expect("(");
      const left = this.#sum();
      this.#expect(",");
      node = { type: "binary", operator: "/", left, right: this.#sum() };
      this.#expect(")");
    } else node = this.#sum();
    const rest = this.#peek();
    if (rest.type !== "end") throw new Fault(rest.at, `“${rest.text}”处多出内容`, `unexpected “${rest.text}”`);
    if (sizeOf(node) > MOST_NODES)
      throw new Fault(0, `连同所用的指标一共超过 ${MOST_NODES} 项`, `with the indicators it names it has more than ${MOST_NODES} parts`);
    return node;
  }

  #sum(): Node {
    return this.#chain(["+", "-"], () => this.#chain(["*", "/"], () => this.#factor()));
  }

  #chain(operators: readonly string[], part: () => Node): Node {
    let left = part();
    while (this.#peek().type === "sign" && operators.includes(this.#peek().text)) {
      const operator = this.#next().text as "+" | "-" | "*" | "/";
      left = { type: "binary", operator, left, right: part() };
    }
    return left;
  }

  #factor(): Node {
    const token = this.#next();
    if (token.type === "number") return { type: "number", value: Number(token.text) };
    if (token.text === "(") {
      const inner = this.#sum();
      this.#expect(")");
      return inner;
    }
    if (token.text === "growth") {
      this.#expect("(");
      const now = this.#sum();
      this.#expect(")");
      if (aggregatesOf(now).length + sourcesOf(now).length === 0)
        throw new Fault(token.at, "growth 里要有随时间变的数", "growth needs a figure that changes in time");
      const grown = growthOf(now);
      if (!grown) throw new Fault(token.at, `最多往前 ${MOST_MONTHS} 个月`, `at most ${MOST_MONTHS} months back`);
      return grown;
    }
    if (token.text === "percapita") {
      this.#expect("(");
      const first = this.#peek();
      let each = 1;
      if (first.type === "number" && this.#tokens[this.#i + 1]?.text === ",") {
        each = Number(this.#next().text);
        this.#next();
      }
      if (!Number.isInteger(each) || each < 1 || each > MOST_EACH)
        throw new Fault(first.at, `“每多少人”应为 1 到 ${MOST_EACH} 的整数`, `“each so many” is a whole number from 1 to ${MOST_EACH}`);
      const of = this.#sum();
      this.#expect(")");
      const made = perHead(of, each, this.#catalogue);
      if (!made) throw new Fault(token.at, "没有哪种事实说明人口", "no kind of fact states a population");
      return made;
    }
    return this.#moved(token);
  }

  #moved(token: Token): Node {
    if (token.text !== "before") return this.#windowed(token);
    const back = this.#months();
    const node = shifted(this.#windowed(this.#next()), back);
    this.#expect(")");
    if (furthestBack(node) > MOST_MONTHS) throw new Fault(token.at, `最多往前 ${MOST_MONTHS} 个月`, `at most ${MOST_MONTHS} months back`);
    return node;
  }

  #windowed(token: Token): Node {
    if (token.text === "indicator" || token.text === "series" || token.text === "register") return this.#named(token.text);
    if (token.text !== "window") return { type: "aggregate", aggregate: this.#aggregate(this.#function(token)) };
    const months = this.#months();
    const inner = this.#next();
    const fn = this.#function(inner);
    if (fn === "balance") throw new Fault(inner.at, "期末存量不分窗口", "what stands has no window");
    const a = this.#aggregate(fn);
    this.#expect(")");
    return { type: "aggregate", aggregate: { ...a, over: { months } } };
  }

  #named(what: "indicator" | "series" | "register"): Node {
    this.#expect("(");
    let { text, at } = this.#next();
    if (what === "register" && this.#peek().text === ",") {
      this.#next();
      text += `, ${this.#next().text}`;
    }
    this.#expect(")");
    if (what === "indicator") return namedNode(text, at, this.#catalogue, this.#beside, this.#trail);
    const source = this.#beside.sources.get(`${what}(${text})`);
    if (source) return { type: "source", source };
    const names = [...this.#beside.sources.keys()].flatMap((k) => (k.startsWith(`${what}(`) ? [k.slice(what.length + 1, -1)] : []));
    throw what === "series"
      ? unknown({ text, at }, "没有编号“”的统计数据", "there is no series of number “”", [])
      : unknown({ text, at }, "没有“”这本登记册", "there is no register “”", names);
  }

  #months(): number {
    this.#expect("(");
    const { text, type, at } = this.#next();
    const months = Number(text);
    if (type !== "number" || !Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
      throw new Fault(at, `月数应为 1 到 ${MOST_MONTHS} 的整数`, `months are a whole number from 1 to ${MOST_MONTHS}`);
    this.#expect(",");
    return months;
  }

  #function(token: Token): Aggregate["fn"] {
    const fn = FUNCTIONS.find((f) => f === token.text);
    if (fn) return fn;
    const meant = meantBy(token.text, FUNCTIONS);
    throw new Fault(
      token.at,
      `不认识“${token.text || "结尾"}”，应为 ${FUNCTIONS.join("、")} 之一${meant.zh}`,
      `“${token.text || "end"}” is not one of ${FUNCTIONS.join(", ")}${meant.en}`,
    );
  }

  #aggregate(fn: Aggregate["fn"]): Aggregate {
    this.#expect("(");
    const name = this.#next();
    const kind = this.#catalogue.get(name.text);
    if (!kind) throw unknown(name, "没有“”这种事实", "there is no kind of fact “”", this.#catalogue.keys());
    let of: string | undefined;
    if (this.#peek().text === ",") {
      this.#next();
      const part = this.#next();
      of = part.text;
      const parts = partsOf(kind, fn);
      if (!parts.includes(of)) throw unknown(part, `${kind.label.zh}没有可${VERB[fn]}的“”`, `${kind.kind} has no “” for ${fn}`, parts);
    }
    if ((of === undefined) !== (fn === "count"))
      throw new Fault(
        name.at,
        fn === "count" ? "count 只数事实，不带字段" : `${fn} 要写明字段`,
        fn === "count" ? "count takes the kind alone" : `${fn} needs a name`,
      );
    const where: { dimension: string; values: string[] }[] = [];
    if (this.#peek().text === "where") {
      do {
        this.#next();
        where.push(this.#condition(kind));
      } while (this.#peek().text === "and");
    }
    this.#expect(")");
    return { fn, kind: kind.kind, ...(of === undefined ? {} : { of }), where };
  }

  #condition(kind: FactKind): { dimension: string; values: string[] } {
    const name = this.#next();
    const dimension = kind.dimensions[name.text];
    if (!dimension) throw unknown(name, `${kind.label.zh}没有“”这一维`, `${kind.kind} has no dimension “”`, Object.keys(kind.dimensions));
    const values: string[] = [];
    const one = (): void => {
      const value = this.#next();
      if (value.type !== "text" || !(value.text in dimension.values))
        throw unknown(value, `${dimension.label.zh}没有“”`, `${name.text} has no value “”`, Object.keys(dimension.values));
      values.push(value.text);
    };
    const operator = this.#next();
    if (operator.text === "=") one();
    else if (operator.text === "in") {
      this.#expect("(");
      one();
      while (this.#peek().text === ",") {
        this.#next();
        one();
      }
      this.#expect(")");
    } else throw new Fault(operator.at, "应为 = 或 in", "expected = or in");
    return { dimension: name.text, values };
  }

  #peek(): Token {
    return this.#tokens[this.#i] as Token;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.type !== "end") this.#i++;
    return token;
  }

  #expect(sign: string): void {
    const token = this.#next();
    if (token.text !== sign) throw new Fault(token.at, `此处应为“${sign}”`, `expected “${sign}”`);
  }
}

/** What was found stands between the quotes, the nearest of the names that are there behind. */
function unknown(found: Pick<Token, "text" | "at">, zh: string, en: string, names: Iterable<string>): Fault {
  const meant = meantBy(found.text, names);
  return new Fault(found.at, zh.replace("“”", () => `“${found.text}”`) + meant.zh, en.replace("“”", () => `“${found.text}”`) + meant.en);
}

const VERB = { count: "计数", sum: "求和", balance: "累计", distinct: "去重", median: "取中位数" } as const;
const partsOf = (kind: FactKind, fn: Aggregate["fn"]): readonly string[] =>
  fn === "sum" || fn === "balance"
    ? Object.keys(kind.measures)
    : fn === "distinct"
      ? kind.distinct
      : fn === "median"
        ? kind.distributions
        : [];

function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:([A-Za-z_][\w.]*)|(\d+(?:\.\d+)?)|"([^"]*)"|([-+*/(),=]))/y;
  let end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const m = pattern.exec(source);
    if (!m) throw new Fault(at, `看不懂“${source.slice(at, at + 10)}”`, `cannot read “${source.slice(at, at + 10)}”`);
    const start = at + (m[0].length - m[0].trimStart().length);
    if (m[1] !== undefined) tokens.push({ type: "word", text: m[1], at: start });
    else if (m[2] !== undefined) tokens.push({ type: "number", text: m[2], at: start });
    else if (m[3] !== undefined) tokens.push({ type: "text", text: m[3], at: start });
    else tokens.push({ type: "sign", text: m[4] as string, at: start });
  }
  tokens.push({ type: "end", text: "", at: end });
  return tokens;
}
