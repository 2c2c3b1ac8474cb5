import { halfWidth, isDay } from "@bihuan/kit";
import type { Label } from "../http/contract.ts";
import { namesIn, type Form } from "./compile.ts";
import { evaluate, type RunView, type View } from "./evaluate.ts";
import { ExpressionFault, type Expr } from "./expression.ts";
import { LIMITS, say, type Answers, type Choice, type Group, type Question, type Words } from "./form.ts";
import { compilePattern } from "./pattern.ts";
import { Node, nodesOf, spotNamed, type Spot, type Tree } from "./tree.ts";
import { numberOfText, toBoolean, toNumber, toText, wordsIn, type Value } from "./values.ts";

export interface FillFault {
  /** `members[2]/age` */
  readonly path: string;
  readonly code: "required" | "constraint" | "kind" | "choice" | "unknown" | "too-long";
  readonly label: Label;
  /** The form's own words, where it has some. */
  readonly said?: Words;
}
export interface Asked {
  readonly is: "question";
  readonly path: string;
  readonly question: Question;
  readonly value: string;
  readonly label: Words;
  readonly hint: Words;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly choices: readonly Choice[];
  readonly fault: FillFault | undefined;
}
export interface AskedGroup {
  readonly is: "group";
  readonly path: string;
  readonly group: Group;
  readonly label: Words;
  readonly rows: readonly Shown[];
}
/** A repeat with its rounds; `open` where whoever answers says how many. */
export interface AskedRepeat {
  readonly is: "repeat";
  readonly path: string;
  readonly group: Group;
  readonly label: Words;
  readonly rounds: readonly AskedGroup[];
  readonly open: boolean;
}
export type Shown = Asked | AskedGroup | AskedRepeat;

export interface Filled {
  /** What is asked now, in the form's order. */
  readonly rows: readonly Shown[];
  readonly faults: readonly FillFault[];
  /** What would be kept: answers to what is asked, and what the form reckons. */
  readonly answers: Answers;
  /** Questions asked of whoever answers, the reckoned and the told ones not counted. */
  readonly asked: number;
}

/** Runs a form over its answers: what is asked, offered, reckoned, wrong. Same answers and day, same outcome. */
export function fillForm(form: Form, answers: Answers, at: { readonly today: string; readonly now: string }): Filled {
  return new Run(form, answers, at).filled();
}

/** The answers of a form nobody has begun: what its author set. */
export function firstAnswers(form: Form, at: { readonly today: string; readonly now: string }): Answers {
  const initial = (spot: Spot): Answers =>
    Object.fromEntries(
      [...spot.children.values()].flatMap((child): [string, string | Answers | Answers[]][] => {
        const { item } = child;
        if (item?.is === "group") return [[item.name, item.repeat ? [initial(child)] : initial(child)]];
        if (!item?.initial) return [];
        return [[item.name, item.initial === "today()" ? at.today : item.initial === "now()" ? at.now : item.initial]];
      }),
    );
  return initial(form.root);
}

class Run implements RunView, Tree {
  readonly today: string;
  readonly now: string;
  readonly #form: Form;
  readonly #root: Node;
  readonly #text = new Map<Node, string>();
  readonly #relevant = new Map<Node, boolean>();
  readonly #patterns = new Map<string, (text: string) => boolean>();
  readonly #faults: FillFault[] = [];
  #steps = 0;
  #nodes = 0;
  #asked = 0;

  constructor(form: Form, answers: Answers, at: { readonly today: string; readonly now: string }) {
    this.#form = form;
    this.today = at.today;
    this.now = at.now;
    this.#root = new Node(this, form.root, undefined, answers, 1);
    this.#unknown(form.root, answers, "");
  }

