/** A stretch of text: in both, only in the older (－), only in the newer (＋). */
export interface Stretch {
  readonly sign: "=" | "-" | "+";
  readonly text: string;
}

/** Words of a Chinese text, in order, nothing left out. */
export type Segment = (text: string) => readonly string[];

/** Edits beyond which the whole middle is shown as replaced: the pair has little in common and a patchwork would not be readable. */
const MOST_EDITS = 1500;

/**
 * Differences by word: Myers' greedy O(ND) algorithm (Myers 1986) after common ends are cut off. Concatenating all but "+"
 * gives the older text, all but "-" the newer. Single characters between two changes are drawn into them: 的 alone between
 * two replaced words helps nobody.
 */
export function diffWords(older: string, newer: string, segment: Segment): Stretch[] {
  const a = segment(older);
  const b = segment(newer);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = edits(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const words: Stretch[] = [
    { sign: "=", text: a.slice(0, start).join("") },
    ...middle,
    { sign: "=", text: a.slice(a.length - end).join("") },
  ];
  return joined(absorbed(joined(words)));
}

function edits(a: readonly string[], b: readonly string[]): Stretch[] {
  const trace: Int32Array[] = [];
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const offset = most + 1;
  const far = new Int32Array(2 * offset + 1);
  for (let d = 0; d <= most; d++) {
    trace.push(far.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (far[offset + k - 1] as number) < (far[offset + k + 1] as number));
      let x = down ? (far[offset + k + 1] as number) : (far[offset + k - 1] as number) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      far[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace, d, offset);
    }
  }
  return [
    { sign: "-", text: a.join("") },
    { sign: "+", text: b.join("") },
  ];
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], edits: number, offset: number): Stretch[] {
  const out: Stretch[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = edits; d > 0; d--) {
    const far = trace[d] as Int32Array;
    const k = x - y;
    const down = k === -d || (k !== d && (far[offset + k - 1] as number) < (far[offset + k + 1] as number));
    const fromK = down ? k + 1 : k - 1;
    const fromX = far[offset + fromK] as number;
    const fromY = fromX - fromK;
    const [midX, midY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    for (; x > midX && y > midY; x--, y--) out.push({ sign: "=", text: a[x - 1] as string });
    out.push(down ? { sign: "+", text: b[fromY] as string } : { sign: "-", text: a[fromX] as string });
    [x, y] = [fromX, fromY];
  }
  for (; x > 0; x--) out.push({ sign: "=", text: a[x - 1] as string });
  return out.reverse();
}

/** Neighbours of one sign become one; within a change the older words stand before the newer. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  let minus = "";
  let plus = "";
  const flush = (): void => {
    if (minus !== "") out.push({ sign: "-", text: minus });
    if (plus !== "") out.push({ sign: "+", text: plus });
    minus = plus = "";
  };
  for (const { sign, text } of stretches) {
    if (text === "") continue;
    if (sign === "-") minus += text;
    else if (sign === "+") plus += text;
    else {
      flush();
      const last = out.at(-1);
      if (last?.sign === "=") out[out.length - 1] = { sign: "=", text: last.text + text };
      else out.push({ sign: "=", text });
    }
  }
  flush();
  return out;
}

const absorbed = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.flatMap((s, i) => {
    const between = s.sign === "=" && i > 0 && i < stretches.length - 1;
    return between && s.text.length === 1 && s.text !== "\n"
      ? [
          { sign: "-" as const, text: s.text },
          { sign: "+" as const, text: s.text },
        ]
      : [s];
  });
