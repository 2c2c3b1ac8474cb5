import { ok, refuse, type Result } from "@bihuan/kit";

export type BiproportionalRefusal =
  | { readonly code: "sums-differ"; readonly rows: number; readonly columns: number }
  | { readonly code: "bad-number"; readonly row: number; readonly column: number }
  /** These rows ask for more seats than the columns in which they have any weight can hold: a block of empty cells stands in the way. */
  | { readonly code: "empty-block"; readonly rows: readonly number[]; readonly columns: readonly number[] };

/** Logarithms as whole numbers of a billionth: finer than any two different cells of up to a million per seat. */
const SCALE = 1e9;

/**
 * Seats in a table of units × groups, so that every unit and every group has exactly its seats and the cells are as proportional as whole numbers can be
 * (Balinski and Demange 1989; Sainte-Laguë rounding). A biproportional table maximises Π weight^n / Π (n − ½)!: a cheapest flow whose n-th seat in a cell costs
 * ln((n − ½) / weight), convex in n. A cell of weight 0 has no seat.
 */
export function biproportional(
  weights: readonly (readonly number[])[],
  rowSeats: readonly number[],
  columnSeats: readonly number[],
): Result<
  { readonly seats: readonly (readonly number[])[]; readonly ties: readonly (readonly [row: number, column: number])[] },
  BiproportionalRefusal
> {
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const [rows, columns] = [rowSeats.length, columnSeats.length];
  if (sum(rowSeats) !== sum(columnSeats)) return refuse({ code: "sums-differ", rows: sum(rowSeats), columns: sum(columnSeats) });
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const w = weights[r]?.[c] ?? Number.NaN;
      if (!Number.isSafeInteger(w) || w < 0) return refuse({ code: "bad-number", row: r, column: c });
    }
  const empty = rowSeats.findIndex((n, r) => n > 0 && !(weights[r] as readonly number[]).some((w) => w > 0));
  if (empty >= 0) return refuse({ code: "empty-block", rows: [empty], columns: [] });
  const table = new Cells(weights, rowSeats, columns);
  const surplus = columnSeats.map((n, c) => table.columnSum(c) - n);
  for (;;) {
    const block = table.transfer(surplus);
    if (block === "done") break;
    if (block) return refuse({ code: "empty-block", ...block });
  }
  return ok({ seats: table.seats, ties: findTies(weights, table.seats) });
}

const cost = (w: number, n: number): number => (w === 0 ? Infinity : Math.round(SCALE * Math.log((n - 0.5) / w)));

/**
 * Every row has its seats from the start, shared by Sainte-Laguë for itself, which is the best table there is without columns' sums. Then one seat after another goes the
 * cheapest way from a column with too many to one with too few: out of a cell and into another of the same row, row by row (shortest path, Bellman and Ford). Each
 * table on the way is the best one with its columns' sums, so the last one is the best of all.
 */
class Cells {
  readonly seats: number[][];
  /** What the next seat of each cell costs, and what its last one did. */
  readonly #next: Float64Array[];
  readonly #last: Float64Array[];
  readonly #weights: readonly (readonly number[])[];
  readonly #columns: number;

  constructor(weights: readonly (readonly number[])[], rowSeats: readonly number[], columns: number) {
    this.#weights = weights;
    this.#columns = columns;
    this.seats = rowSeats.map(() => new Array<number>(columns).fill(0));
    this.#next = rowSeats.map((_, r) => Float64Array.from({ length: columns }, (_c, c) => cost(weights[r]?.[c] as number, 1)));
    this.#last = rowSeats.map(() => new Float64Array(columns).fill(-Infinity));
    rowSeats.forEach((n, r) => {
      const next = this.#next[r] as Float64Array;
      for (let s = 0; s < n; s++) this.#move(r, next.indexOf(Math.min(...next)), 1);
    });
  }

  columnSum(c: number): number {
    return this.seats.reduce((sum, row) => sum + (row[c] as number), 0);
  }

