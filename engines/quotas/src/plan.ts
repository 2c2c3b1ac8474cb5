/** Somebody who may be chosen. Attributes are what floors speak of: unit, sex, front line, nationality, age class on the day. */
export interface Nominee {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whole number, higher is better; what the deciding body said, never a count of activities. */
  readonly quality?: number;
  /** Chosen, or not to be chosen, whatever else. */
  readonly fixed?: "in" | "out";
}

/** A floor or ceiling over a group. Groups overlap; a nominee counts in each whose conditions all hold for him. */
export interface Bound {
  readonly key: string;
  readonly name: string;
  /** Each condition: the attribute has one of the values. */
  readonly of: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  readonly least?: Amount;
  readonly most?: Amount;
  /** Hard bounds of the plan, bounds by law, and soft ones that may be missed at a cost. */
  readonly kind: "hard" | "by-law" | "soft";
  /** Where it is written. */
  readonly source?: string;
}

/** People, or percent of the seats: "80 %" of 144 is 115.2, so 116 at least and 115 at most. */
export type Amount = { readonly people: number } | { readonly percent: number };

export interface QuotaPlan {
  readonly seats: number;
  readonly bounds: readonly Bound[];
}

export const leastOf = (amount: Amount, seats: number): number =>
  "people" in amount ? amount.people : Math.ceil((amount.percent * seats) / 100 - 1e-9);
export const mostOf = (amount: Amount, seats: number): number =>
  "people" in amount ? amount.people : Math.floor((amount.percent * seats) / 100 + 1e-9);

export const isOf = (bound: Bound, nominee: Nominee): boolean =>
  bound.of.every((c) => c.values.includes(nominee.attributes[c.attribute] ?? ""));

export interface Gap {
  readonly key: string;
  readonly have: number;
  readonly least?: number;
  readonly most?: number;
  /** Below the floor by so many; above the ceiling by so many. */
  readonly missing: number;
  readonly over: number;
  /** How many of the group are not chosen yet and may be. */
  readonly possible: number;
}

/**
 * Every floor and ceiling while people are ticked one by one: a tick costs as many steps as there are bounds. `light` says what can be said at once: red with the
 * bound that can no longer be met, green when filling up greedily meets all, else undecided (the solver answers that).
 */
export class Gaps {
  readonly plan: QuotaPlan;
  readonly nominees: readonly Nominee[];
  readonly #groups: readonly (readonly number[])[];
  /** People of the same groups are one kind: of each person, of each kind its groups, of each group its kinds. */
  readonly #kind: Int32Array;
  readonly #groupsOf: readonly Int32Array[];
  readonly #kindsIn: readonly Int32Array[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #chosen: Uint8Array;
  readonly #have: Int32Array;
  readonly #possible: Int32Array;
  #count = 0;

