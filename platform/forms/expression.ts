import type { Label } from "../http/contract.ts";
import { FUNCTIONS } from "./function-names.ts";
import { LIMITS } from "./form.ts";

/** One step of a path: to the parent, to oneself, to a child of that name, and which of them. */
export interface Step {
  readonly to: "parent" | "self" | "child";
  readonly name: string;
  readonly where: readonly Expr[];
}
export type Expr =
  | { readonly is: "number"; readonly value: number }
  | { readonly is: "text"; readonly value: string }
  | { readonly is: "path"; readonly from: "here" | "root" | "current" | { readonly name: string }; readonly steps: readonly Step[] }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Expr[] }
  | { readonly is: "binary"; readonly operator: Operator; readonly left: Expr; readonly right: Expr }
  | { readonly is: "minus"; readonly of: Expr };
export type Operator = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "div" | "mod";

/** What is wrong with an expression, and at which character. */
export class ExpressionFault extends Error {
  readonly label: Label;
  constructor(zh: string, en: string) {
    super(en);
    this.label = { zh, en };
  }
}

interface Token {
  readonly is: "number" | "text" | "name" | "reference" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

const SIGNS = ["!=", "<=", ">=", "==", "..", "(", ")", "[", "]", ",", "=", "<", ">", "+", "-", "*", "/", ".", "|"];
const isDigit = (c: string): boolean => c >= "0" && c <= "9";
const startsName = (c: string): boolean => /^[\p{L}_]$/u.test(c);

/** XPath's words as survey forms use them: `${age} >= 18 and selected(., 'yes')`. Read by hand, in one pass, to a bounded depth. */
export function parseExpression(source: string): Expr {
  if (source.length > LIMITS.expression)
    throw new ExpressionFault(`公式超过 ${LIMITS.expression} 字`, `The expression has more than ${LIMITS.expression} characters`);
  return new Parser(tokensOf(source)).whole();
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  // Curly quotes are what a word processor makes of straight ones.
  const text = source.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  let i = 0;
  while (i < text.length) {
    const c = text[i] as string;
    const at = i;
    if (c.trim() === "") i++;
    else if (isDigit(c) || (c === "." && isDigit(text[i + 1] ?? ""))) {
      while (isDigit(text[i] ?? "") || (text[i] === "." && text[i + 1] !== ".")) i++;
      tokens.push({ is: "number", text: text.slice(at, i), at });
    } else if (c === "'" || c === '"') {
      const end = text.indexOf(c, i + 1);
      if (end < 0) throw faultAt(at, "引号没有收尾", "a quotation mark is not closed");
      tokens.push({ is: "text", text: text.slice(i + 1, end), at });
      i = end + 1;
    } else if (text.startsWith("${", i)) {
      const end = text.indexOf("}", i);
      if (end < 0) throw faultAt(at, "${ 没有收尾", "${ is not closed");
      tokens.push({ is: "reference", text: text.slice(i + 2, end).trim(), at });
      i = end + 1;
    } else if (startsName(c)) {
      while (i < text.length && (startsName(text[i] as string) || isDigit(text[i] as string) || "-.:".includes(text[i] as string))) i++;
      while (".:-".includes(text[i - 1] as string)) i--;
      tokens.push({ is: "name", text: text.slice(at, i), at });
    } else {
      const sign = SIGNS.find((s) => text.startsWith(s, i));
      if (sign === undefined) throw faultAt(at, `不认识的符号“${c}”`, `unknown sign ${c}`);
      tokens.push({ is: "sign", text: sign, at });
      i += sign.length;
    }
  }
  tokens.push({ is: "end", text: "", at: text.length });
  return tokens;
}

const faultAt = (at: number, zh: string, en: string): ExpressionFault =>
  new ExpressionFault(`公式第 ${at + 1} 个字处：${zh}`, `Expression, character ${at + 1}: ${en}`);

const LEVELS: readonly (readonly Operator[])[] = [["or"], ["and"], ["=", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "div", "mod"]];

class Parser {
  readonly #tokens: readonly Token[];
  #i = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expr {
    const expr = this.#level(0);
    if (this.#peek().is !== "end") throw this.#unexpected();
    return expr;
  }

