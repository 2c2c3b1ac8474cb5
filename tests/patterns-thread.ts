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
 * The longest a pattern takes over a text of so many of its worst letters; what takes too long is tried twice more, the least counts. What
 * takes the square of the length and a tenth of it in a two-hundredth of the time is within the bound; only the rest is tried in full.
 */
parentPort?.on("message", ({ source, flags, length, most }: Asked) => {
  const pattern = new RegExp(source, flags);
  let worst = { millis: 0, letters: "" };
  for (const textOf of worstTexts({ source })) {
    parentPort?.postMessage("goes on");
    if (millis(pattern, textOf(length / 10)) < most / 200) continue;
    const text = textOf(length);
    let took = millis(pattern, text);
    for (let again = 0; again < 2 && took > most; again++) took = Math.min(took, millis(pattern, text));
    if (took > worst.millis) worst = { millis: took, letters: text.slice(0, 12) };
    // One that is far beyond needs no further letters.
    if (took > 10 * most) break;
  }
  parentPort?.postMessage(worst);
});