  filled(): Filled {
    const { rows, answers } = this.#rows(this.#root);
    return { rows, answers, faults: this.#faults, asked: this.#asked };
  }

  // What the tree and expressions ask.
  count(): void {
    if (++this.#nodes > LIMITS.nodes) throw new ExpressionFault("填的内容太多，请分几份", "Too much for one form: make it several");
  }
  step(): void {
    if (++this.#steps > LIMITS.steps) throw new ExpressionFault("表里的公式太费时", "The form's expressions take too long");
  }
  countOf(spot: Spot, parent: Node): number {
    const n = toNumber(this.#value((spot.item as Group).repeat?.count as string, parent), this.textOf);
    return Number.isNaN(n) ? 0 : Math.max(0, Math.min(LIMITS.instances, Math.trunc(n)));
  }
  named(): ReadonlyMap<string, readonly Spot[]> {
    return this.#form.byName;
  }
  pattern(source: string): (text: string) => boolean {
    let p = this.#patterns.get(source);
    if (!p) {
      try {
        p = compilePattern(source);
      } catch (error) {
        // Written-out patterns were read with the form; one that answers make up and that cannot be read fits nothing.
        if (!(error instanceof ExpressionFault)) throw error;
        p = () => false;
      }
      this.#patterns.set(source, p);
    }
    return p;
  }
  choiceName(name: string, value: string, from: Node): string {
    const spot = spotNamed(this.#form.byName, name, from.spot);
    const list = spot?.item?.is === "question" ? this.#form.definition.lists[spot.item.list ?? ""] : undefined;
    return say(list?.find((c) => c.name === value)?.label, this.#form.definition.language);
  }

  /** A question's answer as others see it: blank while it is not asked, reckoned where the form reckons it. */
  readonly textOf = (node: Node): string => {
    const known = this.#text.get(node);
    if (known !== undefined) return known;
    // Whatever leads back here meanwhile sees a blank; circles are told when the form is read.
    this.#text.set(node, "");
    const { item } = node.spot;
    let text = "";
    if (item?.is === "question" && this.#isRelevant(node)) {
      text = item.calculation ? toText(this.#value(item.calculation, node), this.textOf) : tidied(item, node.raw);
    }
    this.#text.set(node, text);
    return text;
  };

  #isRelevant(node: Node): boolean {
    const known = this.#relevant.get(node);
    if (known !== undefined) return known;
    this.#relevant.set(node, false);
    const own = node.spot.item?.relevant;
    const is = (!node.parent || this.#isRelevant(node.parent)) && (!own || this.#holds(own, node));
    this.#relevant.set(node, is);
    return is;
  }

  #value(words: string, here: Node, row?: Readonly<Record<string, string>>): Value {
    const view: View = { here, current: here, run: this, ...(row ? { row } : {}) };
    return evaluate(this.#form.expressions.get(words) as Expr, view);
  }
  #holds(words: string, here: Node, row?: Readonly<Record<string, string>>): boolean {
    return toBoolean(this.#value(words, here, row), this.textOf);
  }

  #rows(node: Node): { rows: Shown[]; answers: Answers } {
    const rows: Shown[] = [];
    const answers: Record<string, string | Answers | readonly Answers[]> = {};
    for (const [name, spot] of node.spot.children) {
      const item = spot.item as Question | Group;
      if (item.is === "group" && item.repeat) {
        if (item.relevant && !this.#holds(item.relevant, node)) continue;
        const rounds = node.children(name).map((n) => ({ path: n.path, ...this.#rows(n), label: this.#said(item.label, n) }));
        if (rounds.length > 0) answers[name] = rounds.map((r) => r.answers);
        const path = node.path === "" ? name : `${node.path}/${name}`;
        rows.push({
          is: "repeat",
          path,
          group: item,
          label: this.#said(item.label, node),
          rounds: rounds.map((r) => ({ is: "group", path: r.path, group: item, label: r.label, rows: r.rows })),
          open: item.repeat.count === undefined,
        });
        continue;
      }
      const [child] = node.children(name);
      if (!child || !this.#isRelevant(child)) continue;
      if (item.is === "group") {
        const inner = this.#rows(child);
        if (Object.keys(inner.answers).length > 0) answers[name] = inner.answers;
        if (inner.rows.length > 0)
          rows.push({ is: "group", path: child.path, group: item, label: this.#said(item.label, child), rows: inner.rows });
        continue;
      }
      const value = this.textOf(child);
      if (value !== "" && item.kind !== "note") answers[name] = value;
      if (item.kind !== "calculate" && item.kind !== "hidden") rows.push(this.#question(item, child, value));
    }
    return { rows, answers };
  }

  #question(question: Question, node: Node, value: string): Asked {
    const choices = this.#choices(question, node);
    const readOnly = question.kind === "note" || question.calculation !== undefined || this.#is(question.readOnly, node);
    const required = !readOnly && this.#is(question.required, node);
    if (!readOnly) this.#asked++;
    const fault = readOnly ? undefined : this.#fault(question, node, value, required, choices);
    if (fault) this.#faults.push(fault);
    return {
      is: "question",
      path: node.path,
      question,
      value,
      label: this.#said(question.label, node),
      hint: this.#said(question.hint ?? {}, node),
      required,
      readOnly,
      choices,
      fault,
    };
  }

  #choices(question: Question, node: Node): readonly Choice[] {
    const all = question.list === undefined ? [] : (this.#form.definition.lists[question.list] ?? []);
    const { filter } = question;
    return filter ? all.filter((c) => this.#holds(filter, node, { ...c.columns, name: c.name })) : all;
  }

  #is(words: string | undefined, node: Node): boolean {
    return words !== undefined && this.#holds(words, node);
  }

  #fault(question: Question, node: Node, value: string, required: boolean, choices: readonly Choice[]): FillFault | undefined {
    const fault = (code: FillFault["code"], zh: string, en: string, said?: Words): FillFault => ({
      path: node.path,
      code,
      label: { zh, en },
      ...(said && Object.values(said).some((w) => w !== "") ? { said: this.#said(said, node) } : {}),
    });
    if (value === "") return required ? fault("required", "请填写", "Please answer", question.requiredSaid) : undefined;
    if ([...value].length > LIMITS.text) return fault("too-long", `最多 ${LIMITS.text} 字`, `At most ${LIMITS.text} characters`);
    const wrong = KIND_FAULTS[question.kind]?.(value);
    if (wrong) return fault("kind", wrong.zh, wrong.en);
    if (isCount(question) && numberOfText(value) < 0) return fault("kind", "不能是负数", "Not below 0");
    if (question.kind === "one" || question.kind === "many") {
      const chosen = question.kind === "one" ? [value] : wordsIn(value);
      if (chosen.some((v) => !choices.some((c) => c.name === v)))
        return fault("choice", "选的这一项现在不能选，请重新选", "This choice is not offered now: choose again");
    }
    if (question.constraint && !this.#holds(question.constraint, node))
      return fault("constraint", "不符合这一题的要求", "It does not meet what the question asks", question.constraintSaid);
    return undefined;
  }

  /** The form's words with answers in them. */
  #said(words: Words, node: Node): Words {
    if (!Object.values(words).some((w) => w.includes("${"))) return words;
    return Object.fromEntries(
      Object.entries(words).map(([language, text]) => [
        language,
        namesIn(text).reduce((t, name) => {
          const spot = spotNamed(this.#form.byName, name, node.spot);
          const found = spot ? nodesOf(node, spot)[0] : undefined;
          return t.replaceAll(`\${${name}}`, () => (found ? this.#spoken(found, language) : ""));
        }, text),
      ]),
    );
  }
  #spoken(node: Node, language: string): string {
    const { item } = node.spot;
    const value = this.textOf(node);
    if (item?.is !== "question" || item.list === undefined) return value;
    const list = this.#form.definition.lists[item.list] ?? [];
    return wordsIn(value)
      .map((v) => say(list.find((c) => c.name === v)?.label, language) || v)
      .join("、");
  }

  #unknown(spot: Spot, given: Answers, path: string): void {
    for (const [name, value] of Object.entries(given)) {
      const child = spot.children.get(name);
      const at = path === "" ? name : `${path}/${name}`;
      if (!child) this.#faults.push({ path: at, code: "unknown", label: { zh: "表里没有这一题", en: "The form has no such question" } });
      else if (Array.isArray(value)) for (const one of value as readonly Answers[]) this.#unknown(child, one, at);
      else if (typeof value === "object") this.#unknown(child, value as Answers, at);
    }
  }
}

/** As it is kept: numbers and days in half-width, nothing around it. */
function tidied(question: Question, raw: string): string {
  const text = raw.trim();
  return question.kind === "text" ? text : halfWidth(text);
}

/** A number that is asked is a quantity; one that may lie below 0 says so in its constraint, as `. >= -40`. */
const isCount = (q: Question): boolean =>
  (q.kind === "integer" || q.kind === "decimal") && q.calculation === undefined && !/(^|[<>=(,])\s*-\s*\d/.test(q.constraint ?? "");

const KIND_FAULTS: Partial<Record<Question["kind"], (value: string) => Label | undefined>> = {
  integer: (v) =>
    /^-?\d{1,15}$/.test(v)
      ? undefined
      : { zh: "只写整数，如 500；不知道就空着，不要写 0", en: "A whole number alone, as 500; leave it blank where it is not known" },
  decimal: (v) =>
    Number.isNaN(numberOfText(v)) || isDay(v.slice(0, 10)) ? { zh: "只写数字，如 12.5", en: "A number alone, as 12.5" } : undefined,
  day: (v) => (isDay(v) ? undefined : { zh: "应为日期，如 2026-03-05", en: "A day is expected, as 2026-03-05" }),
  time: (v) =>
    /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?/.test(v) ? undefined : { zh: "应为时间，如 09:30", en: "A time is expected, as 09:30" },
  instant: (v) =>
    isDay(v.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d/.test(v.slice(10))
      ? undefined
      : { zh: "应为日期和时间", en: "A day and time are expected" },
  place: (v) =>
    /^-?\d{1,2}(\.\d{1,10})? -?\d{1,3}(\.\d{1,10})?( -?\d{1,6}(\.\d{1,10})?){0,2}$/.test(v)
      ? undefined
      : { zh: "应为纬度和经度，如 30.12 104.65", en: "Latitude and longitude are expected, as 30.12 104.65" },
};
