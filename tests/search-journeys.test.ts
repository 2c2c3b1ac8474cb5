import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { closeSearch, searchHostOf } from "../app/search.ts";
import { openClient } from "../platform/db/connections.ts";
import { DESKTOP, introduceFirst, journey, look, open, openHome, PHONE, served, soon } from "./browser.ts";
import { publishNeed, SAMPLE_NEEDS } from "./published-needs.ts";

/** The search in the browser: by keyboard from any page to a record, and from a hit to an introduction. */
const BOX = "#search-everything";
const HIT = ".se-hits h2 a";
const focused = "document.activeElement.textContent";

journey("adviser: / to the box, words, arrows to a need, matched, one supplier introduced", async () => {
  const [adviser, reviewer] = [await served.signIn("baomu"), await served.signIn("shenhe")];
  await publishNeed(served, adviser.api, reviewer.api, SAMPLE_NEEDS[0]);
  const host = await searchHostOf(served.installation.services);
  await host.index.settled();
  const page = await openHome(DESKTOP, "baomu");
  await page.keyboard.press("/");
  await page.locator(`${BOX}:focus`).waitFor();
  await page.getByText("一处查找").waitFor();
  await look(page, "search-start");
  await page.keyboard.type("柑橘黄龙病 识别");
  await page.keyboard.press("Enter");
  await page.locator(HIT).first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get("q"), "柑橘黄龙病 识别");
  await soon(async () => assert.ok((await page.locator(".se-hits mark").count()) > 1, "what was found is marked"));
  await soon(async () =>
    assert.doesNotMatch(await page.locator(".se-hits").first().innerText(), /\d\s*%/, "a grade in words, never a percentage"),
  );
  await look(page, "search-hits");
  const all = await page.locator(HIT).count();
  await page.getByRole("button", { name: /^需求 \d/ }).click();
  await page.waitForURL(/kind=demand/);
  await page.locator(".se-kind", { hasText: "供给" }).first().waitFor({ state: "detached" });
  await soon(async () => assert.ok((await page.locator(".se-kinds button").count()) > 2, "the other kinds are still counted"));
  await page.reload();
  await page.locator(HIT).first().waitFor();
  await soon(async () => assert.equal(await page.locator(BOX).inputValue(), "柑橘黄龙病 识别", "the address is the whole question"));
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await page.locator(`${BOX}:focus`).waitFor();
  await page.keyboard.press("ArrowDown");
  await soon(async () => assert.equal(await page.evaluate(focused), await page.locator(HIT).first().innerText()));
  await page.keyboard.press("ArrowUp");
  await page.locator(`${BOX}:focus`).waitFor();
  for (let i = 0; i < all; i++) {
    await page.keyboard.press("ArrowDown");
    if ((await page.evaluate(focused)) === SAMPLE_NEEDS[0].title) break;
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: SAMPLE_NEEDS[0].title }).waitFor();
  await page.goBack();
  await page.locator(`${HIT}:focus`, { hasText: SAMPLE_NEEDS[0].title }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: SAMPLE_NEEDS[0].title }).waitFor();
  await page.getByRole("button", { name: "开始匹配" }).click();
  await introduceFirst(page);
  await page.context().close();
});

