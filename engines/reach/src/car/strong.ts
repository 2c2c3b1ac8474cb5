import type { Network } from "../network.ts";
import { NEVER } from "./rules.ts";

/**
 * 1 for the junctions of the largest strongly connected part (Tarjan 1972, without recursion: a province is deeper than any stack), [junctions].
 * Of equal ones the part that is found first, which the map alone decides.
 */
export function largestPart({ junctions, first, arc, end }: Omit<Network, "rules" | "boxes">, millis: Int32Array): Uint8Array {
  const order = new Int32Array(junctions);
  const low = new Int32Array(junctions);
  const part = new Int32Array(junctions).fill(-1);
  const next = first.slice(0, junctions);
  const path = new Int32Array(junctions);
  const open = new Int32Array(junctions);
  let [visited, opened, parts, best, most] = [0, 0, 0, -1, 0];
  for (let root = 0; root < junctions; root++) {
    if (order[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = ++visited;
    open[opened++] = root;
    while (depth >= 0) {
      const u = path[depth] as number;
      if ((next[u] as number) < (first[u + 1] as number)) {
        const code = arc[(next[u] as number)++] as number;
        if (millis[code] === NEVER) continue;
        const v = end[code ^ 1] as number;
        if (order[v] === 0) {
          order[v] = low[v] = ++visited;
          open[opened++] = v;
          path[++depth] = v;
        } else if (part[v] === -1) low[u] = Math.min(low[u] as number, order[v] as number);
        continue;
      }
      if (low[u] === order[u]) {
        let size = 0;
        for (let v = -1; v !== u; size++) part[(v = open[--opened] as number)] = parts;
        if (size > most) [best, most] = [parts, size];
        parts++;
      }
      depth--;
      if (depth >= 0) low[path[depth] as number] = Math.min(low[path[depth] as number] as number, low[u] as number);
    }
  }
  return Uint8Array.from(part, (p) => (p === best ? 1 : 0));
}
