import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeFaults, DESKTOP, journey, look, open, openHome, PHONE, picture, served, settled, soon } from "./browser.ts";

/** 1280 CSS pixels at 400 %, as WCAG 2.1, 1.4.10 counts them. */
const FOURFOLD = { width: 320, height: 640 };
const active = (page: Page, within: string): Promise<boolean> =>
  page.evaluate((selector) => document.activeElement?.closest(selector) !== null, within);

journey("fields that float beside a button: the keyboard gets into them, stays within and comes back", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands`);
  await settled(page);
  for (const [opener, panel] of [
    [page.getByRole("button", { name: "显示列" }), ".bh-columns"],
    [page.getByRole("button", { name: "常用视图" }), ".bh-views"],
    [page.getByTitle("筛选“状态”"), ".bh-head-filter"],
  ] as const) {
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((selector) => document.activeElement?.closest(selector) !== null, panel);
    assert.equal(await opener.getAttribute("aria-expanded"), "true");
    const many = await page.locator(`${panel} :is(a, button, input)`).count();
    for (let i = 0; i <= many; i++) {
      await page.keyboard.press("Tab");
      await soon(async () => assert.ok(await active(page, panel), `${panel}: Tab goes round within`));
    }
    assert.deepEqual(await axeFaults(page, panel), []);
    await page.keyboard.press("Escape");
    await page.locator(panel).waitFor({ state: "hidden" });
    await soon(async () =>
      assert.ok(await opener.evaluate((button) => button === document.activeElement), `${panel}: the focus comes back`),
    );
  }
  // The browser's own key to paper takes the whole list.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", String(document.querySelectorAll(".bh-print-all tbody tr").length));
  });
  await page.keyboard.press("Control+p");
  const all = await page
    .locator(".bh-list-bar")
    .getByText(/共 \d+ 条/)
    .textContent();
  await page.locator(`body[data-printed="${/\d+/.exec(all ?? "")?.[0]}"]`).waitFor();
  await page.context().close();
});

journey("at 400 %: no page is drawn aside, the post is readable, whatever is pressed is large; the menu gives the focus back", async () => {
  const page = await openHome(FOURFOLD, "baomu");
  for (const path of ["/", "/services/demands", "/services/demands/1", "/services/demands/new", "/places/map", "/rooms", "/account"]) {
    await page.goto(served.origin + path);
    await look(page, `fourfold${path.replaceAll("/", "-")}`);
  }
  const menu = page.getByRole("button", { name: "菜单" });
  const size = await menu.boundingBox();
  assert.ok(size && size.width >= 44 && size.height >= 44, JSON.stringify(size));
  const post = await page.locator(".bh-top .bh-post").boundingBox();
  assert.ok(post && post.width >= 60, `the post has ${post?.width} px`);
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /示例/ }).waitFor();
  await soon(async () => assert.ok(await active(page, ".ant-drawer"), "the focus is in the menu"));
  await page.screenshot({ path: picture("fourfold-menu") });
  await page.keyboard.press("Escape");
  await page.locator(".ant-drawer-open").waitFor({ state: "hidden" });
  await soon(async () => assert.ok(await menu.evaluate((button) => button === document.activeElement), "and comes back"));
  await page.context().close();
});

journey("a link that leads nowhere leads on: to the printed code and to the places nearby", async () => {
  const page = await open(PHONE);
  await page.goto(`${served.origin}/link/nowhere`);
  await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
  await look(page, "link-lost");
  await page.getByRole("link", { name: "手里有纸上的编号：在这里输入" }).click();
  await page.getByRole("heading", { name: "输入纸上的编号" }).waitFor();
  await page.goto(`${served.origin}/link/nowhere`);
  await page.getByRole("link", { name: "看附近的科普点" }).click();
  await page.getByRole("heading", { name: "附近的科普点" }).waitFor();
  await page.context().close();
});
