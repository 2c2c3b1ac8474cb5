import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";
import { parseSync } from "oxc-parser";
import { literalsOf, patternsOf, type Pattern } from "./patterns.ts";

/** A pattern that takes the square of its text's length holds everybody up: the server's other callers, or a browser's tab. */
const LENGTH = 100_000;
/** Of processor time, the best of three. */
const MOST_MILLIS = 100;
const HANGS_AFTER = 20_000;

const open = (): Worker => new Worker(new URL("./patterns-thread.ts", import.meta.url));
let worker = open();
after(() => worker.terminate());

interface Worst {
  readonly millis: number;
  readonly letters: string;
}

/** A thread from which nothing is heard for so long hangs over one text. */
function worstOf({ source, flags }: Pick<Pattern, "source" | "flags">): Promise<Worst> {
  return new Promise((done) => {
    const heard = (said: Worst | "goes on"): void => {
      if (said === "goes on") return void late.refresh();
      clearTimeout(late);
      worker.off("message", heard);
      done(said);
    };
    const late = setTimeout(() => {
      void worker.terminate();
      worker = open();
      done({ millis: Infinity, letters: "?" });
    }, HANGS_AFTER);
    worker.on("message", heard);
    worker.postMessage({ source, flags, length: LENGTH, most: MOST_MILLIS });
  });
}

test(
  "no pattern of server or screen takes more than 100 ms of processor time over 100 kB of its worst letters",
  { timeout: 1_800_000 },
  async () => {
    for (const code of [
      "text.replace(/\\s+$/, '')",
      "new RegExp(`${NUMERAL}章$`)",
      "/令\\s*\\(?\\s*第/",
      "/《([^《》]{2,60}(?:〈[^〉]+〉)?)》/g",
    ]) {
      const [slow] = literalsOf(parseSync("canary.ts", code).program);
      assert.ok(slow && (await worstOf(slow)).millis > MOST_MILLIS, `the check sees a slow one: ${code}`);
    }
    assert.throws(() => literalsOf(parseSync("canary.ts", "new RegExp(words[0])").program), /cannot read/);
    const all = new Map(patternsOf(resolve(import.meta.dirname, "..")).map((p) => [`${p.source}/${p.flags}`, p]));
    assert.ok(all.size > 250, `${all.size} patterns`);
    assert.ok([...all.values()].some((p) => p.file.includes("/web/")) && [...all.values()].some((p) => p.file.startsWith("platform/ui")));
    const found: string[] = [];
    for (const pattern of all.values()) {
      const { millis, letters } = await worstOf(pattern);
      if (millis > MOST_MILLIS)
        found.push(`${Math.round(millis)} ms on ${JSON.stringify(letters)}…: /${pattern.source}/${pattern.flags} in ${pattern.file}`);
    }
    assert.deepEqual(found, []);
  },
);
