import { needsOf, type SitingQuestion } from "./question.ts";

/** What is left to decide: candidates and cells in compressed rows both ways. Cells already covered are gone. */
export interface Instance {
  readonly candidates: number;
  readonly cells: number;
  /** Cells of candidate j: `cell[first[j] .. first[j + 1])`. */
  readonly first: Int32Array;
  readonly cell: Int32Array;
  /** Candidates of cell i: `candidate[back[i] .. back[i + 1])`. */
  readonly back: Int32Array;
  readonly candidate: Int32Array;
  readonly weight: Float64Array;
  /** District of each cell; empty when the question tells none. */
  readonly home: Int32Array;
  readonly places: number;
  /** District of each candidate and how many places it still needs; empty without minimum. */
  readonly district: Int32Array;
  readonly need: Int32Array;
  /** Empty without budget. */
  readonly cost: Float64Array;
  readonly budget: number;
  /** Numbers in the question. */
  readonly candidateOf: Int32Array;
  /** Numbers in the whole question's instance, whose cells are merged. */
  readonly cellOf: Int32Array;
  /** Candidates taken on the way here, numbers in the question, and the people they cover. */
  readonly taken: readonly number[];
  readonly covered: number;
}

/** The whole question, its fixed and existing candidates taken. */
export function instanceOf(question: SitingQuestion): Instance {
  const { fixed = [], existing = [] } = question;
  const n = question.first.length - 1;
  const merged = mergeCells(question);
  const whole: Instance = {
    candidates: n,
    cells: merged.weight.length,
    first: merged.first,
    cell: merged.cell,
    ...transpose(merged.first, merged.cell, merged.weight.length),
    weight: merged.weight,
    home: homesOf(merged.leader, question.home),
    places: question.places + existing.length,
    district: question.minimum === undefined ? new Int32Array(0) : Int32Array.from(question.district ?? []),
    need: Int32Array.from(question.minimum ?? []),
    cost: question.budget === undefined ? new Float64Array(0) : Float64Array.from(question.cost ?? []),
    budget: question.budget ?? Infinity,
    candidateOf: Int32Array.from({ length: n }, (_, j) => j),
    cellOf: Int32Array.from({ length: merged.weight.length }, (_, i) => i),
    taken: [],
    covered: 0,
  };
  const decided = [...fixed, ...existing];
  const left = decided.length === 0 ? whole : restrict(whole, new Uint8Array(n).fill(1), decided);
  const fixedCost = fixed.reduce((total, j) => total + (question.cost?.[j] ?? 0), 0);
  return {
    ...left,
    places: question.places - fixed.length,
    need: Int32Array.from(needsOf(question)),
    budget: (question.budget ?? Infinity) - fixedCost,
    taken: fixed,
  };
}

/** Takes some candidates, drops those whose `keep` is 0, and with them every cell that is covered now or can never be. */
export function restrict(from: Instance, keep: Uint8Array, take: readonly number[]): Instance {
  const goes = new Uint8Array(from.cells);
  const isTaken = new Uint8Array(from.candidates);
  let { covered, budget } = from;
  const need = from.need.slice();
  for (const j of take) {
    isTaken[j] = 1;
    budget -= from.cost[j] ?? 0;
    const d = from.district[j];
    if (d !== undefined && (need[d] ?? 0) > 0) need[d] = (need[d] as number) - 1;
    for (let e = from.first[j] as number; e < (from.first[j + 1] as number); e++) {
      const i = from.cell[e] as number;
      if (goes[i] === 1) continue;
      goes[i] = 1;
      covered += from.weight[i] as number;
    }
  }
  const candidates: number[] = [];
  for (let j = 0; j < from.candidates; j++) if (keep[j] === 1 && isTaken[j] === 0) candidates.push(j);
  // A cell stays when somebody kept covers it; cells are renumbered in the order they are met, which keeps rows near in memory.
  const number = new Int32Array(from.cells).fill(-1);
  const first = new Int32Array(candidates.length + 1);
  /** Numbers in `from` of the cells that stay. */
  const kept = new Int32Array(from.cells);
  let cells = 0;
  const row = new Int32Array(from.cell.length);
  let entries = 0;
  candidates.forEach((j, k) => {
    const end = from.first[j + 1] as number;
    for (let e = from.first[j] as number; e < end; e++) {
      const i = from.cell[e] as number;
      if (goes[i] === 1) continue;
      if (number[i] === -1) {
        kept[cells] = i;
        number[i] = cells++;
      }
      row[entries++] = number[i] as number;
    }
    first[k + 1] = entries;
  });
  const cell = row.slice(0, entries);
  const stays = kept.slice(0, cells);
  return {
    candidates: candidates.length,
    cells,
    first,
    cell,
    ...transpose(first, cell, cells),
    weight: Float64Array.from(stays, (i) => from.weight[i] as number),
    home: homesOf(stays, from.home),
    places: from.places - take.length,
    district: from.district.length === 0 ? from.district : Int32Array.from(candidates, (j) => from.district[j] as number),
    need,
    cost: from.cost.length === 0 ? from.cost : Float64Array.from(candidates, (j) => from.cost[j] as number),
    budget,
    candidateOf: Int32Array.from(candidates, (j) => from.candidateOf[j] as number),
    cellOf: stays.map((i) => from.cellOf[i] as number),
    taken: [...from.taken, ...take.map((j) => from.candidateOf[j] as number)],
    covered,
  };
}

