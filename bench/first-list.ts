import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { ms, quantile, type Say, type Server } from "./server.ts";

const CHROMIUM = "/usr/bin/chromium";

/** The list of demands in a browser that has seen nothing yet: from the address until the first row stands there, with all bytes that came over the wire. */
export async function measureFirstList({ origin }: Server, say: Say): Promise<void> {
  const measure = "first list in a cold browser: until its first row, bytes received";
  if (!existsSync(CHROMIUM)) return say(measure, "≤ 1 s, ≤ 900 kB", "skipped: no Chromium on this machine");
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const taken: number[] = [];
  let bytes = 0;
  try {
    for (let i = 0; i < 7; i++) {
      const context = await browser.newContext({ locale: "zh-CN" });
      const signedIn = await context.request.post(`${origin}/api/auth/sign-in/username`, {
        headers: { origin },
        data: { username: "shengji", password: SAMPLE_PASSWORD },
      });
      if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
      const page = await context.newPage();
      const wire = await context.newCDPSession(page);
      await wire.send("Network.enable");
      bytes = 0;
      wire.on("Network.loadingFinished", (e) => (bytes += e.encodedDataLength));
      // Told by the page itself, from the start of navigation to the frame that holds the row.
      await page.addInitScript(() => {
        new MutationObserver((_, watch) => {
          if (!document.querySelector("[role=row] a, tbody a")) return;
          watch.disconnect();
          requestAnimationFrame(() => Object.assign(globalThis, { firstRow: performance.now() }));
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto(`${origin}/services/demands`);
      taken.push((await (await page.waitForFunction(() => (globalThis as { firstRow?: number }).firstRow)).jsonValue()) as number);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  say(measure, "≤ 1 s, ≤ 900 kB", `p50 ${ms(quantile(taken, 0.5))}, ${Math.round(bytes / 1000)} kB`);
}
