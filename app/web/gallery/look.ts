import { readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";

/**
 * Opens the samples (`vite build --mode gallery` first) in a real browser under the strict policy, takes pictures into the
 * directory given, runs axe on each, tries the keyboard and a double click. Exit code 1 when something is wrong.
 */
const dist = fileURLToPath(new URL("../../../dist/gallery", import.meta.url));
const out = process.argv[2] ?? join(dist, "pictures");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = extname(path) === "" ? "/gallery.html" : path;
  const body = await readFile(join(dist, file)).catch(() => undefined);
  response.writeHead(body ? 200 : 404, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": CSP,
  });
  response.end(body);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const address = server.address();
if (address === null || typeof address === "string") throw new Error("no port");
const base = `http://127.0.0.1:${address.port}`;

const faults: string[] = [];
const fault = (text: string) => {
  faults.push(text);
  console.log(`FAULT ${text}`);
};
await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

const PAGES = {
  list: "/?f.state=open&sort=-opened",
  empty: "/empty",
  case: "/case",
  step: "/step",
  form: "/form",
  figures: "/figures",
  account: "/account",
  signin: "/sign-in",
  lost: "/no/such",
  public: "/public.html",
};
for (const [size, viewport] of [
  ["wide", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
] as const) {
  const context = await browser.newContext({ viewport, bypassCSP: false, locale: "zh-CN" });
  for (const [name, path] of Object.entries(PAGES)) {
    const page = await open(context.newPage(), path, `${size} ${name}`);
    await page.screenshot({ path: join(out, `${size}-${name}.png`) });
    await audit(page, `${size} ${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) fault(`${size} ${name}: ${wide} px wider than the screen`);
    await page.close();
  }
  await context.close();
}
await tryKeyboard();
await tryForms();
await browser.close();
server.close();
console.log(faults.length === 0 ? "no fault" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function open(coming: Promise<Page>, path: string, name: string): Promise<Page> {
  const page = await coming;
  page.on("console", (m) => m.type() === "error" && fault(`${name}: console ${m.text().slice(0, 300)}`));
  page.on("pageerror", (e) => fault(`${name}: ${e.message}`));
  page.on("request", (r) => !r.url().startsWith(base) && !r.url().startsWith("data:") && fault(`${name}: went outside to ${r.url()}`));
  await page.goto(base + path, { waitUntil: "networkidle" });
  await page.waitForTimeout(500);
  return page;
}

async function audit(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      }
    ).axe.run();
    return run.violations.map((v) => ({
      id: v.id,
      impact: v.impact,
      nodes: v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 160)}`),
    }));
  });
  for (const v of found) {
    if (v.impact === "serious" || v.impact === "critical") fault(`${name}: axe ${v.id} ${v.nodes.join(" | ")}`);
    else console.log(`${name}: axe ${v.impact} ${v.id} ${v.nodes[0] ?? ""}`);
  }
}

async function tryKeyboard(): Promise<void> {
  const page = await open(browser.newPage({ viewport: { width: 1440, height: 900 } }), "/", "keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  if ((await page.evaluate(() => document.activeElement?.id)) !== "main") fault("keyboard: the skip link does not lead to the content");
  const first = page.locator("tbody td:first-child a").first();
  await first.focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowDown");
  const at = await page.evaluate(() => document.activeElement?.textContent);
  if (!at?.includes("示例 31）")) fault(`keyboard: 30 rows down stands at ${at}`);
  const focused = await page.evaluate(() => {
    const r = document.activeElement!.getBoundingClientRect();
    return r.top > 0 && r.bottom <= innerHeight;
  });
  if (!focused) fault("keyboard: the row stood on is out of sight");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/case");
  await page.goBack();
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByRole("searchbox").fill("冷链");
  await page.waitForURL(/q=/);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(out, "wide-filters.png") });
  await audit(page, "filters open");
  const total = await page.locator(".bh-total").textContent();
  if (total !== "共 207 条") fault(`search: total ${total}, want 207 (every 6th of 1240)`);
  await page.getByRole("textbox", { name: "提出日期 从" }).fill("2026.9.1");
  await page.keyboard.press("Enter");
  await page.waitForURL(/f\.opened=2026-09-01/);
  await page.goto(`${base}/`);
  await page.waitForSelector("tbody a");
  for (let i = 0; i < 12; i++) {
    await page.locator(".bh-list-box").evaluate((e) => {
      e.scrollTop = e.scrollHeight;
    });
    await page.waitForTimeout(200);
  }
  const dom = await page.locator("tbody tr").count();
  const lastRow = await page.locator("tbody tr[aria-rowindex]").last().getAttribute("aria-rowindex");
  if (dom > 80 || Number(lastRow) < 500) fault(`scroll: ${dom} rows in the page, last is ${lastRow}`);
  await page.close();
}

async function tryForms(): Promise<void> {
  const page = await open(browser.newPage({ viewport: { width: 390, height: 844 } }), "/case", "forms");
  await page.getByRole("button", { name: "受理", exact: true }).dblclick();
  await page.waitForSelector(".bh-notice-good");
  const acts = await page.getByTestId("acts").textContent();
  if (acts !== "take") fault(`a double click acted: ${acts}`);
  await page.getByRole("button", { name: "不予受理" }).click();
  await page.getByRole("button", { name: "确认不予受理" }).click();
  await page.screenshot({ path: join(out, "phone-reason.png") });
  await audit(page, "reason panel");
  await page.getByRole("button", { name: /查看/ }).click();
  await page.getByText("13800000000").waitFor();
  await page.getByRole("button", { name: "菜单" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(out, "phone-drawer.png") });
  await audit(page, "drawer");
  await page.goto(`${base}/step`);
  await page.getByRole("button", { name: "下一步" }).click();
  if ((await page.locator(".bh-fault").count()) < 3) fault("step form: faults are not shown");
  if ((await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))) !== "true")
    fault("step form: the cursor is not in the first fault");
  await page.screenshot({ path: join(out, "phone-step-faults.png") });
  await page.getByLabel("需求", { exact: false }).first().fill("示例需求");
  await page.reload();
  const kept = await page.getByLabel("需求", { exact: false }).first().inputValue();
  if (kept !== "示例需求") fault(`draft: after a reload stands ${kept}`);
  await audit(page, "step form with draft");
  await page.close();
}