journey(
  "adviser: from a supplier found by searching to the expression of interest; its wishes entered; everybody full is told",
  async () => {
    const [adviser, reviewer] = [await served.signIn("baomu"), await served.signIn("shenhe")];
    const need = await publishNeed(served, adviser.api, reviewer.api, SAMPLE_NEEDS[2]);
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/search?q=${encodeURIComponent("土壤墒情监测 灌溉")}&kind=supply`);
    await page.locator(HIT, { hasText: "罗泉" }).click();
    await page.getByText("可承接：").waitFor();
    await look(page, "supply");
    await page.getByRole("combobox", { name: "需求" }).click();
    await page.locator(".ant-select-item-option", { hasText: SAMPLE_NEEDS[2].title }).first().click();
    await page.getByRole("button", { name: "列为候选，去写意向" }).click();
    await page.getByRole("heading", { level: 1, name: SAMPLE_NEEDS[2].title }).waitFor();
    const card = page.locator(".bh-candidates > li", { hasText: "罗泉" });
    await card.getByLabel("理由").fill("做过灌区墒情");
    await card.getByLabel("给供方保姆的话").fill("请协助对接。");
    await card.getByRole("button", { name: "发出意向" }).click();
    await card.getByRole("link", { name: "引荐意向" }).waitFor();
    await page.goto(`${served.origin}/services/supplies/new`);
    await page.getByLabel("名称").fill("示例果蔬冷链团队（示例）");
    await page.getByText("团队", { exact: true }).click();
    await page.getByLabel("所在单位", { exact: true }).fill("某冷链研究所（示例）");
    await page.getByLabel("能做什么").fill("墒情在线监测与无线组网");
    await page.getByLabel("联系人").fill("联系人（示例）");
    await page.getByLabel("联系电话").fill("19900266661");
    await page.getByLabel("本人同意日期").fill("2026.11.1");
    await page.getByLabel("有效期至").fill("2026.11.20");
    await look(page, "supply-form");
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByText("已到期：同意或供给到 2026-11-20 为止").waitFor();
    await look(page, "supply-expired");
    await page.context().close();

    const owner = openClient(served.installation.owner);
    await owner.connect();
    await owner.query("update supply set capacity = 0");
    const phone = await open(PHONE, "baomu");
    await phone.goto(`${served.origin}/services/demands/${need}`);
    await phone.getByRole("button", { name: "重新匹配" }).click();
    await phone
      .getByText(/现在都不能推荐|不能推荐的|已满/)
      .first()
      .waitFor();
    await phone.locator(".bh-candidates").scrollIntoViewIfNeeded();
    await look(phone, "phone-all-full");
    await phone.context().close();
    const leader = await open(DESKTOP, "lingdao");
    await leader.goto(`${served.origin}/services/assignment`);
    const month = leader.getByRole("group", { name: "月份" });
    await month.getByLabel("年").selectOption("2026");
    await month.getByLabel("月", { exact: true }).selectOption("11");
    await leader.getByRole("button", { name: "计算方案" }).click();
    await leader.getByText("一位也派不上").waitFor();
    await look(leader, "assignment-infeasible");
    await soon(async () => assert.equal(await leader.getByRole("button", { name: "采纳，成为各需求的候选" }).count(), 0));
    await leader.context().close();
    await owner.query("update supply set capacity = 3");
    await owner.end();
  },
);

journey("a phone: region and year narrow the hits; nothing found says what to do", async () => {
  const page = await open(PHONE, "baomu");
  await page.goto(`${served.origin}/search?q=${encodeURIComponent("柑橘果园监测")}`);
  await page.locator(HIT).first().waitFor();
  await look(page, "phone-search");
  await page.getByRole("combobox", { name: "地区" }).click();
  await page.locator(".ant-select-item-option", { hasText: "资阳市" }).first().click();
  await page.waitForURL(/region=512000/);
  await page.getByRole("combobox", { name: "年份" }).click();
  await page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", { hasText: /^\d{4}/ })
    .first()
    .click();
  await page.waitForURL(/year=\d{4}/);
  await look(page, "phone-search-narrowed");
  await page.goto(`${served.origin}/search?q=${encodeURIComponent("𠮷龘")}&kind=supply`);
  await page.getByText("没有找到").waitFor();
  await look(page, "phone-search-none");
  await page.getByRole("button", { name: "去掉筛选" }).click();
  await page.waitForURL((url) => !url.searchParams.has("kind"));
  await page.goto(`${served.origin}/search`);
  await page.getByRole("link", { name: "chenxiaoju" }).click();
  await page.locator(HIT, { hasText: "陈小桔" }).waitFor();
  await look(page, "phone-search-name");
  await page.context().close();
});

journey("a pasted document stays out of the address: reload keeps it, another window is told", async () => {
  const page = await open(PHONE, "baomu");
  await page.goto(`${served.origin}/search`);
  const long = "柑橘果园监测与病虫害识别，".repeat(800).slice(0, 10_000);
  await page.locator(BOX).fill(long);
  await page.keyboard.press("Enter");
  await page.locator(HIT).first().waitFor();
  assert.ok(page.url().length < 100, page.url().slice(0, 200));
  await page.getByText("检索词超过 200 字").waitFor();
  await look(page, "phone-search-long");
  await page.reload();
  await page.locator(HIT).first().waitFor();
  await soon(async () => assert.equal(await page.locator(BOX).inputValue(), long));
  const other = await open(PHONE, "baomu");
  await other.goto(page.url());
  await other.getByText("只留在原来的窗口里").waitFor();
  await other.context().close();
  await page.context().close();
});

journey("a long list of hits, in English", async () => {
  const page = await open(DESKTOP, "shengji");
  await page.goto(`${served.origin}/search?q=${encodeURIComponent("科普")}`);
  await page.locator(HIT).first().waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Search" }).waitFor();
  await look(page, "search-english");
  await page.context().close();
});

journey("a damaged file: the page says so while it is rebuilt from the database, and is whole again by itself", async () => {
  const { services, owner } = served.installation;
  const page = await openHome(PHONE, "baomu");
  await closeSearch(services);
  const folder = join(services.dataFolder, "search");
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".segment"))) {
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255;
    writeFileSync(join(folder, file), bytes);
  }
  // The rebuild reads the places last; held up there, it lasts as long as it does with a million records.
  const holder = openClient(owner);
  await holder.connect();
  await holder.query("begin; lock table place in access exclusive mode");
  await page.goto(`${served.origin}/search?q=${encodeURIComponent("柑橘黄龙病")}&kind=supply`);
  await page.getByText("检索索引文件损坏，正在由数据库重建").waitFor();
  await look(page, "phone-search-rebuilding");
  await holder.query("commit");
  await holder.end();
  await page.locator(HIT, { hasText: "何柑" }).waitFor();
  await page.getByText("正在由数据库重建").waitFor({ state: "detached" });
  await page.context().close();
});
