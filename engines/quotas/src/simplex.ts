const TOLERANCE = 1e-9;
/** How far a value may lie outside its bounds, and how far one step may push it there: so much less that steps never add up to it. */
const SLACK = 1e-8;
const PUSH = 1e-11;

/**
 * Linear programmes with few rows, solved again and again after small changes: every variable, rows' sums too, lies between two bounds, and the basic ones are written as
 * sums of the others (a dictionary). Bounds, objective, further columns and rows keep the basis, so that what follows starts where the last one ended.
 */
export class Lp {
  /** Values of all variables: columns and rows in the order in which they were added. */
  readonly value: number[] = [];
  readonly low: number[] = [];
  readonly high: number[] = [];
  /** Row of a basic variable; −1 − column of another. */
  readonly #at: number[] = [];
  readonly #basic: number[] = [];
  readonly #other: number[] = [];
  readonly #rows: Float64Array[] = [];
  #width = 16;
  #gain = new Float64Array(this.#width);
  readonly #aim: number[] = [];

  /** A row's sum, a variable of its own, over variables that there are. */
  addRow(low: number, high: number, terms: readonly (readonly [variable: number, factor: number])[] = []): number {
    const row = new Float64Array(this.#width);
    let value = 0;
    for (const [v, factor] of terms) {
      value += factor * (this.value[v] as number);
      const at = this.#at[v] as number;
      if (at < 0) row[-1 - at] = (row[-1 - at] as number) + factor;
      else {
        const from = this.#rows[at] as Float64Array;
        for (let j = 0; j < this.#other.length; j++) row[j] = (row[j] as number) + factor * (from[j] as number);
      }
    }
    const id = this.#add(value, low, high, this.#basic.length);
    this.#basic.push(id);
    this.#rows.push(row);
    return id;
  }

  /** A variable with its factors in rows that there are; it stands at its lower bound. */
  addColumn(low: number, high: number, terms: readonly (readonly [row: number, factor: number])[]): number {
    const j = this.#other.length;
    if (j === this.#width) this.#widen();
    const id = this.#add(low, low, high, -1 - j);
    this.#other.push(id);
    for (const [r, factor] of terms) {
      const at = this.#at[r] as number;
      if (at >= 0) {
        const row = this.#rows[at] as Float64Array;
        row[j] = (row[j] as number) + factor;
      } else for (const row of this.#rows) row[j] = (row[j] as number) - factor * (row[-1 - at] as number);
    }
    if (low !== 0) this.#rows.forEach((row, i) => this.#move(this.#basic[i] as number, (row[j] as number) * low));
    return id;
  }

  #add(value: number, low: number, high: number, at: number): number {
    this.value.push(value);
    this.low.push(low);
    this.high.push(high);
    this.#at.push(at);
    this.#aim.push(0);
    return this.value.length - 1;
  }
  #widen(): void {
    this.#width *= 2;
    this.#rows.forEach((row, i) => {
      this.#rows[i] = new Float64Array(this.#width);
      (this.#rows[i] as Float64Array).set(row);
    });
  }
  #move(variable: number, by: number): void {
    this.value[variable] = (this.value[variable] as number) + by;
  }

  /** Another range for a variable; one that stands outside is moved to the nearer end. */
  setBounds(variable: number, low: number, high: number): void {
    this.low[variable] = low;
    this.high[variable] = high;
    const at = this.#at[variable] as number;
    if (at >= 0) return;
    const now = this.value[variable] as number;
    const to = Math.min(high, Math.max(low, now));
    const end = high - to < to - low ? high : low;
    const by = (Number.isFinite(end) ? end : to) - now;
    if (by === 0) return;
    this.value[variable] = now + by;
    this.#rows.forEach((row, i) => this.#move(this.#basic[i] as number, (row[-1 - at] as number) * by));
  }

  /** What is made largest. */
  setAim(terms: readonly (readonly [variable: number, factor: number])[]): void {
    this.#aim.fill(0);
    for (const [v, factor] of terms) this.#aim[v] = factor;
  }
  get objective(): number {
    return this.#aim.reduce((sum, c, v) => (c === 0 ? sum : sum + c * (this.value[v] as number)), 0);
  }
  /** What one more of a variable at its bound would gain; 0 for basic ones. Of the last solution. */
  gainOf(variable: number): number {
    const at = this.#at[variable] as number;
    return at < 0 ? (this.#gain[-1 - at] as number) : 0;
  }

  /** After `infeasible`: variables whose bounds alone cannot all hold, by the multipliers of the sum of what lies outside (Farkas). */
  blamed(): number[] {
    return [
      ...this.#basic.filter(
        (v) => (this.value[v] as number) < (this.low[v] as number) - SLACK || (this.value[v] as number) > (this.high[v] as number) + SLACK,
      ),
      ...this.#other.filter((_, j) => Math.abs(this.#gain[j] as number) > TOLERANCE),
    ];
  }

