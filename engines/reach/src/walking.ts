import { Field } from "./field.ts";
import type { Network } from "./network.ts";
import { thousandthsOf, type Population } from "./population.ts";
import { emptyWithin, type Nearest, type Reach } from "./reach.ts";
import type { Point } from "./coordinates/systems.ts";
import { snap } from "./snap.ts";

/** Residents by chain: entries `first[c] .. first[c + 1)` of the other arrays. */
interface Settled {
  readonly first: Int32Array;
  readonly resident: Int32Array;
  readonly offset: Int32Array;
  readonly snap: Int32Array;
  /** Chains with residents, ascending. */
  readonly chains: Int32Array;
}

/**
 * Residents on a walking network. Each is snapped once and its way to the network is charged; whoever is farther than the
 * rules allow is reported outside and counts as not reached.
 */
export function walkingReach(network: Network, population: Population): Reach {
  const thousandths = thousandthsOf(population);
  const { settled, outside, moved } = settle(network, population, thousandths);
  const field = new Field(network);
  const within = emptyWithin(settled.resident.length);
  const { first, resident, offset, snap: way } = settled;
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
      peopleOutside: outside / 1000,
      peopleMoved: moved / 1000,
    },
    standsOn: (place) => snap(network, place) !== undefined,
    from(place, limit) {
      within.count = 0;
      const foothold = snap(network, place);
      if (foothold === undefined) return within;
      field.walk([foothold], limit);
      field.eachChain((chain) => {
        const behind = first[chain + 1] as number;
        for (let i = first[chain] as number; i < behind; i++) {
          const mm = field.at(chain, offset[i] as number) + (way[i] as number);
          if (mm > limit) continue;
          within.resident[within.count] = resident[i] as number;
          within.millimetres[within.count++] = mm;
        }
      });
      return within;
    },
    nearest: (places, limits) => nearest(field, settled, population.points.length, places, limits),
  };
}

function settle(network: Network, population: Population, thousandths: Float64Array): { settled: Settled; outside: number; moved: number } {
  let [outside, moved] = [0, 0];
  const footholds = population.points.map((point, i) => {
    const foothold = snap(network, point);
    if (foothold === undefined) outside += thousandths[i] as number;
    else if (foothold.moved) moved += thousandths[i] as number;
    return foothold;
  });
  const first = new Int32Array(network.chains + 1);
  for (const f of footholds) if (f !== undefined) first[f.chain + 1] = (first[f.chain + 1] as number) + 1;
  const chains = Int32Array.from(first.keys()).filter((c) => c < network.chains && (first[c + 1] as number) > 0);
  for (let c = 0; c < network.chains; c++) first[c + 1] = (first[c + 1] as number) + (first[c] as number);
  const count = first[network.chains] as number;
  const next = first.slice();
  const settled = { first, resident: new Int32Array(count), offset: new Int32Array(count), snap: new Int32Array(count), chains };
  footholds.forEach((f, i) => {
    if (f === undefined) return;
    const at = next[f.chain] as number;
    next[f.chain] = at + 1;
    settled.resident[at] = i;
    settled.offset[at] = f.offset;
    settled.snap[at] = f.snap;
  });
  return { settled, outside, moved };
}

function nearest(
  field: Field,
  settled: Settled,
  residents: number,
  places: readonly (Point | undefined)[],
  limits: readonly number[],
): Nearest {
  const { network } = field;
  const limit = Math.max(...limits);
  field.walk(
    places.map((place) => place && snap(network, place)),
    limit,
  );
  const place = new Int32Array(residents).fill(-1);
  const millimetres = new Int32Array(residents).fill(-1);
  for (const chain of settled.chains) {
    const behind = settled.first[chain + 1] as number;
    for (let i = settled.first[chain] as number; i < behind; i++) {
      const mm = field.at(chain, settled.offset[i] as number) + (settled.snap[i] as number);
      if (mm > limit) continue;
      const r = settled.resident[i] as number;
      place[r] = field.label;
      millimetres[r] = mm;
    }
  }
  return { place, millimetres, nodes: limits.map((l) => field.countNodes(l)) };
}
