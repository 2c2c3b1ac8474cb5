import { isAdmitted, type Filter } from "./classes.ts";
import type { Part } from "./part.ts";

const YES = 1;
const NO = 2;

/** Whether documents of a part pass a filter and are not removed. A class is judged when first met: few are, of some thousand. */
export class Admission {
  readonly #part: Part;
  readonly #filter: Filter;
  readonly #verdicts: Uint8Array;
  readonly #anyDay: boolean;

  constructor(part: Part, filter: Filter) {
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

  #judge(number: number): number {
    const one = this.#part.classes.list[number];
    return (this.#verdicts[number] = one !== undefined && isAdmitted(one, this.#filter) ? YES : NO);
  }

  #isWithinDays(day: number): boolean {
    const { from = -Infinity, to = Infinity } = this.#filter;
    return day !== 0 && day >= from && day <= to;
  }
}
