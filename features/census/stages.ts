import { seededRandom } from "@bihuan/kit";

/** How likely a station was to be drawn, as an exact fraction; 1/1 where it is certain. */
export interface Chance {
  readonly num: number;
  readonly den: number;
}

/**
 * The first stage of a sample in two stages: `wanted` stations of one kind, each with a chance in proportion to the people it stands for (systematic draw in
 * the seed's order). Whoever is larger than a step is certain. Same stations and seed, same draw. Sums of people times stations stay far below 2^53.
 */
export function drawStations(
  stations: readonly { readonly id: number; readonly population: number }[],
  wanted: number,
  seed: number,
): ReadonlyMap<number, Chance> {
  const drawn = new Map<number, Chance>();
  const random = seededRandom(seed | 0);
  let rest = random.shuffle(stations.toSorted((a, b) => a.id - b.id));
  let left = Math.min(wanted, rest.length);
  const people = (of: typeof rest) => of.reduce((n, s) => n + s.population, 0);
  for (let certain = rest; left > 0 && certain.length > 0;) {
    const all = people(rest);
    certain = rest.filter((s) => s.population * left >= all);
    for (const s of certain) drawn.set(s.id, { num: 1, den: 1 });
    rest = rest.filter((s) => !drawn.has(s.id));
    left -= certain.length;
  }
  const all = people(rest);
  // Marks at u, u + all, u + 2·all … on a line on which each station is as long as its people times the stations wanted.
  const u = left > 0 ? Math.floor(random.next() * all) : 0;
  let from = 0;
  for (const s of left > 0 ? rest : []) {
    const to = from + s.population * left;
    if (Math.ceil((from - u) / all) * all + u < to) drawn.set(s.id, { num: s.population * left, den: all });
    from = to;
  }
  return drawn;
}
