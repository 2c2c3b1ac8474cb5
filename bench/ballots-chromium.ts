import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import type { Election } from "@bihuan/ballots";
import { repositoryRoot } from "../platform/testing/database.ts";

type Engine = typeof import("@bihuan/ballots");
export interface InBrowser {
  /** Milliseconds of the first ballot on a fresh page, tables of the election's key and the ready election included. */
  readonly first: number;
  /** The median of those after it. */
  readonly next: number;
}

/** One ballot as a phone makes it: the engine as one script in Chromium slowed down so many times, with and without WebAssembly. Undefined where there is no Chromium. */
export async function inChromium(
  election: Election,
  choices: readonly number[],
  slower: number,
): Promise<{ readonly module: InBrowser; readonly plain: InBrowser } | undefined> {
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
  const measure = async (hasModule: boolean): Promise<InBrowser> => {
    const page = await browser.newPage();
    if (!hasModule) await page.evaluate(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addScriptTag({ content: script ?? "" });
    const taken = await page.evaluate(
      ({ election, choices, runs }) => {
        const { openElection, makeBallot } = (globalThis as unknown as { ballots: Engine }).ballots;
        const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
        const from = performance.now();
        const opened = openElection(election);
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
      { election, choices: [...choices], runs: 31 },
    );
    await page.close();
    const rest = taken.slice(1).sort((a, b) => a - b);
    return { first: taken[0] as number, next: rest[rest.length >> 1] as number };
  };
  try {
    return { module: await measure(true), plain: await measure(false) };
  } finally {
    await browser.close();
  }
}