  solve(most = 20_000): "optimal" | "infeasible" | "unbounded" | "stopped" {
    let still = 0;
    for (let turn = 0; turn < most; turn++) {
      const isFeasible = this.#findGains();
      // After many steps on one spot the smallest number goes first, which cannot turn in a circle (Bland 1977).
      const bland = still > 60;
      const enters = this.#choose(bland);
      if (enters < 0) return isFeasible ? "optimal" : "infeasible";
      const up = (this.#gain[enters] as number) > 0;
      const step = this.#go(enters, up ? 1 : -1, bland);
      if (step === Infinity) return "unbounded";
      still = step > 1e-12 ? 0 : still + 1;
    }
    return "stopped";
  }

  /** Gains of the objective; while something lies outside its bounds, of the sum of what is outside. */
  #findGains(): boolean {
    const n = this.#other.length;
    if (this.#gain.length < this.#width) this.#gain = new Float64Array(this.#width);
    const gain = this.#gain.fill(0);
    let isFeasible = true;
    for (let i = 0; i < this.#basic.length; i++) {
      const v = this.#basic[i] as number;
      const x = this.value[v] as number;
      const side = x < (this.low[v] as number) - SLACK ? 1 : x > (this.high[v] as number) + SLACK ? -1 : 0;
      if (side === 0) continue;
      isFeasible = false;
      addTo(gain, this.#rows[i] as Float64Array, side, n);
    }
    if (!isFeasible) return false;
    for (let j = 0; j < n; j++) gain[j] = this.#aim[this.#other[j] as number] as number;
    for (let i = 0; i < this.#basic.length; i++) {
      const c = this.#aim[this.#basic[i] as number] as number;
      if (c !== 0) addTo(gain, this.#rows[i] as Float64Array, c, n);
    }
    return true;
  }

  #choose(bland: boolean): number {
    let best = -1;
    let most = TOLERANCE;
    for (let j = 0; j < this.#other.length; j++) {
      const g = this.#gain[j] as number;
      if (Math.abs(g) <= (bland ? TOLERANCE : most)) continue;
      const v = this.#other[j] as number;
      const [low, high] = [this.low[v] as number, this.high[v] as number];
      if (low === high || (g > 0 ? (this.value[v] as number) >= high : (this.value[v] as number) <= low)) continue;
      if (!bland) most = Math.abs(g);
      else if (best >= 0 && v > (this.#other[best] as number)) continue;
      best = j;
    }
    return best;
  }

  /** Where a basic variable that changes by d stops: at a bound; what is outside, where it comes in, and not at all on its way further out. */
  #stop(v: number, d: number): number {
    const [x, low, high] = [this.value[v] as number, this.low[v] as number, this.high[v] as number];
    if (d > 0) return x < low - SLACK ? low : x > high + SLACK ? Infinity : high;
    return x > high + SLACK ? high : x < low - SLACK ? -Infinity : low;
  }

  /** Moves a variable as far as bounds allow, its own or the first of a basic one, which then leaves the basis. */
  #go(j: number, sign: 1 | -1, bland: boolean): number {
    const enters = this.#other[j] as number;
    const own = (this.high[enters] as number) - (this.low[enters] as number);
    const rows = this.#rows;
    let least = Infinity;
    for (let i = 0; i < rows.length; i++) {
      const d = sign * ((rows[i] as Float64Array)[j] as number);
      if (Math.abs(d) < TOLERANCE) continue;
      const v = this.#basic[i] as number;
      least = Math.min(least, Math.max(0, (this.#stop(v, d) - (this.value[v] as number)) / d) + PUSH / Math.abs(d));
    }
    // Of those that stop it first, the one whose factor is largest: small ones spoil all numbers.
    let leaves = -1;
    let step = Infinity;
    let pivot = 0;
    for (let i = 0; i < rows.length; i++) {
      const d = sign * ((rows[i] as Float64Array)[j] as number);
      if (Math.abs(d) < TOLERANCE) continue;
      const v = this.#basic[i] as number;
      const limit = Math.max(0, (this.#stop(v, d) - (this.value[v] as number)) / d);
      if (!(limit <= least) || limit === Infinity) continue;
      if (leaves >= 0 && (bland && Math.abs(d) > 1e-7 ? v > (this.#basic[leaves] as number) : Math.abs(d) <= pivot)) continue;
      [leaves, step, pivot] = [i, limit, Math.abs(d)];
    }
    const isOwn = leaves < 0 || own <= step;
    if (isOwn) step = own;
    if (step === Infinity) return step;
    const to = isOwn ? 0 : this.#stop(this.#basic[leaves] as number, sign * ((rows[leaves] as Float64Array)[j] as number));
    for (let i = 0; i < rows.length; i++) {
      const d = (rows[i] as Float64Array)[j] as number;
      if (d !== 0) this.#move(this.#basic[i] as number, sign * step * d);
    }
    this.value[enters] = isOwn ? ((sign > 0 ? this.high : this.low)[enters] as number) : (this.value[enters] as number) + sign * step;
    if (!isOwn) {
      this.value[this.#basic[leaves] as number] = to;
      this.#pivot(leaves, j);
    }
    return step;
  }

  #pivot(i: number, j: number): void {
    const n = this.#other.length;
    const row = this.#rows[i] as Float64Array;
    const p = row[j] as number;
    const filled: number[] = [];
    for (let k = 0; k < n; k++) {
      const x = row[k] as number;
      if (x === 0 || k === j) continue;
      if (Math.abs(x) < 1e-13) row[k] = 0;
      else {
        row[k] = -x / p;
        filled.push(k);
      }
    }
    row[j] = 1 / p;
    for (let r = 0; r < this.#rows.length; r++) {
      if (r === i) continue;
      const other = this.#rows[r] as Float64Array;
      const f = other[j] as number;
      if (f === 0) continue;
      for (let x = 0; x < filled.length; x++) {
        const k = filled[x] as number;
        other[k] = (other[k] as number) + f * (row[k] as number);
      }
      other[j] = f / p;
    }
    const [leaves, enters] = [this.#basic[i] as number, this.#other[j] as number];
    this.#basic[i] = enters;
    this.#other[j] = leaves;
    this.#at[enters] = i;
    this.#at[leaves] = -1 - j;
  }
}

function addTo(sum: Float64Array, row: Float64Array, factor: number, n: number): void {
  for (let j = 0; j < n; j++) sum[j] = (sum[j] as number) + factor * (row[j] as number);
}
