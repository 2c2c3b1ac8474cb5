import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import type { Election } from "@bihuan/ballots";
import { repositoryRoot } from "../platform/testing/database.ts";

const RUNS = 30;
type Engine = typeof import("@bihuan/ballots");
export interface InBrowser {
  /** Milliseconds of the first ballot on a fresh page, tables of the election's key and the ready election included. */
  readonly first: number;
  /** The median of those after it. */
  readonly next: number;
  /** Milliseconds of the page's own thread for each of those after it: what the clock would say with nothing beside it. */
  readonly thread: number;
}

/**
 * One ballot as a phone makes it: the engine as one script in Chromium slowed down so many times, with and without WebAssembly, and at its own speed. Undefined where there
 * is no Chromium. Chromium slows a thread down by the clock, so that what else the machine does counts so many times as well: the thread's own time at full speed does not.
 */
export async function inChromium(
  election: Election,
  choices: readonly number[],
  slower: number,
): Promise<{ readonly module: InBrowser; readonly plain: InBrowser; readonly unslowed: InBrowser } | undefined> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  if (executablePath === undefined) return undefined;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: join(repositoryRoot, "engines/ballots/src/index.ts"), formats: ["iife"], name: "ballots" },
    },
  });
  const script = [built].flat().flatMap((b) => ("output" in b ? b.output.flatMap((o) => (o.type === "chunk" ? [o.code] : [])) : []))[0];
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const measure = async (hasModule: boolean, rate: number): Promise<InBrowser> => {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    if (!hasModule) await page.evaluate(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    await page.addScriptTag({ content: script ?? "" });
    const busy = async (): Promise<number> =>
      1000 * ((await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration")?.value ?? Number.NaN);
    const make = (runs: number) =>
      page.evaluate(
        ({ election, choices, runs }) => {
          const { openElection, makeBallot } = (globalThis as unknown as { ballots: Engine }).ballots;
          const kept = globalThis as unknown as { opened?: ReturnType<Engine["openElection"]> };
          const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
          const from = performance.now();
          const opened = (kept.opened ??= openElection(election));
          if ("refused" in opened) throw new Error("the election is refused");
          const make = (no: number) => {
            if (!makeBallot(opened, { secret: 5n, class: "A", no }, choices, random).ok) throw new Error("the ballot is refused");
          };
          make(1);
          const out = [performance.now() - from];
          for (let no = 2; no <= runs; no++) {
            const began = performance.now();
            make(no);
            out.push(performance.now() - began);
          }
          return out;
        },
        { election, choices: [...choices], runs },
      );
    const [first] = await make(1);
    await make(RUNS);
    const before = await busy();
    const rest = (await make(RUNS)).sort((a, b) => a - b);
    const thread = ((await busy()) - before) / RUNS;
    await page.close();
    return { first: first as number, next: rest[rest.length >> 1] as number, thread };
  };
  try {
    return { module: await measure(true, slower), plain: await measure(false, slower), unslowed: await measure(true, 1) };
  } finally {
    await browser.close();
  }
}
