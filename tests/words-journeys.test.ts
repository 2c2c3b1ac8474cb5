import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { house } from "../app/rooms.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { AT_REST, axeFaults, DESKTOP, journey, look, openHome, picture, soon } from "./browser.ts";
import { foreignWords } from "./plain-words.ts";

/** Every page of the menu and the first record of every list, as each role sees them in Chinese: no identifier, no formula, no English; each tab bears its heading. */
const ROLES = ["baomu", "lingdao", "xitong", "shenji", "shenhe", "shengji", "anquan"];
/** An adviser's menu is long: it is walked in two journeys, every other page in each. */
const WALKS = [
  ["baomu", 0, 2],
  ["baomu", 1, 2],
  ["lingdao", 0, 1],
  ["xitong", 0, 1],
  ["shenji", 0, 1],
  ["shenhe", 0, 1],
  ["shengji", 0, 1],
  ["anquan", 0, 1],
] as const;
/** The menu as the rooms say it: what is declared, and what a room writes itself, read as text, since its pages are for a browser and cannot be loaded here. */
const written = globSync("features/*/web/index.ts", { cwd: repositoryRoot })
  .toSorted()
  .flatMap((file) => [
    ...readFileSync(join(repositoryRoot, file), "utf8").matchAll(/href: "(\/[a-z/-]{1,60})",[^]{1,200}?permission: "([a-z._-]{1,60})"/g),
  ])
  .map(([, href = "", permission = ""]) => ({ href, permission }));
const declared = [...house.records.values()].map(({ records }) => ({ href: records.path, permission: `${records.name}.read` }));
const NAV = [...written, ...declared];
const seen = new Set<string>();
/** Words of the sample's accounts, which are data and not the product's. */
const OWN = new Set<string>([...ROLES, "chenxiaoju", "xuehui", "neijiang", "shiji", "shequ", "henan", "wangbing", "xiaoxue", "baomuding"]);

/** What stands in the page once it has loaded and changes no more: text, names for a reader's voice, heading, tab. */
const SETTLED = `new Promise((done) => {
  let last = "";
  const look = () => {
    const main = document.getElementById("main");
    const heading = main?.querySelector("h1")?.textContent ?? "";
    const text = document.body.innerText;
    if (heading !== "" && text === last && main.querySelector(".bh-skeleton") === null && ${AT_REST} && !/^…$|正在载入/m.test(main.innerText)) {
      // The names Ant Design gives its own arrows: what a person or a voice reaches is the control around them, which has its own.
      const named = [...document.querySelectorAll("[aria-label], [title], [placeholder]")]
        .filter((e) => !e.matches(".ant-segmented, .ant-input-number-action, .ant-input-number-handler"))
        .map((e) => ["aria-label", "title", "placeholder"].map((a) => e.getAttribute(a) ?? "").join(" ")).join("\\n");
      const links = [...main.querySelectorAll("a[href]")].map((a) => new URL(a.href).pathname);
      const cut = [...main.querySelectorAll(".bh-table td")]
        .filter((e) => e.scrollWidth > e.clientWidth && /^(\\d{4}年\\d+月(\\d+日)?( \\d\\d:\\d\\d)?|[\\d,.]+ ?(亿|万)?元)$/.test(e.textContent.trim()))
        .map((e) => e.textContent);
      done({ heading: heading.trim(), text: text + "\\n" + named, title: document.title, links, cut });
    } else { last = text; setTimeout(look, 200); }
  };
  look();
})`;
interface Settled {
  heading: string;
  text: string;
  title: string;
  links: string[];
  /** Days and amounts of a list that are not shown whole. */
  cut: string[];
}