  #move(r: number, c: number, by: 1 | -1): void {
    const row = this.seats[r] as number[];
    const n = (row[c] as number) + by;
    const w = this.#weights[r]?.[c] as number;
    row[c] = n;
    (this.#next[r] as Float64Array)[c] = cost(w, n + 1);
    (this.#last[r] as Float64Array)[c] = n === 0 ? -Infinity : cost(w, n);
  }

  /** One seat along the cheapest way; "done" where no column has too many, the empty block where no way leads on. */
  transfer(surplus: number[]): "done" | undefined | { readonly rows: readonly number[]; readonly columns: readonly number[] } {
    if (surplus.every((x) => x === 0)) return "done";
    const far = Float64Array.from(surplus, (x) => (x > 0 ? 0 : Infinity));
    /** For each column, the row and column its seat comes by. */
    const from = surplus.map((): readonly [row: number, column: number] | undefined => undefined);
    for (let changed = true; changed;) {
      changed = false;
      for (let r = 0; r < this.seats.length; r++) {
        const [next, last] = [this.#next[r] as Float64Array, this.#last[r] as Float64Array];
        let least = Infinity;
        let by = -1;
        for (let c = 0; c < this.#columns; c++) {
          const d = (far[c] as number) - (last[c] as number);
          if (d < least) [least, by] = [d, c];
        }
        if (by < 0) continue;
        for (let c = 0; c < this.#columns; c++) {
          const d = least + (next[c] as number);
          if (c === by || d >= (far[c] as number)) continue;
          far[c] = d;
          from[c] = [r, by];
          changed = true;
        }
      }
    }
    const short = surplus.flatMap((x, c) => (x < 0 && Number.isFinite(far[c]) ? [c] : []));
    if (short.length === 0) {
      const columns = surplus.flatMap((_, c) => (Number.isFinite(far[c]) ? [c] : []));
      return { rows: this.seats.flatMap((row, r) => (columns.some((c) => (row[c] as number) > 0) ? [r] : [])), columns };
    }
    let at = short.reduce((a, b) => ((far[b] as number) < (far[a] as number) ? b : a));
    surplus[at] = (surplus[at] as number) + 1;
    for (let way = from[at]; way; way = from[at]) {
      this.#move(way[0], at, 1);
      this.#move(way[0], way[1], -1);
      at = way[1];
    }
    surplus[at] = (surplus[at] as number) - 1;
    return undefined;
  }
}

/** Pairs of cells that could exchange a seat around a rectangle at no cost: the table is then not the only one. */
function findTies(weights: readonly (readonly number[])[], seats: readonly (readonly number[])[]): [number, number][] {
  const tied = new Map<string, [number, number]>();
  const [rows, columns] = [seats.length, seats[0]?.length ?? 0];
  const w = (r: number, c: number): bigint => BigInt(weights[r]?.[c] as number);
  const n = (r: number, c: number): bigint => BigInt(seats[r]?.[c] as number);
  const gain = seats.map((row, r) => row.map((x, c) => cost(weights[r]?.[c] as number, x + 1)));
  const loss = seats.map((row, r) => row.map((x, c) => (x === 0 ? -Infinity : cost(weights[r]?.[c] as number, x))));
  for (let r = 0; r < rows; r++)
    for (let q = 0; q < r; q++) {
      // Out of the upper row's cell into the lower's, and the other way round.
      const down = (gain[q] as number[]).map((x, c) => x - ((loss[r] as number[])[c] as number));
      const up = (gain[r] as number[]).map((x, d) => x - ((loss[q] as number[])[d] as number));
      for (let c = 0; c < columns; c++)
        for (let d = 0; d < columns; d++) {
          // Logarithms say at once that nearly all rectangles are no ties; whole numbers decide the rest.
          if (!(Math.abs((down[c] as number) + (up[d] as number)) <= 4) || c === d) continue;
          // Taking one from (r, c) and (q, d) and giving one to (r, d) and (q, c) leaves the product as it is.
          const before = w(r, c) * w(q, d) * (2n * n(r, d) + 1n) * (2n * n(q, c) + 1n);
          const after = w(r, d) * w(q, c) * (2n * n(r, c) - 1n) * (2n * n(q, d) - 1n);
          if (before === after)
            for (const cell of [
              [r, c],
              [q, d],
              [r, d],
              [q, c],
            ] as const)
              tied.set(cell.join(), [...cell]);
        }
    }
  return [...tied.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
