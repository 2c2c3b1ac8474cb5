import type { Point } from "./coordinates/systems.ts";
import { Field } from "./field.ts";
import type { Network } from "./network.ts";
import { thousandthsOf, type Population } from "./population.ts";
import { emptyWithin, type Nearest, type Reach, type Within } from "./reach.ts";
import { LONGEST_WALK } from "./search.ts";
import { snap, snapAll, type Foothold } from "./snap.ts";

/** Residents by chain: entries `first[c] .. first[c + 1)` of the other arrays. */
interface Settled {
  readonly first: Int32Array;
  readonly resident: Int32Array;
  readonly offset: Int32Array;
  readonly way: Int32Array;
  /** Thousandths of people, once more in this order: a sum over neighbours reads neighbouring memory. */
  readonly weight: Float64Array;
  /** Chains with residents, ascending. */
  readonly chains: Int32Array;
  /** These chains by the junctions at their ends: of junction u `end[ends[u] .. ends[u + 1])`, chain · 2, and 1 more where u is its far end. */
  readonly ends: Int32Array;
  readonly end: Int32Array;
  /** Longest way to the chain, and thousandths of people on it, [chains of the network]. */
  readonly longestWay: Int32Array;
  readonly total: Float64Array;
  readonly outside: number;
  readonly moved: number;
}

/**
 * Residents on a walking network. Each is snapped once and its way to the network is charged; whoever is farther than the
 * rules allow is reported outside and counts as not reached.
 */
export function walkingReach(network: Network, population: Population): Reach {
  const thousandths = thousandthsOf(population);
  const settled = settle(network, population, thousandths);
  const field = new Field(network);
  const within = emptyWithin(settled.resident.length);
  const walk = (places: readonly (Point | undefined)[], limit: number): void => field.walk(snapAll(network, places), limit);
  return {
    population,
    thousandths,
    method: {
      ground: "network",
      rules: network.rules.name,
      snapMillimetres: network.rules.snapMillimetres,
      weights: population.kind,
      residents: population.points.length,
      people: thousandths.reduce((sum, w) => sum + w, 0) / 1000,
      peopleOutside: settled.outside / 1000,
      peopleMoved: settled.moved / 1000,
    },
    stand: (places) => snapAll(network, places),
    from(place, limit) {
      const foothold = snap(network, place);
      field.reach([foothold], limit);
      return gather(field, foothold, settled, within);
    },
    nearest(places, limits) {
      walk(places, Math.max(...limits));
      return nearest(field, settled, population.points.length, limits);
    },
    people(places, limit) {
      walk(places, limit);
      return total(field, settled) / 1000;
    },
  };
}

function settle(network: Network, population: Population, thousandths: Float64Array): Settled {
  let [outside, moved] = [0, 0];
  const first = new Int32Array(network.chains + 1);
  const longestWay = new Int32Array(network.chains);
  const total = new Float64Array(network.chains);
  const footholds = snapAll(network, population.points).map((f, i) => {
    const weight = thousandths[i] as number;
    if (f === undefined) {
      outside += weight;
      return undefined;
    }
    if (f.moved) moved += weight;
    first[f.chain + 1] = (first[f.chain + 1] as number) + 1;
    longestWay[f.chain] = Math.max(longestWay[f.chain] as number, wayTo(f));
    total[f.chain] = (total[f.chain] as number) + weight;
    return f;
  });
  const chains: number[] = [];
  for (let c = 0; c < network.chains; c++) {
    if ((first[c + 1] as number) > 0) chains.push(c);
    first[c + 1] = (first[c + 1] as number) + (first[c] as number);
  }
  const count = first[network.chains] as number;
  const next = first.slice();
  const [resident, offset, way] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const weight = new Float64Array(count);
  footholds.forEach((f, i) => {
    if (f === undefined) return;
    const at = next[f.chain] as number;
    next[f.chain] = at + 1;
    resident[at] = i;
    offset[at] = f.offset;
    way[at] = wayTo(f);
    weight[at] = thousandths[i] as number;
  });
  return {
    first,
    resident,
    offset,
    way,
    weight,
    chains: Int32Array.from(chains),
    ...endsOf(network, chains),
    longestWay,
    total,
    outside,
    moved,
  };
}

function endsOf(network: Network, chains: readonly number[]): Pick<Settled, "ends" | "end"> {
  const ends = new Int32Array(network.junctions + 1);
  for (const chain of chains)
    for (const code of [2 * chain, 2 * chain + 1]) {
      const after = (network.end[code] as number) + 1;
      ends[after] = (ends[after] as number) + 1;
    }
  for (let u = 0; u < network.junctions; u++) ends[u + 1] = (ends[u + 1] as number) + (ends[u] as number);
  const next = ends.slice();
  const end = new Int32Array(2 * chains.length);
  for (const chain of chains)
    for (const code of [2 * chain, 2 * chain + 1]) {
      const u = network.end[code] as number;
      const at = next[u] as number;
      next[u] = at + 1;
      end[at] = code;
    }
  return { ends, end };
}