  #level(level: number): Expr {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const token = this.#peek();
      const sign = token.text === "==" ? "=" : token.text;
      const operator = token.is === "sign" || token.is === "name" ? operators.find((o) => o === sign) : undefined;
      if (!operator) return left;
      this.#i++;
      left = { is: "binary", operator, left, right: this.#level(level + 1) };
    }
  }

  #unary(): Expr {
    if (!this.#take("-")) return this.#primary();
    this.#deeper();
    const of = this.#unary();
    this.#depth--;
    return { is: "minus", of };
  }

  #primary(): Expr {
    this.#deeper();
    const expr = this.#inner();
    this.#depth--;
    return expr;
  }

  #inner(): Expr {
    const token = this.#peek();
    if (token.is === "number") {
      this.#i++;
      const value = Number(token.text);
      if (Number.isNaN(value)) throw faultAt(token.at, `“${token.text}”不是数`, `${token.text} is no number`);
      return { is: "number", value };
    }
    if (token.is === "text") {
      this.#i++;
      return { is: "text", value: token.text };
    }
    if (token.is === "reference") {
      this.#i++;
      return { is: "path", from: { name: token.text }, steps: this.#steps([...this.#self()]) };
    }
    if (this.#take("(")) {
      const expr = this.#level(0);
      this.#expect(")");
      return expr;
    }
    if (token.is === "sign" && (token.text === "." || token.text === ".."))
      return { is: "path", from: "here", steps: this.#steps([this.#step()]) };
    if (this.#take("/")) return { is: "path", from: "root", steps: this.#steps([this.#step()]) };
    if (token.is === "name") {
      if (this.#tokens[this.#i + 1]?.text === "(" && this.#tokens[this.#i + 1]?.is === "sign") return this.#call();
      return { is: "path", from: "here", steps: this.#steps([this.#step()]) };
    }
    throw this.#unexpected();
  }

  #call(): Expr {
    const { text: name, at } = this.#tokens[this.#i] as Token;
    this.#i += 2;
    const args: Expr[] = [];
    if (!this.#take(")")) {
      do args.push(this.#level(0));
      while (this.#take(","));
      this.#expect(")");
    }
    if (name === "current" && args.length === 0) return { is: "path", from: "current", steps: this.#steps([]) };
    const arity = FUNCTIONS[name];
    if (!arity) throw faultAt(at, `不支持函数 ${name}()`, `the function ${name}() is not supported`);
    if (args.length < arity[0] || args.length > arity[1])
      throw faultAt(at, `${name}() 的参数个数不对`, `${name}() takes another number of arguments`);
    return { is: "call", name, args };
  }

  /** What follows a step: `/x`, `/..`, `[…]`. */
  #steps(steps: Step[]): Step[] {
    while (this.#take("/")) steps.push(this.#step());
    return steps;
  }

  #step(): Step {
    const token = this.#peek();
    this.#i++;
    if (token.is === "sign" && token.text === "..") return { to: "parent", name: "", where: this.#where() };
    if (token.is === "sign" && token.text === ".") return { to: "self", name: "", where: this.#where() };
    if (token.is === "name" || token.is === "reference") return { to: "child", name: token.text, where: this.#where() };
    throw faultAt(token.at, `“/”后面应是题目名`, "a name is expected behind /");
  }

  #self(): Step[] {
    const where = this.#where();
    return where.length > 0 ? [{ to: "self", name: "", where }] : [];
  }

  #where(): Expr[] {
    const where: Expr[] = [];
    while (this.#take("[")) {
      this.#deeper();
      where.push(this.#level(0));
      this.#depth--;
      this.#expect("]");
    }
    return where;
  }

  #deeper(): void {
    if (++this.#depth > LIMITS.depth) throw new ExpressionFault("公式的括号套得太深", "The expression is nested too deeply");
  }
  #peek(): Token {
    return this.#tokens[this.#i] as Token;
  }
  #take(sign: string): boolean {
    if (this.#peek().is !== "sign" || this.#peek().text !== sign) return false;
    this.#i++;
    return true;
  }
  #expect(sign: string): void {
    if (!this.#take(sign)) throw faultAt(this.#peek().at, `缺“${sign}”`, `${sign} is missing`);
  }
  #unexpected(): ExpressionFault {
    const { text, at, is } = this.#peek();
    return is === "end"
      ? faultAt(at, "公式没有写完", "the expression breaks off")
      : faultAt(at, `没想到这里是“${text}”`, `${text} is not expected here`);
  }
}
