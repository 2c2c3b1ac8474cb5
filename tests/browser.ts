import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { chromium, type Browser, type BrowserContext, type Download, type Locator, type Page, type Request } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { buildWeb } from "../app/build.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { executable, skip, whole, wish } from "./chromium.ts";
import { serveInstallation, type Served } from "./served.ts";

/**
 * What every journey needs: the product with its sample on a real port, a real Chromium, desktop and a 390-px phone, axe
 * on every page, no request that leaves the machine. BIHUAN_JOURNEYS=required makes a missing browser a failure; =pictures
 * writes the README's pictures to docs/pictures.
 */
export { skip };
const pictures = wish === "pictures" ? join(repositoryRoot, "docs/pictures") : mkdtempSync(join(tmpdir(), "bihuan-pictures-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** What the installation is set to beyond its defaults: filled in by a file of journeys before its first. */
export const settings: Record<string, string> = {};
/** Origins beside the product's own that pages may ask here: peers of the test. What they refuse is no fault of the page. */
export const peers: string[] = [];
/** Words of the console a journey brings about on purpose. */
export const expected: RegExp[] = [];
/** Set before the first journey runs. */
export let served: Served;
let browser: Browser;
/** Where what leaves the machine is counted, the browser looks up no names of its own. */
const quiet = process.env["CABLE_OUT"] ? ["--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"] : [];
const launch = (executablePath = executable, args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", ...quiet, ...args],
  });
const faults: string[] = [];

before(async () => {
  if (skip) return;
  mkdirSync(pictures, { recursive: true });
  const web = await buildWeb(() => {});
  served = await serveInstallation({ sample: true, web, settings });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await served?.[Symbol.asyncDispose]();
  if (wish !== "pictures") rmSync(pictures, { recursive: true, force: true });
});

/** A browser whose camera sees what the film (.y4m) shows, over and over. */
export const launchWithCamera = (film: string): Promise<Browser> =>
  launch(whole, ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`]);

export const journey = (name: string, play: (t: TestContext) => Promise<void>): void => {
  test(name, { skip, timeout: 300_000 }, async (t) => {
    await play(t);
    assert.deepEqual(faults.splice(0), []);
  });
};

export const picture = (name: string): string => join(pictures, `${name}.png`);

interface Opened {
  readonly javaScriptEnabled?: boolean;
  readonly permissions?: string[];
  readonly deviceScaleFactor?: number;
  readonly of?: Browser;
}

/** A blank page of a new browser window, signed in where a name is given. */
export async function open(viewport: { width: number; height: number }, username?: string, more: Opened = {}): Promise<Page> {
  const { of = browser, ...options } = more;
  const context: BrowserContext = await of.newContext({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What moves while something loads costs a third of a journey's processor, and no journey looks at it.
    reducedMotion: "reduce",
    hasTouch: viewport === PHONE,
    ...options,
  });
  // Generous: a machine that runs other tests beside is slow, not wrong.
  context.setDefaultTimeout(60_000);
  context.on("page", countRequests);
  const page = await context.newPage();
  page.on("request", (r) => {
    if (![served.origin, ...peers].some((origin) => r.url().startsWith(origin)) && !/^(data|blob):/.test(r.url()))
      faults.push(`a request left the machine: ${r.url()}`);
  });
  page.on("pageerror", (e) => faults.push(`page error at ${page.url()}: ${e.stack ?? e.message}`));
  page.on("console", (m) => {
    const isPeers = peers.some((origin) => m.location().url.startsWith(origin));
    const isExpected = [/status of (401|422)/, ...expected].some((words) => words.test(m.text()));
    if (m.type() === "error" && !isPeers && !isExpected) faults.push(`console: ${m.text()}`);
  });
  page.on("response", (r) => r.status() === 400 && faults.push(`400 from ${r.url()}`));
  if (username !== undefined) {
    // The door itself is walked through once, in journeys.test.ts.
    const answer = await context.request.post(`${served.origin}/api/auth/sign-in/username`, {
      headers: { origin: served.origin },
      data: { username, password: SAMPLE_PASSWORD },
    });
    assert.ok(answer.ok(), `${username} signs in: ${answer.status()}`);
  }
  return page;
}

const homeStands = (page: Page): Promise<void> =>
  page.getByRole("heading", { level: 1, name: /件要办|没有要办|要过问|今天要看的|本单位运营/ }).waitFor();

/** The same, with the person's first page open. */
export async function openHome(viewport: { width: number; height: number }, username: string, more: Opened = {}): Promise<Page> {
  const page = await open(viewport, username, more);
  await page.goto(served.origin);
  await homeStands(page);
  return page;
}

/** Signed in as a clerk does it: the name's field has the focus, typed, tabbed, typed, Enter. */
export async function signInByKeyboard(page: Page, username: string): Promise<void> {
  await page.goto(`${served.origin}/sign-in`);
  await page.locator("#username").waitFor();
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(SAMPLE_PASSWORD);
  await page.keyboard.press("Enter");
  await homeStands(page);
}

const underWay = new WeakMap<Page, Set<Request>>();
function countRequests(page: Page): void {
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on("request", (r) => open.add(r));
  page.on("requestfinished", (r) => open.delete(r));
  page.on("requestfailed", (r) => open.delete(r));
}

/** Nothing is asked of the server any more, nothing waits for an answer, nothing is being drawn, nothing moves. */
export async function settled(page: Page): Promise<void> {
  const still = async (): Promise<boolean> =>
    underWay.get(page)?.size === 0 && (await page.evaluate(STILL)) === true && underWay.get(page)?.size === 0;
  for (let quiet = 0, end = Date.now() + 60_000; quiet < 2;) {
    assert.ok(Date.now() < end, `${page.url()} does not come to rest: ${[...(underWay.get(page) ?? [])].map((r) => r.url()).join(" ")}`);
    quiet = (await still()) ? quiet + 1 : 0;
    await new Promise((done) => setTimeout(done, 60));
  }
}

/** The file that a press brings. Pressed when the page is at rest: what is drawn anew between press and release takes the click with it. */
export async function downloaded(page: Page, pressed: Locator | (() => Promise<void>)): Promise<Download> {
  await settled(page);
  const [file] = await Promise.all([page.waitForEvent("download"), typeof pressed === "function" ? pressed() : pressed.click()]);
  return file;
}

/** What holds on the page by and by: the last fault where it does not within 15 s. A page is never asked once, a moment after a press. */
export async function soon(check: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 15_000; ; await new Promise((done) => setTimeout(done, 60)))
    try {
      return await check();
    } catch (fault) {
      if (Date.now() > end) throw fault;
    }
}

/** Nothing changes its place or colour: amid a change axe sees a contrast that nobody reads. */
export const AT_REST = `document.getAnimations().every((a) => a.playState !== "running" || a.effect.getComputedTiming().iterations === Infinity)`;
const STILL = `document.fonts.status === "loaded" && document.querySelector(".bh-skeleton, [aria-busy=true]") === null && ${AT_REST}`;

/** Picture (where they are kept), axe, and nothing wider than the screen. */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  if (wish === "pictures") await page.screenshot({ path: picture(name) });
  const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (Number(wide) > 0) faults.push(`${name}: ${String(wide)} px wider than the screen`);
  faults.push(...(await axeFaults(page, name)));
}

/** The rules whose breach is minor or moderate by axe's own table, and so never told here, are not reckoned: a seventh of its processor time. */
const LIGHT_RULES = `Object.fromEntries(axe._audit.rules.filter((r) => ["minor", "moderate"].includes(r.impact)).map((r) => [r.id, { enabled: false }]))`;

/** What axe finds serious or critical on the page as it stands; `tags` keep it to the rules of a standard. */
export async function axeFaults(page: Page, name: string, tags?: readonly string[]): Promise<string[]> {
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe);
  // Nothing is fetched anew for it (`preload`): no page plays sound or turns with the screen.
  const options = { resultTypes: ["violations"], preload: false, ...(tags ? { runOnly: { type: "tag", values: tags } } : {}) };
  const found = (await page.evaluate(`axe.run({ ...${JSON.stringify(options)}, rules: ${LIGHT_RULES} })`)) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .map((v) => `${name}: axe ${v.id} at ${v.nodes.map((n) => n.html.slice(0, 200)).join(" | ")}`);
}

export async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (
      await to.evaluate(
        (e) =>
          e === (e.ownerDocument as { activeElement: unknown }).activeElement ||
          e.contains((e.ownerDocument as { activeElement: unknown }).activeElement as never),
      )
    )
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${String(to)}`);
}
export const type = async (page: Page, to: Locator, words: string): Promise<void> => {
  await tabTo(page, to);
  await page.keyboard.type(words);
};
export const press = async (page: Page, to: Locator): Promise<void> => {
  await tabTo(page, to);
  await page.keyboard.press("Enter");
};
export const handedLinks = async (page: Page): Promise<string[]> => {
  await page.locator(".bh-handover-url").first().waitFor();
  return page.locator(".bh-handover-url").evaluateAll((all) => all.map((e) => String((e as unknown as { value: string }).value)));
};

/** Chooses the first candidate of the need on the page, with a reason and words to the supplier's adviser. */
export async function introduceFirst(page: Page): Promise<void> {
  const first = page.locator(".bh-candidates > li").first();
  await first.getByRole("button", { name: "选这一家" }).press("Enter");
  await first.locator("input:focus").waitFor();
  await first.getByLabel("理由").fill("做过黄龙病识别");
  await first.getByLabel("给供方保姆的话").fill("请协助对接。");
  await first.getByRole("button", { name: "发出意向" }).click();
  await page.getByRole("link", { name: "引荐意向" }).first().waitFor();
}