/** Whoever lives farther from the network than any walk is in nobody's reach, whatever the rules allow. */
const wayTo = (f: Foothold): number => Math.min(f.snap, LONGEST_WALK + 1);

/**
 * Residents within the limit of the walk from one foothold; by sign bits where it does not lie on the chain, as in `total`. Only chains with residents are looked at: across
 * squares a junction has many without.
 */
function gather(field: Field, foothold: Foothold | undefined, settled: Settled, within: Within): Within {
  const { first, resident, offset, way, ends, end } = settled;
  const { limit } = field;
  const { distance, reached, count } = field.search;
  const { end: junction, chainLength } = field.network;
  const { resident: who, millimetres } = within;
  const own = foothold?.chain ?? -1;
  let n = 0;
  for (let k = 0; k < count; k++) {
    const u = reached[k] as number;
    const last = ends[u + 1] as number;
    for (let a = ends[u] as number; a < last; a++) {
      const code = end[a] as number;
      const there = distance[junction[code & -2] as number] as number;
      // From its start if that is reached, else from its far end.
      if (((code & 1) === 1 && there <= limit) || code >> 1 === own) continue;
      const chain = code >> 1;
      const back = (distance[junction[code | 1] as number] as number) + (chainLength[chain] as number);
      const behind = first[chain + 1] as number;
      for (let i = first[chain] as number; i < behind; i++) {
        const onward = there + (offset[i] as number);
        const less = back - (offset[i] as number) - onward;
        const mm = onward + (less & (less >> 31)) + (way[i] as number);
        who[n] = resident[i] as number;
        millimetres[n] = mm;
        n += (mm - limit - 1) >>> 31;
      }
    }
  }
  if (own >= 0)
    for (let i = first[own] as number; i < (first[own + 1] as number); i++) {
      const mm = field.at(own, offset[i] as number) + (way[i] as number);
      if (mm > limit) continue;
      who[n] = resident[i] as number;
      millimetres[n++] = mm;
    }
  within.count = n;
  return within;
}

/**
 * Thousandths of people within the limit of the walk; chains wholly within are taken at once. What counts is told by sign bits instead of
 * branches that are guessed wrong: UNREACHED, LONGEST_WALK and the longest chain leave room for every sum here in 32 bits.
 */
function total(field: Field, { first, offset, way, weight, longestWay, total }: Settled): number {
  const { chains, chainCount, plain, limit } = field;
  const { distance } = field.search;
  const { end, chainLength } = field.network;
  let sum = 0;
  for (let k = 0; k < plain; k++) {
    const chain = chains[k] as number;
    const there = distance[end[2 * chain] as number] as number;
    const far = distance[end[2 * chain + 1] as number] as number;
    const back = far + (chainLength[chain] as number);
    const spare = limit - (longestWay[chain] as number);
    const least = spare | (spare >> 31);
    const apart = there - far;
    // From the nearer end to the other, or to where both ways round meet, as in `Field.farthest`; least is −1 where it would be less.
    if (((back + (apart & (apart >> 31)) - least - 1) | (there + back - 2 * least - 1)) < 0) {
      sum += total[chain] as number;
      continue;
    }
    const behind = first[chain + 1] as number;
    for (let i = first[chain] as number; i < behind; i++) {
      const along = offset[i] as number;
      const left = limit - (way[i] as number);
      sum += (((there + along - left - 1) | (back - along - left - 1)) >>> 31) * (weight[i] as number);
    }
  }
  for (let k = plain; k < chainCount; k++) {
    const chain = chains[k] as number;
    if (field.farthest(chain) <= limit - (longestWay[chain] as number)) {
      sum += total[chain] as number;
      continue;
    }
    const behind = first[chain + 1] as number;
    for (let i = first[chain] as number; i < behind; i++)
      if (field.at(chain, offset[i] as number) + (way[i] as number) <= limit) sum += weight[i] as number;
  }
  return sum;
}

function nearest(field: Field, settled: Settled, residents: number, limits: readonly number[]): Nearest {
  const { first, resident, offset, way } = settled;
  const place = new Int32Array(residents).fill(-1);
  const millimetres = new Int32Array(residents).fill(-1);
  for (const chain of settled.chains) {
    const behind = first[chain + 1] as number;
    for (let i = first[chain] as number; i < behind; i++) {
      const mm = field.at(chain, offset[i] as number) + (way[i] as number);
      if (mm > field.limit) continue;
      const r = resident[i] as number;
      place[r] = field.label;
      millimetres[r] = mm;
    }
  }
  return { place, millimetres, nodes: limits.map((limit) => field.countNodes(limit)) };
}
