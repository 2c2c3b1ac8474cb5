import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { openInstallation, repositoryRoot } from "../app/open.ts";
import { loadSample, SAMPLE_PASSWORD } from "../app/sample.ts";
import { readConfig } from "../platform/config/config.ts";
import { ms, quantile, withServer } from "./server.ts";

/**
 * npm run bench:clicks [-- --origin http://127.0.0.1:8080]: what a hand feels on the sample, as started by `npm start`. Five roles walk their menu in Chromium
 * at 1366 × 768; in each room a column is sorted, the filters are opened, a record is opened and left. Of each click, told by the page itself: until the first frame that shows
 * anything new (the answer, or that it is under way), and until nothing is under way any more. Then the home page, from its address to its last panel.
 * Beside them a click on an empty page in the same minutes, since other work on the machine slows all of it.
 */
const CHROMIUM = "/usr/bin/chromium";
const ROLES = ["baomu", "shenhe", "lingdao", "shiji", "shengji"];
const ROOMS = 3;
const HOMES = 3;

interface Click {
  readonly what: string;
  readonly shown: number;
  readonly settled: number;
  /** Of the browser's processor until it was at rest again: other work beside does not lengthen it. */
  readonly cpu: number;
}
type Seen = typeof globalThis & { clicked?: number; shown?: number; settled?: number };

/** Runs in the page: when it was clicked, when a frame first showed a change, and the last change so far after which nothing was under way (ms). */
function watch(): void {
  const seen = globalThis as Seen;
  const isBusy = (): boolean => document.querySelector(".bh-skeleton, [aria-busy=true], .ant-btn-loading") !== null;
  const note = (): void => {
    const now = performance.now();
    if (seen.clicked !== undefined) seen.shown ??= now - seen.clicked;
    if (!isBusy() && document.querySelector("main h1, main h2")) seen.settled = now - (seen.clicked ?? 0);
  };
  new MutationObserver(() => requestAnimationFrame(note)).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  addEventListener(
    "click",
    (e) => {
      seen.clicked = e.timeStamp;
      delete seen.shown;
      delete seen.settled;
    },
    { capture: true },
  );
}

/** Until nothing changed for 300 ms; what has not come to rest after ten seconds is as late as it is. */
async function rest(page: Page): Promise<void> {
  for (let last = -1, same = 0, i = 0; same < 3 && i < 100; i++) {
    await page.waitForTimeout(100);
    const now = await page.evaluate(() => (globalThis as Seen).settled ?? -1);
    same = now === last && now >= 0 ? same + 1 : 0;
    last = now;
  }
}

/** So many milliseconds of processor the browser's pages have used. */
type Cpu = () => Promise<number>;
async function cpuOf(browser: Browser): Promise<Cpu> {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter((p) => p.type === "renderer").reduce((sum, p) => sum + p.cpuTime * 1000, 0);
  };
}

