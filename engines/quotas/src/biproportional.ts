import { Flow } from "@bihuan/assign";
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
  const flow = new Flow(2 + rows + columns);
  rowSeats.forEach((n, r) => flow.arc(0, 2 + r, n));
  columnSeats.forEach((n, c) => flow.arc(2 + rows + c, 1, n));
  const cost = (w: number, n: number): number => Math.round(SCALE * Math.log((n - 0.5) / w));
  // Costs are lifted above 0 by one constant, which every seat pays alike.
  const lift = weights.reduce((least, row) => Math.min(least, ...row.map((w) => (w > 0 ? cost(w, 1) : 0))), 0);
  const arcs: { r: number; c: number; arc: number; n: number }[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const w = weights[r]?.[c] as number;
      for (let n = 1; w > 0 && n <= Math.min(rowSeats[r] as number, columnSeats[c] as number); n++)
        arcs.push({ r, c, n, arc: flow.arc(2 + r, 2 + rows + c, 1, cost(w, n) - lift) });
    }
  const { size } = flow.cheapest(0, 1);
  if (size < sum(rowSeats)) {
    const reached = flow.cut(0);
    return refuse({
      code: "empty-block",
      rows: rowSeats.flatMap((_, r) => (reached[2 + r] ? [r] : [])),
      columns: columnSeats.flatMap((_, c) => (reached[2 + rows + c] ? [c] : [])),
    });
  }
  const seats = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const x of arcs) if (flow.on(x.arc) === 1) (seats[x.r] as number[])[x.c] = Math.max((seats[x.r] as number[])[x.c] as number, x.n);
  return ok({ seats, ties: findTies(weights, seats) });
}

/** Pairs of cells that could exchange a seat around a rectangle at no cost: the table is then not the only one. */
function findTies(weights: readonly (readonly number[])[], seats: readonly (readonly number[])[]): [number, number][] {
  const tied = new Map<string, [number, number]>();
  const [rows, columns] = [seats.length, seats[0]?.length ?? 0];
  const w = (r: number, c: number): bigint => BigInt(weights[r]?.[c] ?? 0);
  const n = (r: number, c: number): bigint => BigInt(seats[r]?.[c] ?? 0);
  for (let r = 0; r < rows; r++)
    for (let q = 0; q < rows; q++)
      for (let c = 0; c < columns; c++)
        for (let d = 0; d < columns; d++) {
          if (r === q || c === d || n(r, c) === 0n || n(q, d) === 0n || w(r, d) === 0n || w(q, c) === 0n) continue;
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
  return [...tied.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