  constructor(plan: QuotaPlan, nominees: readonly Nominee[]) {
    this.plan = plan;
    this.nominees = nominees;
    this.#groups = nominees.map((n) => plan.bounds.flatMap((b, i) => (isOf(b, n) ? [i] : [])));
    const kinds = new Map<string, number>();
    this.#kind = Int32Array.from(this.#groups, (own) => {
      const key = own.join();
      return kinds.get(key) ?? (kinds.set(key, kinds.size), kinds.size - 1);
    });
    this.#groupsOf = [...kinds.keys()].map((key) => Int32Array.from(key === "" ? [] : key.split(","), Number));
    const kindsIn: number[][] = plan.bounds.map(() => []);
    this.#groupsOf.forEach((own, k) => own.forEach((g) => kindsIn[g]?.push(k)));
    this.#kindsIn = kindsIn.map((all) => Int32Array.from(all));
    this.#index = new Map(nominees.map((n, i) => [n.id, i]));
    this.#chosen = new Uint8Array(nominees.length);
    this.#have = new Int32Array(plan.bounds.length);
    this.#possible = new Int32Array(plan.bounds.length);
    nominees.forEach((n, i) => {
      if (n.fixed !== "out") for (const g of this.#groups[i] as number[]) (this.#possible[g] as number)++;
    });
  }

  get count(): number {
    return this.#count;
  }
  isChosen(id: string): boolean {
    return this.#chosen[this.#at(id)] === 1;
  }
  #at(id: string): number {
    const at = this.#index.get(id);
    if (at === undefined) throw new RangeError(`nobody is ${id}`);
    return at;
  }

  tick(id: string, chosen: boolean): void {
    const i = this.#at(id);
    if ((this.#chosen[i] === 1) === chosen) return;
    this.#chosen[i] = chosen ? 1 : 0;
    const by = chosen ? 1 : -1;
    this.#count += by;
    for (const g of this.#groups[i] as number[]) {
      this.#have[g] = (this.#have[g] as number) + by;
      this.#possible[g] = (this.#possible[g] as number) - by;
    }
  }

  list(): Gap[] {
    const { seats, bounds } = this.plan;
    return bounds.map((b, i) => {
      const have = this.#have[i] as number;
      const least = b.least === undefined ? undefined : leastOf(b.least, seats);
      const most = b.most === undefined ? undefined : mostOf(b.most, seats);
      return {
        key: b.key,
        have,
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
        missing: Math.max(0, (least ?? 0) - have),
        over: Math.max(0, have - (most ?? Infinity)),
        possible: this.#possible[i] as number,
      };
    });
  }

  /** Which floors one more person would heal, by key. */
  heals(id: string): string[] {
    const gaps = this.list();
    return (this.#groups[this.#at(id)] as number[]).flatMap((g) => ((gaps[g] as Gap).missing > 0 ? [(gaps[g] as Gap).key] : []));
  }

  light(): { readonly light: "green" | "red" | "undecided"; readonly because?: string } {
    const gaps = this.list();
    const seatsLeft = this.plan.seats - this.#count;
    if (seatsLeft < 0) return { light: "red", because: "seats" };
    for (const [i, g] of gaps.entries())
      if ((this.plan.bounds[i] as Bound).kind !== "soft" && (g.over > 0 || g.missing > Math.min(g.possible, seatsLeft)))
        return { light: "red", because: g.key };
    return this.#fillsUp(seatsLeft) ? { light: "green" } : { light: "undecided" };
  }

  /** Fills the seats one by one with whoever heals most; true when all hard bounds hold at the end. */
  #fillsUp(seatsLeft: number): boolean {
    const { seats, bounds } = this.plan;
    const have = this.#have.slice();
    const need = bounds.map((b) => (b.least === undefined ? 0 : leastOf(b.least, seats)));
    const cap = bounds.map((b) => (b.most === undefined ? Infinity : mostOf(b.most, seats)));
    const isHard = bounds.map((b) => b.kind !== "soft");
    const worth = Float64Array.from(bounds, (_, g) => this.#worth(g, have[g] as number, need[g] as number, cap[g] as number));
    // Of each kind how many may still be taken, and what one of it is worth now.
    const left = new Int32Array(this.#groupsOf.length);
    this.nominees.forEach((n, i) => {
      if (this.#chosen[i] !== 1 && n.fixed !== "out") (left[this.#kind[i] as number] as number)++;
    });
    const value = Float64Array.from(this.#groupsOf, (own) => own.reduce((sum, g) => sum + (worth[g] as number), 0));
    for (let seat = 0; seat < seatsLeft; seat++) {
      let best = -1;
      for (let k = 0; k < left.length; k++)
        if ((left[k] as number) > 0 && (best < 0 || (value[k] as number) > (value[best] as number))) best = k;
      if (best < 0 || (value[best] as number) < -FULL / 2) return false;
      left[best] = (left[best] as number) - 1;
      for (const g of this.#groupsOf[best] as Int32Array) {
        have[g] = (have[g] as number) + 1;
        const now = this.#worth(g, have[g] as number, need[g] as number, cap[g] as number);
        const by = now - (worth[g] as number);
        if (by === 0) continue;
        worth[g] = now;
        const kinds = this.#kindsIn[g] as Int32Array;
        for (let i = 0; i < kinds.length; i++) (value[kinds[i] as number] as number) += by;
      }
    }
    return bounds.every((_, g) => !isHard[g] || (have[g] as number) >= (need[g] as number));
  }

  /** What one more of a group is worth: much where little is missing, and nobody goes into a full one. */
  #worth(g: number, have: number, need: number, cap: number): number {
    const isHard = this.plan.bounds[g]?.kind !== "soft";
    if (isHard && have >= cap) return -FULL;
    return have < need ? (isHard ? 100 : 1) / (need - have + 1) + 10 : 0;
  }
}
const FULL = 1e9;
