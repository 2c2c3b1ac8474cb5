import { distinctOf, runsOf, skeletonOf } from "./minhash.ts";

/** A form is filled in so many times and more. */
const FORMS = 10;
/** Runs of four signs that its printed words make, at least: a line of eight signs. */
const PRINTED = 5;
/** Printed words stand in nearly equally many texts, what is written between them in fewer. */
const EVENLY = 0.8;
/** Of the texts that hold one printed word so many hold all: phrases chosen from a stock come now with these, now with those. */
const TOGETHER = 0.6;

interface Frame {
  readonly runs: ReadonlySet<number>;
  readonly widest: number;
  texts: number;
}

/**
 * Printed forms among texts: the words many share are the same words in each of them, whoever filled them in. Of a text on a form what its writer wrote, of any
 * other undefined. Yields after every few texts.
 */
export function* writtenOn(texts: readonly string[]): Generator<void, (string | undefined)[]> {
  const skeletons = texts.map(skeletonOf);
  const runs: Uint32Array[] = [];
  const spread = new Map<number, number>();
  for (const [i, skeleton] of skeletons.entries()) {
    if (i % 50 === 49) yield;
    const distinct = distinctOf(runsOf(skeleton));
    runs.push(distinct);
    for (const run of distinct) spread.set(run, (spread.get(run) ?? 0) + 1);
  }
  const frames = new Map<string, Frame>();
  const own: (Frame | undefined)[] = [];
  for (const [i, distinct] of runs.entries()) {
    if (i % 50 === 49) yield;
    const frame = frameOf(distinct, spread);
    const key = frame && [...frame.runs].join();
    const known = key === undefined ? undefined : (frames.get(key) ?? frame);
    if (key !== undefined && known) frames.set(key, known);
    if (known) known.texts++;
    own.push(known);
  }
  const printed = [...frames.values()].filter(({ texts: n, widest }) => n >= FORMS && n >= TOGETHER * widest);
  const written: (string | undefined)[] = [];
  for (const [i, skeleton] of skeletons.entries()) {
    if (i % 50 === 49) yield;
    const holds = (frame: Frame): boolean =>
      (runs[i] as Uint32Array).filter((run) => frame.runs.has(run)).length >= EVENLY * frame.runs.size;
    const found = own[i];
    const frame = found && printed.includes(found) ? found : printed.find(holds);
    written.push(frame && without(skeleton, frame.runs));
  }
  return written;
}

/** The most of a text's runs that stand in nearly equally many texts. */
function frameOf(runs: Uint32Array, spread: ReadonlyMap<number, number>): Frame | undefined {
  const wide = Array.from(runs, (run) => ({ run, texts: spread.get(run) as number }))
    .filter(({ texts }) => texts >= FORMS)
    .sort((a, b) => a.texts - b.texts || a.run - b.run);
  let best: readonly [from: number, to: number] = [0, 0];
  for (let from = 0, to = 0; to < wide.length; to++) {
    while ((wide[from]?.texts as number) < EVENLY * (wide[to]?.texts as number)) from++;
    if (to + 1 - from >= best[1] - best[0]) best = [from, to + 1];
  }
  const frame = wide.slice(...best);
  if (frame.length < PRINTED) return undefined;
  return { runs: new Set(frame.map(({ run }) => run)), widest: frame.at(-1)?.texts as number, texts: 0 };
}

/** The signs that stand in none of these runs, a stop where some were taken out. */
function without(skeleton: string, frame: ReadonlySet<number>): string {
  const signs = [...skeleton];
  const runs = runsOf(skeleton);
  const isPrinted = new Uint8Array(signs.length);
  runs.forEach((run, at) => frame.has(run) && isPrinted.fill(1, at, at + 4));
  return signs
    .map((sign, i) => (isPrinted[i] === 0 ? sign : "。"))
    .join("")
    .replace(/。+/g, "。");
}
