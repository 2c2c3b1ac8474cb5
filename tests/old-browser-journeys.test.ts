import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, type Browser, type Page } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { buildWeb } from "../app/build.ts";
import { fetchOld, type OldVersion } from "./old-browsers.ts";
import { nextKey, serveInstallation, type Served } from "./served.ts";

/**
 * The floors, kept by the browsers themselves: Chromium 102 and 109 (the last for Windows 7) for staff, 87 for links and public pages. Below its
 * floor a page says what to install. BIHUAN_JOURNEYS=required makes a browser that cannot be fetched a failure.
 */
const STAFF_PAGES = [
  "/",
  "/services/demands",
  "/services/demands/new",
  "/places",
  "/places/map",
  "/places/import",
  "/policies",
  "/search",
  "/indicators",
  "/reports",
  "/units",
  "/people",
  "/account",
];
let served: Served;
let web: string;
before(async () => {
  web = await buildWeb(() => {});
  served = await serveInstallation({ sample: true, web });
});
after(() => served[Symbol.asyncDispose]());

const inOld = (version: OldVersion, name: string, play: (visit: () => Promise<Page>) => Promise<void>): void => {
  test(`Chromium ${version}: ${name}`, { timeout: 300_000 }, async (t) => {
    const fetched = fetchOld(version);
    if ("missing" in fetched) {
      assert.notEqual(process.env["BIHUAN_JOURNEYS"], "required", fetched.missing);
      return t.skip(fetched.missing);
    }
    const browser: Browser = await chromium.launch({
      executablePath: fetched.path,
      args: ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu"],
    });
    const faults: string[] = [];
    try {
      assert.ok(browser.version().startsWith(`${version}.`), browser.version());
      await play(async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
        context.setDefaultTimeout(60_000);
        const page = await context.newPage();
        page.on("pageerror", (e) => faults.push(`${page.url()}: ${e.message}`));
        return page;
      });
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  });
};

/** Playwright's own locators ask for `checkVisibility`, which Chromium has from 105 on: here the page is asked in its own words. */
async function until(page: Page, expression: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    if (await page.evaluate(`Boolean(${expression})`).catch(() => false)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${page.url()}: never ${expression}; it shows: ${String(await page.evaluate("document.body.innerText"))}`);
}
const press = async (page: Page, selector: string, words: string): Promise<void> => {
  const found = `[...document.querySelectorAll("${selector}")].find((e) => e.innerText.includes("${words}"))`;
  await until(page, found);
  await page.evaluate(`${found}.click()`);
};
const isTooOld = (page: Page): Promise<boolean> => page.evaluate('document.getElementById("browser-too-old") !== null');

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${served.origin}/sign-in`);
  await until(page, 'document.activeElement.id === "username"');
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(SAMPLE_PASSWORD);
  await page.keyboard.press("Enter");
  await until(page, 'document.querySelector("h1")?.innerText.includes("要办")');
}

for (const version of ["102", "109"] as const)
  inOld(version, "every page of the staff shows its content", async (visit) => {
    const page = await visit();
    await signIn(page, "baomu");
    for (const path of STAFF_PAGES) {
      await page.goto(served.origin + path);
      await until(page, '(document.querySelector("main")?.innerText.length ?? 0) > 40');
      await page.waitForLoadState("networkidle");
      assert.doesNotMatch(String(await page.evaluate("document.body.innerText")), /页面出错了|系统出错/, path);
      assert.equal(await isTooOld(page), false, path);
    }
    await page.goto(`${served.origin}/services/demands`);
    await until(page, 'document.querySelector(".bh-list-box")?.getBoundingClientRect().height > 300');
  });

inOld("87", "a demander reads and confirms by link, a reader opens the public pages", async (visit) => {
  const { api } = await served.signIn("baomu");
  const { id } = await api.services.createDemand({
    requestKey: nextKey(),
    values: {
      title: "老旧浏览器里确认的需求（示例）",
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900200087",
      source: "phone",
      presentState: "抽样测糖。",
    },
  });
  const { url } = await api.services.askConfirmation({ id, requestKey: nextKey() });
  const page = await visit();
  await page.goto(url);
  await until(page, 'document.querySelector("h1")');
  assert.equal(await isTooOld(page), false);
  await press(page, "label", "我同意把以上内容");
  await press(page, "button", "内容属实，确认");
  await until(page, 'document.body.innerText.includes("谢谢")');
  for (const path of ["/near", "/law", "/feedback"]) {
    await page.goto(served.origin + path);
    await until(page, 'document.querySelector("h1")');
    assert.equal(await isTooOld(page), false, path);
  }
});

inOld("87", "the staff's door says in one sentence what to install", async (visit) => {
  const page = await visit();
  await page.goto(`${served.origin}/sign-in`);
  assert.match(String(await page.evaluate('document.getElementById("browser-too-old").innerText')), /浏览器太旧.*请安装谷歌浏览器 102/);
});

/** Younger than the floors; `named` as a method or a global. What browser.js fills may be used. */
const YOUNGER =
  /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|hasOwn|groupBy|fromAsync|withResolvers|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|toWellFormed|isWellFormed|getOrInsert|getOrInsertComputed|canParse|toBase64|fromBase64|throwIfAborted)\(|\b(?:Promise\.try|AbortSignal\.(?:any|timeout)|structuredClone\(|Iterator\.from)/g;

/** What is called without having asked first whether it is there. */
function youngerIn(text: string, filled: ReadonlySet<string>): string[] {
  return [...text.matchAll(YOUNGER)]
    .map((m) => m[1] ?? m[0])
    .filter((name) => !filled.has(name) && !new RegExp(`typeof [\\w$]+\\.${name}\\b`).test(text));
}

test("what the pages call is either as old as the floor or filled in by browser.js", () => {
  const filled = new Set(
    [...readFileSync(join(web, "browser.js"), "utf8").matchAll(/^\s*fill\([^"]+"(\w+)"/gm)].map((m) => m[1] as string),
  );
  assert.ok(filled.size >= 9, [...filled].join(" "));
  const files = globSync("assets/*.js", { cwd: web });
  assert.ok(files.length > 30);
  for (const file of files) assert.deepEqual(youngerIn(readFileSync(join(web, file), "utf8"), filled), [], file);
  // Canary: what nobody fills is noticed, what is filled is not.
  assert.deepEqual(youngerIn("Array.fromAsync(x);[].toSorted()", filled), ["fromAsync"]);
  // What asks first has another way where it is not there.
  assert.deepEqual(youngerIn('typeof g.toBase64=="function"?g.toBase64():other(g)', filled), []);
  assert.deepEqual(youngerIn("g.toBase64()", filled), ["toBase64"]);
});
