import assert from "node:assert/strict";
import { DESKTOP, expected, journey, look, open, PHONE, served } from "./browser.ts";

/** The office plans and a second person freezes; a driver writes his day down without a network; the school confirms; the year shows what counts. */
// The phone loses its network on purpose.
expected.push(/ERR_INTERNET_DISCONNECTED/);

journey("a tour planned and frozen, driven offline on a phone, confirmed by the school's link", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/caravans/tours`);
  await page.getByRole("link", { name: "雁江区 12 月巡展（示例）" }).first().click();
  await page.getByRole("link", { name: "排计划、比较、重排" }).click();
  await page.locator(".cv-calendar").waitFor();
  await page.getByRole("button", { name: "快速排" }).click();
  await page.getByRole("heading", { name: "第 2 稿" }).waitFor();
  await page
    .getByText(/没有一辆车带着完好的“机器人”/)
    .first()
    .waitFor();
  await look(page, "caravans-plan");
  // A visit moved by hand to a day on which no driver has a licence is red, and can be taken back.
  await page.locator(".cv-visit").first().click();
  await page.getByText(/^移动：/).waitFor();
  await page.getByRole("button", { name: "移出计划" }).click();
  await page.getByText("有没存的改动").waitFor();
  await page.getByRole("button", { name: "放弃改动" }).click();
  await page
    .getByRole("row", { name: /第 1 稿/ })
    .getByRole("button", { name: "比较" })
    .click();
  await page.getByText("两边都有、日子或车不同").waitFor();
  await page
    .getByRole("row", { name: /第 2 稿/ })
    .getByRole("button", { name: "选定" })
    .click();
  await page.getByRole("row", { name: /第 2 稿.*已选定/ }).waitFor();
  await page.getByRole("link", { name: "回到巡展" }).click();
  await page.getByRole("button", { name: "送定稿" }).click();
  await page.getByText("待定稿").first().waitFor();

  const second = await open(DESKTOP, "shenhe");
  await second.goto(page.url());
  await second.getByRole("button", { name: "定稿，通知学校" }).click();
  await second.getByText("已定稿，执行中").first().waitFor();
  await second.context().close();

  await page.reload();
  await page.getByRole("button", { name: "司机的链接" }).click();
  const drivers = await page.locator(".bh-handover-url").first().inputValue();
  await page.getByRole("link", { name: "巡展总表" }).click();
  await page.locator(".cv-map").waitFor();
  await look(page, "caravans-sheet");

  // The first day of the tour; the road has no network.
  served.installation.clock.millis = Date.parse("2026-12-07T00:00:00Z");
  const phone = await open(PHONE);
  await phone.goto(drivers);
  const first = phone.getByRole("button", { name: "现在到达" }).first();
  for (const plate of ["川M示001", "川M示002"]) {
    await phone.getByText(plate).click();
    if (await first.isVisible()) break;
  }
  await phone.getByRole("textbox", { name: "驾驶员姓名" }).fill("王开（示例）");
  const school = (await phone.locator("h3").first().innerText()).replace(/^\S+ /, "");
  await phone.context().setOffline(true);
  await first.click();
  await phone.getByRole("textbox", { name: "离开时里程表（公里）" }).fill("1");
  await phone.getByRole("textbox", { name: "到达时间" }).fill("09:05");
  await phone.getByRole("button", { name: "现在离开" }).click();
  await phone.getByRole("textbox", { name: "离开时间" }).fill("11:20");
  await phone.getByRole("button", { name: "记下这一趟" }).click();
  await phone.getByText("1 趟已记在手机里，等有网络发出").first().waitFor();
  await look(phone, "caravans-trip-phone");
  // With the network comes the refusal of an odometer that runs backwards, in words; mended it goes out.
  await phone.context().setOffline(false);
  await phone.getByText("没有收下，请改正后再发").waitFor();
  const from = await phone.getByRole("textbox", { name: "出发时里程表（公里）" }).inputValue();
  await phone.getByRole("textbox", { name: "离开时里程表（公里）" }).fill(String(Number(from) + 31));
  await phone.getByRole("button", { name: "记下这一趟" }).click();
  await phone.getByText("已发出").waitFor();

  await page.goto(`${served.origin}/caravans/requests`);
  await page.getByRole("link", { name: school }).first().click();
  await page.getByRole("button", { name: "学校的链接" }).click();
  await phone.goto(await page.locator(".bh-handover-url").first().inputValue());
  await phone.getByRole("textbox", { name: "多少学生参加了？" }).fill("205");
  await look(phone, "caravans-visit-phone");
  await phone.getByRole("button", { name: "来过了，确认" }).click();
  await phone.getByText("已确认，谢谢").waitFor();
  await phone.goto(`${served.origin}/link/caravan/512002`);
  await phone.getByText("学校在地图上的位置").waitFor();
  await look(phone, "caravans-ask-phone");
  await phone.context().close();

  await page.goto(`${served.origin}/caravans/year`);
  await page.getByText(/到 1 个县/).waitFor();
  assert.match(await page.locator("main").innerText(), /12 月[\s\S]{1,40}205/);
  await look(page, "caravans-year");
  await page.setViewportSize(PHONE);
  await look(page, "caravans-year-phone");
  await page.context().close();
});
