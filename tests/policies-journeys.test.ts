import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deriveLibraryLinks, importPolicy } from "../features/policies/index.ts";
import { mintSystemActor } from "../platform/access/scope.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { DESKTOP, PHONE, journey, look, open, served, soon } from "./browser.ts";

/** The library in the browser: a reviewer compares two versions, a phone reads a superseded one, the public needs no account. */
journey("reviewer: from a superseded law to its successor and the comparison, by keyboard", async () => {
  const page = await open(DESKTOP, "shenhe");
  await page.goto(`${served.origin}/policies`);
  await page.getByText("已被替代").first().waitFor();
  await look(page, "policies");
  await page
    .getByRole("link", { name: /示例省科普促进条例/ })
    .last()
    .click();
  await page.getByText("本文件已被替代").waitFor();
  await look(page, "policy-superseded");
  await page.getByRole("link", { name: /^对照/ }).click();
  await page.getByRole("heading", { level: 1, name: "版本对照" }).waitFor();
  await page.locator(".po-row").first().waitFor();
  await look(page, "policy-compare");
  await page.locator("body").click({ position: { x: 700, y: 5 } });
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await soon(async () => assert.match(await page.evaluate("document.activeElement.className"), /po-row/));
  await soon(async () => assert.ok((await page.locator("del, ins").count()) > 5));
  await page.getByText("移位并修改").first().waitFor();
  const gained = await page.locator(".po-row-added .po-side:last-child .po-body").first().innerText();
  await page.getByRole("link", { name: "交换左右" }).click();
  await page.locator(".po-sides p", { hasText: "旧版" }).last().getByText("已被替代").waitFor();
  await soon(async () =>
    assert.match(await page.locator(".po-sides p").first().innerText(), /^新版/, "the later text is the newer on whatever side it stands"),
  );
  await soon(async () => assert.equal(await page.locator(".po-row-added .po-side:first-child .po-body").first().innerText(), gained));
  await look(page, "policy-compare-swapped");
  await page.getByLabel("只看有变化的").uncheck();
  await page.getByText("未改").first().waitFor();
  await page.context().close();
});

journey("an article's address opens it; references lead on; a phone has the same", async () => {
  const page = await open(PHONE, "baomu");
  await page.goto(`${served.origin}/policies?q=${encodeURIComponent("示例市实施")}`);
  await page
    .getByRole("link", { name: /示例市实施/ })
    .first()
    .click();
  await page.getByText("本文件尚未施行").waitFor();
  await look(page, "phone-policy");
  await page.locator(".po-article a", { hasText: "第四条" }).first().click();
  await page.waitForURL(/#/);
  assert.match(decodeURIComponent(page.url()), /#第四条$/);
  await page.locator("section[id='第四条']:focus").waitFor();
  await page.getByRole("link", { name: /^对照/ }).click();
  await page.locator(".po-row").first().waitFor();
  await look(page, "phone-policy-compare");
  await page.context().close();
});

journey("a leader enters a document and records what it replaces", async () => {
  const page = await open(DESKTOP, "shengji");
  await page.goto(`${served.origin}/policies/new`);
  await page.getByLabel("名称").fill("示例省科普场馆开放规定（示例）");
  await page.getByLabel("正文").fill("第一条 场馆每周开放不少于四十小时。\n第二条 本规定自2026年6月1日起施行。");
  await look(page, "policy-new");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { level: 1, name: "示例省科普场馆开放规定（示例）" }).waitFor();
  await page.getByText("登记关系").first().click();
  await page.getByLabel("另一文件", { exact: true }).fill("示例省科普场馆管理办法");
  await page.getByText("示例省科普场馆管理办法（示例） 2008-04-02").click();
  await page.getByRole("button", { name: "登记关系" }).click();
  await page.locator("li", { hasText: "替代 示例省科普场馆管理办法" }).waitFor();
  await look(page, "policy-links");
  await page.context().close();
});

journey("the public reads without an account, on a phone", async () => {
  const page = await open(PHONE);
  await page.goto(`${served.origin}/law?q=${encodeURIComponent("科普促进")}`);
  await page.getByRole("link", { name: "示例省科普促进条例（示例）", exact: true }).first().click();
  await page.getByRole("region", { name: "第十一条" }).waitFor();
  await look(page, "phone-law");
  await page.context().close();
});

const library = join(repositoryRoot, "../shared/data/policies");
journey("reviewer: 科学技术普及法 2002 and 2024 side by side by article, on desktop and phone", async (t) => {
  if (!existsSync(library)) return t.skip("../shared/data/policies is absent");
  const { services } = served.installation;
  const actor = mintSystemActor(services.rootUnitId);
  for (const file of globSync("行政法/科学技术普及法*.md", { cwd: library }))
    await importPolicy(services, actor, file, readFileSync(join(library, file)));
  await services.database.write(actor.scope, deriveLibraryLinks);
  for (const [viewport, name] of [
    [DESKTOP, "science-law-compare"],
    [PHONE, "phone-science-law-compare"],
  ] as const) {
    const page = await open(viewport, "shenhe");
    await page.goto(`${served.origin}/policies?q=${encodeURIComponent("科学技术普及法")}`);
    await page
      .getByRole("link", { name: /科学技术普及法/ })
      .last()
      .click();
    await page.getByText("本文件已被替代").waitFor();
    await page.getByRole("link", { name: /^对照/ }).click();
    const row = page.locator(".po-row", { hasText: "第二十三条" }).filter({ hasText: "第四十四条" });
    await row.first().waitFor();
    await look(page, name);
    await row.first().scrollIntoViewIfNeeded();
    await soon(async () => assert.ok((await row.first().locator("del, ins").count()) > 1, "what changed within the article is marked"));
    await look(page, `${name}-article`);
    await page.context().close();
  }
});
