import type { Network } from "@bihuan/reach";

/** Above this many nodes only the ends of chains are drawn: a picture, not a measurement. */
const NODES_DRAWN_WHOLE = 60_000;
const MOST_LINES = 40_000;

/** The network as polylines for the map: [lat, lon, lat, lon, …] in 1e-7 degrees, one per chain. */
export function linesOf(n: Network): number[][] {
  const whole = n.nodes <= NODES_DRAWN_WHOLE;
  const every = Math.ceil(n.chains / MOST_LINES);
  const lines: number[][] = [];
  for (let c = 0; c < n.chains; c += every) {
    const line: number[] = [];
    const put = (v: number): void => void line.push(n.lat[v] as number, n.lon[v] as number);
    put(n.end[2 * c] as number);
    if (whole) for (let i = n.inner[c] as number; i < (n.inner[c + 1] as number); i++) put(i);
    put(n.end[2 * c + 1] as number);
    lines.push(line);
  }
  return lines;
}
