import { firstWhere, isAdmitted, rangesOf, type Filter } from "./classes.ts";
import type { Part } from "./part.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans so near are one: to read what lies between costs less than to begin again. */
const NEAR = 1024;

const YES = 1;
const NO = 2;

/** Whether documents of a part pass a filter and are not removed. A class is judged when first met: few are, of some thousand. */
export class Admission {
  readonly #part: Part;
  readonly #filter: Filter;
  readonly #verdicts: Uint8Array;
  readonly #anyDay: boolean;

  readonly #near: number;

  constructor(part: Part, filter: Filter, near = NEAR) {
    this.#near = near;
    this.#part = part;
    this.#filter = filter;
    this.#verdicts = new Uint8Array(part.classes.list.length);
    this.#anyDay = filter.from === undefined && filter.to === undefined;
  }

  admits(doc: number): boolean {
    const part = this.#part;
    const number = part.classOf[doc] as number;
    const verdict = this.#verdicts[number] || this.#judge(number);
    return verdict === YES && part.removed[doc] === 0 && (this.#anyDay || this.#isWithinDays(part.days[doc] as number));
  }

  /** Documents from one number to another, the end exclusive, outside of which none is admitted: ascending, apart from each other. */
  get spans(): readonly Span[] {
    const { size, isOrdered, classOf, classes } = this.#part;
    if (!isOrdered || (this.#filter.kinds === undefined && this.#filter.region === undefined)) return [{ from: 0, to: size }];
    const spans: { from: number; to: number }[] = [];
    for (const range of rangesOf(classes.list, this.#filter)) {
      const [from, to] = range.map((number) => firstWhere(0, size, (doc) => (classOf[doc] as number) >= number)) as [number, number];
      const last = spans.at(-1);
      if (last && from - last.to < this.#near) last.to = to;
      else if (from < to) spans.push({ from, to });
    }
    return spans;
  }

  #judge(number: number): number {
    const one = this.#part.classes.list[number];
    return (this.#verdicts[number] = one !== undefined && isAdmitted(one, this.#filter) ? YES : NO);
  }

  #isWithinDays(day: number): boolean {
    const { from = -Infinity, to = Infinity } = this.#filter;
    return day !== 0 && day >= from && day <= to;
  }
}
