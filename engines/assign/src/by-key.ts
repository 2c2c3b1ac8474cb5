import { Assignment, type Pair } from "./assignment.ts";

export interface KeyedExpert {
  readonly key: number;
  readonly capacity: number;
  /** What he had before, where work is shared out. */
  readonly before?: number;
}
export interface KeyedNeed {
  readonly key: number;
  /** Experts by their keys. */
  readonly pairs: readonly Pair[];
}

/**
 * The optimum is one value and may be many plans. Experts and needs go in by rising keys, so that the plan is the same in whatever order they are
 * handed over: of equal ones the smaller key comes first. `steps` yields after every need, for hosts that answer others meanwhile.
 */
export class AssignmentByKey {
  readonly assignment: Assignment;
  readonly experts: readonly KeyedExpert[];
  readonly needs: readonly KeyedNeed[];
  readonly #position: ReadonlyMap<number, number>;

  constructor(
    experts: readonly KeyedExpert[],
    needs: readonly KeyedNeed[],
    { perNeed = 3, spread = 0 }: { readonly perNeed?: number; readonly spread?: number } = {},
  ) {
    this.experts = [...experts].sort((a, b) => a.key - b.key);
    this.needs = [...needs].sort((a, b) => a.key - b.key);
    this.#position = new Map(this.experts.map((e, i) => [e.key, i]));
    if (this.#position.size < experts.length || new Set(needs.map((n) => n.key)).size < needs.length)
      throw new RangeError("a key is given twice");
    this.assignment = new Assignment(
      this.experts.map((e) => e.capacity),
      perNeed,
      { spread, before: this.experts.map((e) => e.before ?? 0) },
    );
  }

  *steps(): Generator<void, void> {
    for (const { pairs } of this.needs) {
      this.assignment.addNeed(pairs.map(({ expert, fit }) => ({ expert: this.#position.get(expert) ?? -1, fit })));
      yield;
    }
  }

  /** Keys of the experts of every need, best first, by the need's key. */
  given(): Map<number, number[]> {
    return new Map(this.needs.map((n, i) => [n.key, this.assignment.given(i).map((g) => this.experts[g.expert]?.key as number)]));
  }
}
