import type { LectureOption } from "@bihuan/meetings";

/** Minutes of one day. */
export type Span = readonly [from: number, to: number];
/** Do two spans share time? Ends that touch do not. */
export const meet = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

export interface Placeable extends LectureOption {
  /** When its expert is away, ways included. */
  readonly span: { readonly away: Span };
}
interface Step<O> {
  readonly order: number;
  readonly to: O;
}

/** Who holds which half-day of whom while a plan is made: slots 2n and 2n + 1 are a day's morning and afternoon. */
export class Held<O extends Placeable> {
  readonly #most: readonly number[];
  readonly #slots: number;
  readonly #given: (O | undefined)[] = [];
  readonly #at = new Map<number, number>();
  readonly #of: readonly Set<number>[];

  constructor(most: readonly number[], slots: number) {
    this.#most = most;
    this.#slots = slots;
    this.#of = most.map(() => new Set());
  }

  #key(o: O): number {
    return o.expert * this.#slots + o.slot;
  }
  given(order: number): O | undefined {
    return this.#given[order];
  }
  put(order: number, to: O | undefined): void {
    const old = this.#given[order];
    if (old) {
      this.#at.delete(this.#key(old));
      this.#of[old.expert]?.delete(order);
    }
    this.#given[order] = to;
    if (to) {
      this.#at.set(this.#key(to), order);
      this.#of[to.expert]?.add(order);
    }
  }
  clear(): void {
    this.#given.forEach((_, order) => this.put(order, undefined));
  }

  /** Pairs of orders of one expert and day that meet on the road. */
  clashes(): (readonly [number, number])[] {
    return [...this.#at].flatMap(([key, order]) => {
      const other = key % 2 === 0 ? this.#at.get(key + 1) : undefined;
      return other !== undefined && this.#meet(order, other) ? [[order, other] as const] : [];
    });
  }
  #meet(a: number, b: number): boolean {
    return meet((this.#given[a] as O).span.away, (this.#given[b] as O).span.away);
  }
  /** What an order loses by its best other option that nobody holds. */
  loss(order: number, options: readonly O[]): number {
    return options.reduce(
      (least, o) => (this.#at.has(this.#key(o)) ? least : Math.min(least, (this.#given[order] as O).fit - o.fit)),
      10_000,
    );
  }

  /** Ways to make room, each with who would have to leave; at most two of them. */
  #inTheWay(o: O): readonly (readonly number[])[] {
    const [holder, other] = [this.#at.get(this.#key(o)), this.#at.get(this.#key(o) ^ 1)];
    const leave = [holder, other !== undefined && meet(o.span.away, (this.#given[other] as O).span.away) ? other : undefined].filter(
      (x) => x !== undefined,
    );
    const held = this.#of[o.expert] as ReadonlySet<number>;
    return leave.length === 0 && held.size >= (this.#most[o.expert] as number) ? [...held].map((x) => [x]) : [leave];
  }
  #isFree(o: O): boolean {
    return this.#inTheWay(o).some((leave) => leave.length === 0);
  }

  /** Lets an order in by moving others, none of which is left out for it. */
  letIn(first: number, options: readonly (readonly O[])[]): boolean {
    // By order that would have to leave: who takes its place, and where that is.
    const from = new Map<number, Step<O> | undefined>([[first, undefined]]);
    for (const order of from.keys())
      for (const to of options[order] as readonly O[])
        for (const leave of this.#inTheWay(to)) {
          const [one, two] = leave;
          if (one === undefined) {
            const steps: Step<O>[] = [{ order, to }];
            for (let step = from.get(order); step; step = from.get(step.order)) steps.push(step);
            if (this.#take(steps)) return true;
          } else if (two === undefined && !from.has(one)) from.set(one, { order, to });
        }
    return false;
  }

  /** Takes each step where its place is free by then, or none of them. */
  #take(steps: readonly Step<O>[]): boolean {
    const before = steps.map(({ order }) => [order, this.#given[order]] as const);
    const done = steps.every(({ order, to }) => {
      this.put(order, undefined);
      if (!this.#isFree(to)) return false;
      this.put(order, to);
      return true;
    });
    if (done) return true;
    for (const [order] of before) this.put(order, undefined);
    for (const [order, old] of before) this.put(order, old);
    return false;
  }
}
