import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { DESKTOP, PHONE, journey, look, open, press, served, settings, tabTo, type } from "./browser.ts";

/** Work of the office: the tree of units kept by a superior, a link sent by text message, the auditor's reading. */
const texts: string[] = [];
const gateway = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
  request.on("end", () => {
    texts.push(body);
    response.writeHead(200).end("{}");
  });
});
await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
settings["BIHUAN_TEXT_WEBHOOK"] = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
settings["BIHUAN_TEXT_KEY"] = "the webhook's key of the journeys";
after(() => {
  gateway.closeAllConnections();
  gateway.close();
});

const TOWN = "示例新区街道科学技术协会";
let unitPath = "";

journey("city leader: a unit added, renamed and closed, by keyboard alone", async () => {
  const page = await open(DESKTOP, "shiji");
  await page.goto(`${served.origin}/units`);
  await page.getByRole("link", { name: "雁江区科学技术协会" }).click();
  await page.getByRole("heading", { level: 1, name: "雁江区科学技术协会" }).waitFor();
  await look(page, "unit");
  await press(page, page.getByRole("button", { name: "新设下级单位" }));
  await page.getByLabel("单位名称").waitFor();
  await type(page, page.getByLabel("单位名称"), TOWN);
  await tabTo(page, page.getByLabel("类别"));
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await type(page, page.getByLabel("设立日期"), "2026-10-08");
  await look(page, "unit-add");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByRole("heading", { level: 1, name: TOWN }).waitFor();
  unitPath = new URL(page.url()).pathname;
  await press(page, page.getByRole("button", { name: "更名" }));
  await page.getByLabel("单位名称").waitFor();
  await page.getByLabel("单位名称").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("示例高新区科学技术协会");
  await type(page, page.getByLabel("自哪天起"), "2026-11-01");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByText(`曾用名 ${TOWN}`).waitFor();
  await look(page, "unit-renamed");
  await press(page, page.getByRole("button", { name: "撤并" }));
  await page.getByText("将转移：在办事项 0 件").waitFor();
  await look(page, "unit-close");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByText("已撤并").waitFor();
  await press(page, page.getByRole("link", { name: "查看单位" }));
  await page.getByText("已于 2026年11月23日 撤销").waitFor();
  await page.context().close();
});

journey("on a phone the tree is read, and moving a unit is refused in words where the superior is not one's own", async () => {
  const page = await open(PHONE, "lingdao");
  await page.goto(served.origin + unitPath);
  await page.getByText("撤销").first().waitFor();
  await look(page, "phone-unit-closed");
  await page.goto(`${served.origin}/units`);
  await page.getByRole("link", { name: "雁江镇科学技术协会" }).click();
  await page.getByRole("button", { name: "改隶" }).click();
  await page.getByText("将转移").waitFor();
  await look(page, "phone-unit-move");
  await page.context().close();
});

journey("adviser: a link goes out by text message, and the page says so", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands?f.state=draft`);
  await page.locator("table a").first().click();
  await page.getByRole("button", { name: "请本人确认" }).click();
  await page.getByRole("button", { name: "对方收不到短信，改为纸面交付" }).waitFor();
  assert.equal(await page.locator(".bh-handover-url").count(), 0, "who asks never sees the link that is sent");
  const { services, clock } = served.installation;
  await services.messages.deliver(services.rootUnitId, clock.millis);
  await look(page, "link-sent");
  assert.equal(texts.length, 1);
  assert.match(texts[0] ?? "", /#/, "the message carries the link");
  await page.context().close();
});

journey("auditor: acts in words, found by words, on desktop and phone", async () => {
  for (const [size, viewport] of [
    ["wide", DESKTOP],
    ["phone", PHONE],
  ] as const) {
    const page = await open(viewport, "shenji");
    await page.goto(`${served.origin}/work/audit`);
    await page.getByPlaceholder("按操作筛选").fill("单位");
    await page.getByText("单位更名").first().waitFor();
    await look(page, `audit-${size}`);
    await page
      .getByRole("link", { name: /^单位 \d+$/ })
      .first()
      .click();
    await page.getByText("曾用名").first().waitFor();
    await page.context().close();
  }
});
