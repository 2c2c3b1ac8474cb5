import assert from "node:assert/strict";
import { DESKTOP, expected, journey, look, open, PHONE, served } from "./browser.ts";

// The network is taken away on purpose.
expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::ERR_FAILED/);

/** A county's clerk hands on a link; a unit fills it in on a phone, loses the network and the tab, and sends once; the clerk sends one answer back. */
journey("census: last year's answers on a phone, offline in between, one answer returned and mended", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/census`);
  await page.getByRole("link", { name: "2026年协同部门科普资源摸底（示例）" }).first().click();
  await page.getByText("问 1 家，已报 0 家").waitFor();
  await look(page, "census-round");
  const round = page.url();
  await page.getByRole("link", { name: "填报链接" }).click();
  const address = (await page.getByRole("link", { name: /link\/census#/ }).getAttribute("href")) ?? "";
  assert.match(address, /#.{10,}/);

  let phone = await open(PHONE);
  const context = phone.context();
  await phone.goto(address);
  await phone.getByRole("button", { name: "没有变化，直接报送" }).waitFor();
  await look(phone, "census-phone");
  await phone.getByRole("radio", { name: "没有", exact: true }).check();
  await phone.getByRole("heading", { name: /科普场地面积/ }).waitFor({ state: "detached" });
  await phone.getByRole("radio", { name: "有", exact: true }).check();
  const staff = phone.getByLabel(/兼职科普人员/);
  await staff.fill("约20");
  await phone.getByText("只写整数").waitFor();
  await context.setOffline(true);
  await staff.fill("18");
  await phone
    .getByLabel(/填报人/)
    .last()
    .fill("何某（示例）");
  await phone.getByRole("button", { name: "报送", exact: true }).click();
  await phone.getByText("现在没有网络。已存在这台设备上").waitFor();
  // Back for a moment: what waits goes out and arrives, its answer does not.
  const arrived = new Promise<void>((done) => {
    void phone.route("**/submitReply", async (r) => {
      assert.equal((await r.fetch()).status(), 200);
      await r.abort();
      done();
    });
  });
  await context.setOffline(false);
  await arrived;
  await phone.close();
  // The tab is gone; opened again, the form sends once more under the same key and hears that it was taken.
  phone = await context.newPage();
  await phone.goto(address);
  await phone.getByText("已报送").waitFor();
  await phone.reload();
  await phone.getByText("这一份现在不能填").waitFor();

  await page.goto(round);
  await page.getByText("问 1 家，已报 1 家").waitFor();
  await page.getByRole("link", { name: "雁江区农业部门（示例）" }).click();
  await page.getByText("与上次不同 1 处").waitFor();
  await page.getByRole("checkbox", { name: /退回 科普场地面积/ }).check();
  await page.getByLabel(/科普场地面积.*退回原因/).fill("与去年一样，请核对");
  await look(page, "census-reply");
  await page.getByRole("button", { name: "退回这 1 项" }).click();
  await page.getByText("退回：与去年一样，请核对").waitFor();

  // Mended on paper: the form is printed with what was sent and what came back, filled in by hand and keyed in under the unit's link.
  await page.goto(round);
  await page.getByRole("link", { name: "打印纸表" }).click();
  await page.getByText("已报：18").waitFor();
  await page.getByText("已报：260　退回：与去年一样，请核对").waitFor();
  await look(page, "census-paper-unit");
  await page.getByRole("radio", { name: "空白表" }).check();
  await page
    .getByText(/只在这种情况填：“.+”选“有”/)
    .first()
    .waitFor();
  await page.emulateMedia({ media: "print" });
  await look(page, "census-paper");
  assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /\$\{|selected\(| = '/, "no formula stands on paper");
  const sheet = (await page.pdf({ format: "A4" })).toString("latin1");
  assert.equal(sheet.match(/\/Type\s*\/Page\b/g)?.length, 1, "the sample's form is one sheet");
  await page.emulateMedia({ media: "screen" });
  await phone.goto(`${served.origin}/law`);
  await phone.goto(address);
  await phone.getByText("这几项被退回，请补正").waitFor();
  await phone.getByLabel(/科普场地面积/).fill("300");
  await phone
    .getByLabel(/填报人/)
    .last()
    .fill("何某（示例）");
  await phone.getByLabel("照纸表录入的").check();
  await phone.getByRole("button", { name: "报送", exact: true }).click();
  await phone.getByText("已报送").waitFor();
  await page.goto(round);
  await page.getByRole("link", { name: "雁江区农业部门（示例）" }).click();
  await page.getByText(/照纸表录入，何某（示例）/).waitFor();
  await look(page, "census-keyed-in");
  await context.close();
  await page.context().close();
});

/** Samples drawn, codes printed, one answered on a phone: a code works once, and the desk sees a number. */
journey("survey: a sample drawn, codes on slips, an anonymous answer, the rate by station", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/census/surveys`);
  await page.getByRole("link", { name: "科技工作者工作条件问卷（示例）" }).first().click();
  await page
    .getByRole("row", { name: /农业企业站点/ })
    .getByRole("button", { name: "录入名单并抽取" })
    .click();
  await page.getByLabel(/名单，一行一人/).fill("甲某（示例）\n乙某（示例）\n丙某（示例）");
  await page.getByLabel("抽几人").fill("2");
  await page.getByLabel(/名单，一行一人/).press("Tab");
  await page.getByRole("button", { name: "录入名单并抽取" }).last().click();
  await page.getByText("3 人中抽 2 人").waitFor();
  await page.getByRole("button", { name: "开始发卷" }).click();
  await page.getByRole("button", { name: "印答卷码" }).click();
  const code =
    (await page
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .textContent()) ?? "";
  await look(page, "survey-stations");
  const phone = await open(PHONE);
  await phone.goto(`${served.origin}/link/survey`);
  await phone.getByLabel(/答卷码/).fill(code.toLowerCase());
  await phone.getByRole("button", { name: "打开问卷" }).click();
  await phone.getByRole("radio", { name: "一般" }).check();
  await look(phone, "survey-phone");
  await phone.getByRole("button", { name: "交卷" }).click();
  await phone.getByText("已交卷").waitFor();
  await phone.reload();
  await phone.getByLabel(/答卷码/).fill(code);
  await phone.getByRole("button", { name: "打开问卷" }).click();
  await phone.getByText("没有这个码，或者已经用过").waitFor();
  await page.reload();
  await page.getByText("1/2（50%）").waitFor();
  await phone.context().close();
  await page.context().close();
});
