import { parentPort } from "node:worker_threads";
import { worstTexts } from "./patterns.ts";

interface Asked {
  readonly source: string;
  readonly flags: string;
  readonly length: number;
  readonly most: number;
}

/** Processor time of this thread alone, whatever else the machine does. As replaceAll and matchAll do: every place of the text is tried. */
function millis(pattern: RegExp, text: string): number {
  const began = process.threadCpuUsage();
  if (pattern.global) text.replace(pattern, "");
  else pattern.test(text);
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

/**
 * The longest a pattern takes over a text of so many of its worst letters; what takes too long is tried twice more, the least counts. A tenth
 * of the length is tried first. What takes the square of the length, and a tenth of it in a two-hundredth of the time, is within the bound;
 * and where a fiftieth says that what grows with the square is small beside what grows with the length, the whole is foreseen. Only the rest is
 * tried in full, unless it is foreseen, twice, to be far beyond, and a quarter of the length bears it out.
 */
parentPort?.on("message", ({ source, flags, length, most }: Asked) => {
  const pattern = new RegExp(source, flags);
  let worst = { millis: 0, letters: "" };
  let heard = performance.now();
  for (const textOf of worstTexts({ source })) {
    if (performance.now() - heard > 1000) {
      parentPort?.postMessage("goes on");
      heard = performance.now();
    }
    const part = textOf(length / 10);
    const tenth = millis(pattern, part);
    if (tenth < most / 200) continue;
    const short = textOf(length / 50);
    const fiftieth = Math.min(...Array.from({ length: 5 }, () => millis(pattern, short)));
    if (foreseen(fiftieth, tenth) < most / 2) continue;
    const text = textOf(length);
    const least = foreseen(fiftieth, Math.min(tenth, millis(pattern, part)));
    // A tick of the clock in a tenth looks like seconds in the whole: a quarter says whether it is.
    const isFar = least > FAR * most && millis(pattern, textOf(length / 4)) > (FAR * most) / 32;
    let took = isFar ? least : millis(pattern, text);
    for (let again = 0; again < 2 && took > most && took < FAR * most; again++) took = Math.min(took, millis(pattern, text));
    if (took > worst.millis) worst = { millis: took, letters: text.slice(0, 12) };
    // One that is far beyond needs no further letters.
    if (took > FAR * most) break;
  }
  parentPort?.postMessage(worst);
});

/** So many times the bound no other work of the machine explains. */
const FAR = 10;

/** What the whole length takes, of a fiftieth and a tenth of it: a part that grows with the length and one that grows with its square. */
function foreseen(fiftieth: number, tenth: number): number {
  const square = Math.max(0, (tenth - 5 * fiftieth) / (1 - 1 / 5));
  return 100 * square + 10 * (tenth - square);
}