async function walk(page: Page, origin: string, cpu: Cpu): Promise<Click[]> {
  const clicks: Click[] = [];
  const click = async (what: string, selector: string): Promise<boolean> => {
    const target = page.locator(selector).first();
    if (!(await target.isVisible())) return false;
    const before = await cpu();
    await target.click({ timeout: 10_000 });
    await rest(page).catch(() => {});
    const seen = await page.evaluate(() => ({ shown: (globalThis as Seen).shown, settled: (globalThis as Seen).settled }));
    if (seen.shown !== undefined && seen.settled !== undefined)
      clicks.push({ what, shown: seen.shown, settled: seen.settled, cpu: (await cpu()) - before });
    return true;
  };
  await page.goto(origin);
  await rest(page);
  const areas = await page.locator("nav a[href^='/'], nav button[aria-expanded]").count();
  await page.goto(`${origin}/rooms`).catch(() => {});
  await rest(page);
  const hrefs = await page.locator("main a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  const rooms = [...new Set(hrefs)].filter((h) => !/[?#]/.test(h));
  for (const href of rooms.filter((_, i) => i % Math.max(1, Math.floor(rooms.length / ROOMS)) === 0).slice(0, ROOMS)) {
    await page.goto(`${origin}/rooms`);
    await rest(page);
    if (!(await click("open a room", `main a[href='${href}']`))) continue;
    await click("sort a column", "thead th button");
    await click("open the filters", ".bh-list-bar button[aria-controls]");
    if (await click("open a record", "tbody tr td a[href^='/']")) {
      await click("open the menu of acts", ".bh-head button[aria-haspopup=menu]");
      await page.keyboard.press("Escape");
    }
  }
  if (areas === 0) throw new Error("no menu");
  return clicks;
}

/** A click on a page that holds nothing but the button and its answer: what browser and machine take by themselves in the same minute. */
async function floor(page: Page, cpu: Cpu): Promise<Click[]> {
  await page.goto("data:text/html,<main><h1>0</h1><button onclick='previousSibling.textContent++'>+</button></main>");
  const clicks: Click[] = [];
  for (let i = 0; i < 10; i++) {
    const before = await cpu();
    await page.click("button");
    await page.waitForFunction(() => (globalThis as Seen).settled);
    const { shown = 0, settled = 0 } = await page.evaluate(() => ({
      shown: (globalThis as Seen).shown,
      settled: (globalThis as Seen).settled,
    }));
    clicks.push({ what: "an empty page (floor)", shown, settled, cpu: (await cpu()) - before });
  }
  return clicks;
}

async function home(page: Page, origin: string): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < HOMES; i++) {
    await page.goto(origin);
    await rest(page);
    taken.push(await page.evaluate(() => (globalThis as Seen).settled ?? Number.NaN));
  }
  return taken.slice(1);
}

async function measure(origin: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const cpu = await cpuOf(browser);
  const clicks: Click[] = [];
  const homes: number[] = [];
  const floors: Click[] = [];
  for (const username of ROLES) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
    const answer = await context.request.post(`${origin}/api/auth/sign-in/username`, {
      headers: { origin },
      data: { username, password: SAMPLE_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`sign-in of ${username}: ${answer.status()}`);
    const page = await context.newPage();
    await page.addInitScript(watch);
    floors.push(...(await floor(page, cpu)));
    homes.push(...(await home(page, origin)));
    clicks.push(...(await walk(page, origin, cpu)));
    await context.close();
  }
  await browser.close();
  const line = (what: string, some: readonly Click[]): string => {
    const of = (key: "shown" | "settled" | "cpu", q: number): string =>
      ms(
        quantile(
          some.map((c) => c[key]),
          q,
        ),
      );
    return `| ${what} | ${some.length} | ${of("shown", 0.5)} | ${of("shown", 0.95)} | ${of("settled", 0.5)} | ${of("settled", 0.95)} | ${of("cpu", 0.5)} | ${of("cpu", 0.95)} |`;
  };
  console.log(
    "| click | number | answer or progress, p50 | p95 | all there, p50 | p95 | processor of the page, p50 | p95 |\n| --- | --- | --- | --- | --- | --- | --- | --- |",
  );
  for (const [what, some] of Map.groupBy(clicks, (c) => c.what)) console.log(line(what, some));
  console.log(line("**every click**", clicks));
  console.log(line("an empty page with one button: the floor", floors));
  console.log(`\nhome page, five roles, warm: p50 ${ms(quantile(homes, 0.5))}, p95 ${ms(quantile(homes, 0.95))}`);
}

const at = process.argv.indexOf("--origin");
if (!existsSync(CHROMIUM)) throw new Error("no Chromium on this machine");
if (at > 0) await measure(process.argv[at + 1] as string);
else {
  const folder = join(repositoryRoot, ".bihuan/bench-clicks");
  const opened = await openInstallation(readConfig({ BIHUAN_DATA: folder }), console.error, { exclusive: false });
  await loadSample(opened, console.error);
  await opened.close();
  await withServer(folder, undefined, ({ origin }) => measure(origin));
}
