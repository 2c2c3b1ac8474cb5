import { seededRandom } from "@bihuan/kit";
import { graphBuilder, prepareNetwork, toUnits, W2, type Network } from "@bihuan/reach";

/**
 * An invented county seat (示例), the same from every seed-run: streets in a grid, a river from north to south with two bridges, denser
 * people towards the centre. Its streets are nobody's; it only lies where the map of Ziyang is empty of claims.
 */
export interface Town {
  readonly network: Network;
  readonly cells: readonly { lat: number; lon: number; people: number }[];
  /** Three by two rectangles, west to east and north to south: closed rings of [lon, lat]. */
  readonly districts: readonly (readonly (readonly [number, number])[])[];
  /** Degrees of a spot given in metres east and north of the south-west corner. */
  at(east: number, north: number): { lat: number; lon: number };
}

const [WIDTH, HEIGHT] = [7200, 4800];
const STREET = 200;
const CELL = 240;
/** The river's middle, metres east; it swings by the sine below. Bridges at these rows. */
const RIVER = 3900;
const RIVER_HALF = 110;
const BRIDGES = [1600, 3400];
const ORIGIN = { lat: 30.1, lon: 104.615 };
const METRES_PER_DEGREE = 111_195;

export const riverAt = (north: number): number => RIVER + 250 * Math.sin(north / 900);
const isWet = (east: number, north: number): boolean => Math.abs(east - riverAt(north)) < RIVER_HALF;

export function inventTown(seed: number): Town {
  const random = seededRandom(seed);
  const east = METRES_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180);
  const at = (x: number, y: number) => ({ lat: ORIGIN.lat + y / METRES_PER_DEGREE, lon: ORIGIN.lon + x / east });
  const columns = WIDTH / STREET + 1;
  const rows = HEIGHT / STREET + 1;
  const idOf = (c: number, r: number): number => r * columns + c + 1;

  const builder = graphBuilder(W2);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const jitter = (): number => (random.next() - 0.5) * 50;
      const p = at(c * STREET + jitter(), r * STREET + jitter());
      builder.sink.node(idOf(c, r), toUnits(p.lat), toUnits(p.lon));
    }
  let way = 0;
  const street = (from: [number, number], to: [number, number]): void => {
    const refs = Float64Array.of(idOf(...from), idOf(...to));
    builder.sink.way(++way, refs, 2, ["residential", undefined, undefined]);
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const [x, y] = [c * STREET, r * STREET];
      const overRiver = x < riverAt(y) !== x + STREET < riverAt(y);
      const bridge = BRIDGES.includes(y);
      if (c + 1 < columns && (overRiver ? bridge : random.next() > 0.06)) street([c, r], [c + 1, r]);
      const along = isWet(x, y) || isWet(x, y + STREET);
      if (r + 1 < rows && !along && random.next() > 0.06) street([c, r], [c, r + 1]);
    }

  const cells: { lat: number; lon: number; people: number }[] = [];
  for (let y = CELL / 2; y < HEIGHT; y += CELL)
    for (let x = CELL / 2; x < WIDTH; x += CELL) {
      if (isWet(x, y)) continue;
      const far = Math.hypot(x - 3000, y - 2500) / 1000;
      const people = Math.round((900 * Math.exp(-far / 1.6) + 40) * (0.5 + random.next()));
      cells.push({ ...at(x, y), people });
    }

  const districts = [1, 0].flatMap((row) =>
    [0, 1, 2].map((column) => {
      const [w, s] = [(column * WIDTH) / 3, (row * HEIGHT) / 2];
      const corner = (x: number, y: number): readonly [number, number] => {
        const p = at(x, y);
        return [p.lon, p.lat];
      };
      const [e, n] = [w + WIDTH / 3, s + HEIGHT / 2];
      return [corner(w, s), corner(e, s), corner(e, n), corner(w, n), corner(w, s)];
    }),
  );
  return { network: prepareNetwork(builder.build(), W2), cells, districts, at };
}
