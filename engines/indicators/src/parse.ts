import { ok, refuse, type Result } from "@bihuan/kit";
import { FUNCTIONS, MOST_MONTHS, populationIn, type Aggregate, type Catalogue, type FactKind, type Label } from "./catalogue.ts";
import { meantBy } from "./near.ts";

/**
 * expression := ratio "(" sum "," sum ")" | sum
 * sum        := product (("+" | "-") product)*
 * product    := factor (("*" | "/") factor)*
 * factor     := number | "(" sum ")" | growth | percapita | moved
 * percapita  := "percapita" "(" (number ",")? sum ")": ÷ the people that live there, or ÷ each so many of them; printed as the quotient it is
 * growth     := "growth" "(" sum ")": the sum less the same months a year before, ÷ those; printed as the difference it is
 * moved      := "before" "(" months "," windowed ")" | windowed
 * windowed   := "window" "(" months "," aggregate ")" | aggregate
 * aggregate  := fn "(" kind ("," name)? ("where" name ("=" text | "in" "(" text ("," text)* ")") ("and" …)*)? ")"
 * A `/` at the top is the same as ratio(): numerator and denominator are kept apart.
 */
export type Node =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "aggregate"; readonly aggregate: Aggregate }
  | { readonly type: "binary"; readonly operator: "+" | "-" | "*" | "/"; readonly left: Node; readonly right: Node };

export interface ExpressionFault {
  /** Character offset in the expression. */
  readonly at: number;
  readonly message: Label;
}

type Token = { readonly type: "word" | "number" | "text" | "sign" | "end"; readonly text: string; readonly at: number };

/** Each so many people: of a whole country at most. */
export const MOST_EACH = 1_000_000;

export function parseExpression(source: string, catalogue: Catalogue): Result<Node, ExpressionFault> {
  try {
    return ok(new Parser(source, catalogue).whole());
  } catch (error) {
    if (error instanceof Fault) return refuse({ at: error.at, message: error.words });
    throw error;
  }
}

/** The canonical spelling: parsing it gives the same tree. */
export function printExpression(node: Node): string {
  if (node.type === "number") return String(node.value);
  if (node.type === "binary") return `(${printExpression(node.left)} ${node.operator} ${printExpression(node.right)})`;
  const { fn, kind, of, where, over = {} } = node.aggregate;
  const conditions = where.map(({ dimension, values }) => `${dimension} in (${values.map((v) => `"${v}"`).join(", ")})`);
  const plain = `${fn}(${kind}${of === undefined ? "" : `, ${of}`}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""})`;
  const windowed = over.months === undefined ? plain : `window(${over.months}, ${plain})`;
  return over.back === undefined ? windowed : `before(${over.back}, ${windowed})`;
}

/** The same tree so many months before. */
function shifted(node: Node, back: number): Node {
  if (node.type === "number") return node;
  if (node.type === "binary") return { ...node, left: shifted(node.left, back), right: shifted(node.right, back) };
  const { over } = node.aggregate;
  return { type: "aggregate", aggregate: { ...node.aggregate, over: { ...over, back: (over?.back ?? 0) + back } } };
}

/** The growth of a tree against the same months a year before; undefined where nothing in it changes in time or ten years do not reach. */
export function growthOf(now: Node): Node | undefined {
  if (aggregatesOf(now).length === 0) return undefined;
  const before = shifted(now, 12);
  if (aggregatesOf(before).some((a) => (a.over?.back ?? 0) > MOST_MONTHS)) return undefined;
  return { type: "binary", operator: "/", left: { type: "binary", operator: "-", left: now, right: before }, right: before };
}

/** What a tree is the growth of, where it is one. */
export function growthWithin(node: Node): Node | undefined {
  if (node.type !== "binary" || node.operator !== "/" || node.left.type !== "binary" || node.left.operator !== "-") return undefined;
  const grown = growthOf(node.left.left);
  return grown && printExpression(grown) === printExpression(node) ? node.left.left : undefined;
}

/** A tree for each of the people that live there, or each so many; undefined where the catalogue knows no population. */
export function perHead(of: Node, each: number, catalogue: Catalogue): Node | undefined {
  const aggregate = populationIn(catalogue);
  if (!aggregate) return undefined;
  const people: Node = { type: "aggregate", aggregate };
  return {
    type: "binary",
    operator: "/",
    left: of,
    right: each === 1 ? people : { type: "binary", operator: "/", left: people, right: { type: "number", value: each } },
  };
}

/** What a tree is per head of, where it is so: neither a growth nor made of people itself. */
export function perHeadWithin(node: Node, catalogue: Catalogue): { readonly of: Node; readonly each: number } | undefined {
  if (node.type !== "binary" || node.operator !== "/") return undefined;
  const { left, right } = node;
  const each = right.type === "binary" && right.operator === "/" && right.right.type === "number" ? right.right.value : 1;
  const made = perHead(left, each, catalogue);
  const people = populationIn(catalogue);
  if (!made || printExpression(made) !== printExpression(node) || growthWithin(left)) return undefined;
  return aggregatesOf(left).some((a) => a.kind === people?.kind) ? undefined : { of: left, each };
}

/** The aggregates an expression needs, each once, in order of appearance. */
export function aggregatesOf(node: Node): Aggregate[] {
  if (node.type === "number") return [];
  if (node.type === "aggregate") return [node.aggregate];
  const all = [...aggregatesOf(node.left), ...aggregatesOf(node.right)];
  return all.filter((a, i) => all.findIndex((b) => aggregateKey(b) === aggregateKey(a)) === i);
}

const KEYS = new WeakMap<Aggregate, string>();
/** Its text; made once for an object. */
export function aggregateKey(a: Aggregate): string {
  const key = KEYS.get(a) ?? printExpression({ type: "aggregate", aggregate: a });
  KEYS.set(a, key);
  return key;
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

class Parser {
  readonly #tokens: Token[];
  readonly #catalogue: Catalogue;
  #i = 0;

  constructor(source: string, catalogue: Catalogue) {
    this.#tokens = tokenise(source);
    this.#catalogue = catalogue;
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
      if (aggregatesOf(now).length === 0)
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
    return { type: "aggregate", aggregate: this.#moved(token) };
  }

  #moved(token: Token): Aggregate {
    if (token.text !== "before") return this.#windowed(token);
    const back = this.#months();
    const { over, ...a } = this.#windowed(this.#next());
    this.#expect(")");
    return { ...a, over: { ...over, back } };
  }

  #windowed(token: Token): Aggregate {
    if (token.text !== "window") return this.#aggregate(this.#function(token));
    const months = this.#months();
    const inner = this.#next();
    const fn = this.#function(inner);
    if (fn === "balance") throw new Fault(inner.at, "期末存量不分窗口", "what stands has no window");
    const a = this.#aggregate(fn);
    this.#expect(")");
    return { ...a, over: { months } };
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
function unknown(found: Token, zh: string, en: string, names: Iterable<string>): Fault {
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
