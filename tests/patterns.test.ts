import assert from "node:assert/strict";
import { once } from "node:events";
import { resolve } from "node:path";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";
import { parseSync } from "oxc-parser";
import { literalsOf, patternsOf, worstTexts, type Pattern } from "./patterns.ts";

/** A pattern that takes the square of its text's length holds everybody up; it is tried on a fifth of 100 kB, where that shows a second or more. */
const LENGTH = 20_000;
const MOST_MILLIS = 400;
const HANGS_AFTER = 15_000;

const open = (): Worker => new Worker(new URL("./patterns-thread.ts", import.meta.url));
let worker = open();
after(() => worker.terminate());

async function worstOf(pattern: Pattern): Promise<{ worst: number; letters: string }> {
  worker.postMessage({ source: pattern.source, flags: pattern.flags, texts: worstTexts(pattern, LENGTH) });
  const late = AbortSignal.timeout(HANGS_AFTER);
  try {
    const [answer] = (await once(worker, "message", { signal: late })) as [{ worst: number; letters: string }];
    return answer;
  } catch {
    await worker.terminate();
    worker = open();
    return { worst: Infinity, letters: "?" };
  }
}

test("no pattern of the code takes long over a long text of its worst letters", { timeout: 900_000 }, async () => {
  const [slow] = literalsOf(parseSync("canary.ts", "text.replace(/\\s+$/, '')").program) as [Pattern];
  assert.ok((await worstOf(slow)).worst > MOST_MILLIS / 4, "the check sees a slow one");
  const all = new Map(patternsOf(resolve(import.meta.dirname, "..")).map((p) => [`${p.source}/${p.flags}`, p]));
  assert.ok(all.size > 150, `${all.size} patterns`);
  const found: string[] = [];
  for (const pattern of all.values()) {
    const { worst, letters } = await worstOf(pattern);
    if (worst > MOST_MILLIS)
      found.push(`${Math.round(worst)} ms on ${JSON.stringify(letters)}…: /${pattern.source}/${pattern.flags} in ${pattern.file}`);
  }
  assert.deepEqual(found, []);
});