/** Every page is held to WCAG 2.1 A and AA, on which GB/T 37668 rests; contrast of text is among its rules. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** The first day's steps stand in nobody's way and end for good; a hard word says what it means; the help is found and prints as one manual. */
async function firstDayAndHelp(page: Page): Promise<void> {
  await step(page, "/");
  const tour = page.getByRole("region", { name: /第一天的五步/ });
  await tour.getByText("首页就是等您办的事").waitFor();
  await tour.getByRole("button", { name: "下一步" }).press("Enter");
  await tour.getByRole("button", { name: "去看看" }).press("Enter");
  await page.waitForURL(/services\/demands$/);
  await tour.getByText("（2/5）").waitFor();
  await look(page, "first-day");
  await tour.getByRole("button", { name: "跳过" }).press("Enter");
  await tour.waitFor({ state: "detached" });
  await page.reload();
  await step(page, "/");
  assert.equal(await tour.count(), 0, "skipped once, it is not shown again");
  await page.getByRole("link", { name: "帮助：这一页怎么用" }).click();
  await page.getByRole("heading", { level: 1, name: "工作台和移交" }).waitFor();
  await step(page, "/help");
  await page.getByLabel("搜索帮助").fill("口径");
  await page.getByText("这个数到底数什么").waitFor();
  await look(page, "help");
  await page.getByRole("button", { name: "再看一遍第一天的五步" }).click();
  await tour.getByText("（1/5）").waitFor();
  await tour.getByRole("button", { name: "跳过" }).click();
  await step(page, "/help/manual");
  await soon(async () =>
    assert.ok((await page.getByRole("navigation", { name: "目录" }).getByRole("link").count()) > 30, "a chapter a room"),
  );
  const { natural } = (await page.evaluate(`(async () => { const i = document.querySelector("#chapter-indicators img");
    i.loading = "eager"; await i.decode(); return { natural: i.naturalWidth }; })()`)) as { natural: number };
  assert.ok(natural > 300, "pictures taken by the journeys");
  const bytes = await page.pdf({ format: "A4" });
  assert.ok((bytes.toString("latin1").match(/\/Type \/Page\b/g) ?? []).length > 30, "each chapter begins a page");
  await step(page, "/services/supplies/new");
  const word = page.locator('[data-field="readiness"]').getByRole("button", { name: "什么意思" });
  await word.press("Enter");
  await page.getByText("技术离能用还有多远").waitFor();
  await word.press("Escape");
  await page.getByText("技术离能用还有多远").waitFor({ state: "detached" });
}

/** A step within the running page, as a link of the menu makes it. */
async function step(page: Page, path: string): Promise<Settled> {
  await page.evaluate(`history.pushState(null, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate"))`);
  return (await page.evaluate(SETTLED)) as Settled;
}

/** A specimen bears its species' name in Latin, of two words. */
const withoutSpecies = (path: string, text: string): string =>
  path.startsWith("/capital/specimens") ? text.replace(/\b[A-Z][a-z]{2,20} [a-z]{3,20}\b/g, "") : text;

const faultsOf = (path: string, { heading, text, title, cut }: Settled): string[] => [
  ...cut.map((words) => `${path}: ${words} is cut`),
  ...foreignWords(withoutSpecies(path, text), OWN).map((word) => `${path}: ${word}`),
  ...(title.startsWith(heading.slice(0, 10)) ? [] : [`${path}: the tab is called ${title}, the page ${heading}`]),
];

/** A day typed as people write it is read back and understood; a need prints as the form offices keep. */
async function dayAndPaper(page: Page): Promise<void> {
  await step(page, "/policies");
  const day = page.getByLabel("效力按这一天");
  await day.fill("3月底");
  await page.getByText(/年3月31日 周/).waitFor();
  await day.press("Enter");
  await page.waitForURL(/on=\d{4}-03-31/);
  const { links } = await step(page, "/services/demands");
  await step(page, links.find((link) => /^\/services\/demands\/\d+$/.test(link)) as string);
  await page.evaluate("window.print = () => {}");
  await page.getByRole("button", { name: "打印需求登记表" }).click();
  await page.emulateMedia({ media: "print" });
  await page.locator(".bh-print-form").getByRole("heading", { name: "需求登记表" }).waitFor();
  await page.locator(".bh-print-form").getByRole("rowheader", { name: "保姆" }).waitFor();
  await soon(async () => assert.equal(await page.locator(".bh-side").isVisible(), false, "nothing but the form is on the paper"));
  await page.screenshot({ path: picture("paper-need"), fullPage: true });
  await page.emulateMedia({ media: null });
}

for (const [role, part, parts] of WALKS)
  journey(`no identifier, formula or English on any page of ${role} (${part + 1} of ${parts}), and every tab has its title`, async (t) => {
    const page = await openHome(DESKTOP, role);
    const { permissions } = (await page.evaluate(`fetch("/api/me").then((r) => r.json())`)) as { permissions: string[] };
    const whole = NAV.filter((n) => permissions.includes(n.permission));
    assert.ok(NAV.length > 30 && whole.length > 2, "the menu leads to rooms");
    // What a role's first page shows is its own; of the rest each page is walked once.
    const menu = ["/", ...new Set(whole.map((n) => n.href))].filter((path, i) => path === "/" || (i % parts === part && !seen.has(path)));
    const faults: string[] = [];
    for (const path of menu) {
      seen.add(path);
      const list = await step(page, path);
      faults.push(...faultsOf(path, list), ...(await axeFaults(page, path, WCAG)));
      const first = list.links.find((link) => link.startsWith(`${path}/`) && /\/\d+$/.test(link));
      if (first) faults.push(...faultsOf(first, await step(page, first)), ...(await axeFaults(page, first, WCAG)));
    }
    t.diagnostic(`${menu.length} pages of the menu`);
    if (role === "baomu" && part === 0) {
      await dayAndPaper(page);
      await firstDayAndHelp(page);
    }
    await page.context().close();
    assert.deepEqual(faults, []);
  });
