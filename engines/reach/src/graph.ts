/**
 * A walking graph in compressed rows. Nodes are numbered by ascending OSM id, neighbours ascend within a row: the same
 * map gives the same arrays whatever the order of the file, and "the smaller id" is "the smaller number".
 */
export interface Graph {
  readonly nodes: number;
  /** Positions in 1e-7 degrees, [nodes]. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  /** Row v is `target[first[v] .. first[v + 1])`, [nodes + 1]. */
  readonly first: Int32Array;
  /** [arcs]; every segment is there twice, once from each end. */
  readonly target: Int32Array;
  /** Whole millimetres, [arcs]; 0 is possible, and a segment across half the globe counts as 1,000 km: the sums stay within 32 bits. */
  readonly length: Int32Array;
  /** Bits STEPS and RAISED, [arcs]. */
  readonly flags: Uint8Array;
}

/** The segment is a flight of steps; its length is already the longer one of the rules. */
export const STEPS = 1;
/** The segment is a bridge, a tunnel or indoors: one cannot step on it from beside. */
export const RAISED = 2;

export interface Components {
  readonly count: number;
  /** Component of each node, numbered by their smallest node, [nodes]. */
  readonly of: Int32Array;
  /** Nodes in each component, [count]. */
  readonly size: Int32Array;
}

export function componentsOf(graph: Graph): Components {
  const of = new Int32Array(graph.nodes).fill(-1);
  const stack = new Int32Array(graph.nodes);
  const size: number[] = [];
  for (let root = 0; root < graph.nodes; root++) {
    if (of[root] !== -1) continue;
    const c = size.length;
    let [top, count] = [1, 1];
    stack[0] = root;
    of[root] = c;
    while (top > 0) {
      const u = stack[--top] as number;
      for (let a = graph.first[u] as number; a < (graph.first[u + 1] as number); a++) {
        const v = graph.target[a] as number;
        if (of[v] !== -1) continue;
        of[v] = c;
        stack[top++] = v;
        count++;
      }
    }
    size.push(count);
  }
  return { count: size.length, of, size: Int32Array.from(size) };
}