/**
 * Cells that the same candidates cover are one cell with the people of all: 50,000 cells of a town are 12,000. Cells without people and those
 * nobody covers are dropped; a cell that a candidate lists twice counts once.
 */
function mergeCells({ first, cell, weight, home }: Pick<SitingQuestion, "first" | "cell" | "weight" | "home">): Merged {
  const n = first.length - 1;
  const leaderOf = leadersOf(first, cell, weight, home);
  const number = new Int32Array(weight.length).fill(-1);
  const leader: number[] = [];
  const newFirst = new Int32Array(first.length);
  const cells = new Int32Array(cell.length);
  const last = new Int32Array(weight.length).fill(-1);
  let count = 0;
  for (let j = 0; j < n; j++) {
    const end = first[j + 1] as number;
    for (let e = first[j] as number; e < end; e++) {
      const i = cell[e] as number;
      if (leaderOf[i] !== i || last[i] === j) continue;
      last[i] = j;
      if (number[i] === -1) {
        number[i] = leader.length;
        leader.push(i);
      }
      cells[count++] = number[i] as number;
    }
    newFirst[j + 1] = count;
  }
  const people = new Float64Array(leader.length);
  const group = leaderOf.map((i) => (i === -1 ? -1 : (number[i] as number)));
  for (let i = 0; i < weight.length; i++) {
    const g = group[i] as number;
    if (g >= 0) people[g] = (people[g] as number) + (weight[i] as number);
  }
  return { first: newFirst, cell: cells.slice(0, count), weight: people, group, leader: Int32Array.from(leader) };
}

/** Of each cell the first with the same candidates in the same district, −1 where nobody lives or nobody covers it: found by a hash of its row, and compared. */
function leadersOf(first: Int32Array, cell: Int32Array, weight: ArrayLike<number>, home: ArrayLike<number> = []): Int32Array {
  const cells = weight.length;
  const { back, candidate } = transpose(first, cell, cells);
  const leaderOf = new Int32Array(cells).fill(-1);
  const hashes = new Int32Array(cells);
  const mask = 2 ** Math.ceil(Math.log2(2 * cells + 2)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const isSame = (a: number, b: number): boolean => {
    const shift = (back[b] as number) - (back[a] as number);
    const behind = back[a + 1] as number;
    if ((back[b + 1] as number) - behind !== shift || (home[a] ?? 0) !== (home[b] ?? 0)) return false;
    for (let e = back[a] as number; e < behind; e++) if (candidate[e] !== candidate[e + shift]) return false;
    return true;
  };
  for (let i = 0; i < cells; i++) {
    const behind = back[i + 1] as number;
    if (weight[i] === 0 || back[i] === behind) continue;
    let hash = home[i] ?? 0;
    for (let e = back[i] as number; e < behind; e++) {
      hash = Math.imul(hash ^ (candidate[e] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hashes[i] = hash;
    let slot = hash & mask;
    for (; table[slot] !== -1; slot = (slot + 1) & mask) {
      const known = table[slot] as number;
      if (hashes[known] === hash && isSame(known, i)) break;
    }
    if (table[slot] === -1) table[slot] = i;
    leaderOf[i] = table[slot] as number;
  }
  return leaderOf;
}

interface Merged {
  readonly first: Int32Array;
  readonly cell: Int32Array;
  readonly weight: Float64Array;
  /** New number of each cell, −1 for those nobody lives in or covers. */
  readonly group: Int32Array;
  /** A cell of each group. */
  readonly leader: Int32Array;
}

/** Fewer candidates tell fewer cells apart: merges anew, and sums `multiplier` over what became one. */
export function merge(from: Instance, multiplier: Float64Array): Instance {
  const { first, cell, weight, group, leader } = mergeCells(from);
  const sums = new Float64Array(leader.length);
  group.forEach((g, i) => {
    if (g >= 0) sums[g] = (sums[g] as number) + Math.min(from.weight[i] as number, multiplier[from.cellOf[i] as number] as number);
  });
  const cellOf = leader.map((i) => from.cellOf[i] as number);
  cellOf.forEach((i, g) => (multiplier[i] = sums[g] as number));
  return {
    ...from,
    cells: leader.length,
    first,
    cell,
    ...transpose(first, cell, leader.length),
    weight,
    home: homesOf(leader, from.home),
    cellOf,
  };
}

const homesOf = (cells: Int32Array, home: ArrayLike<number> = []): Int32Array =>
  home.length === 0 ? new Int32Array(0) : cells.map((i) => home[i] as number);

function transpose(first: Int32Array, cell: Int32Array, cells: number): { back: Int32Array; candidate: Int32Array } {
  const back = new Int32Array(cells + 1);
  for (let e = 0; e < cell.length; e++) {
    const i = (cell[e] as number) + 1;
    back[i] = (back[i] as number) + 1;
  }
  for (let i = 0; i < cells; i++) back[i + 1] = (back[i + 1] as number) + (back[i] as number);
  const next = back.slice(0, cells);
  const candidate = new Int32Array(cell.length);
  for (let j = 0; j + 1 < first.length; j++) {
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      candidate[next[i] as number] = j;
      next[i] = (next[i] as number) + 1;
    }
  }
  return { back, candidate };
}
