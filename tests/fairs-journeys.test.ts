import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** Counts open to their rows; a firm asks on its phone; the office plans, a second person freezes; the programme and what came of a talk on the phone. */
journey("a fair's counts, a request on a phone, a timetable with its bound frozen by a second person, a talk that landed", async () => {
  served.installation.clock.millis = Date.parse("2026-12-01T02:00:00Z");
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/fairs/all`);
  await page.getByRole("link", { name: "雁江区科技成果洽谈会（示例）" }).first().click();
  const counts = page.getByRole("region", { name: "征集和入选" }).first();
  await counts.waitFor();
  assert.match(await counts.innerText(), /合计\s*5 \/ 4\s*4 \/ 4\s*3 \/ 3\s*12 \/ 11/);
  await look(page, "fairs-fair");
  const fair = page.url();
  await counts.getByRole("link", { name: "11", exact: true }).last().click();
  await page.getByText("共 11 条").first().waitFor();
  await page.getByRole("link", { name: "铸件裂纹检测（示例）" }).first().click();
  await page.getByText(/平均 \d+ 分/).waitFor();
  await look(page, "fairs-project");

  await page.goto(fair);
  await page.getByRole("button", { name: "有变动，重排" }).click();
  await page.getByRole("textbox").last().fill("有企业还想加约（示例）");
  await page.getByRole("button", { name: "有变动，重排" }).last().click();
  await page.getByText("排洽谈").first().waitFor();

  // A firm asks for one more talk, on its own phone.
  await page.goto(`${served.origin}/fairs/parties`);
  await page.getByRole("link", { name: "示例采购企业1" }).first().click();
  await page.getByRole("button", { name: "参会方的链接" }).click();
  const link = await page.locator(".bh-handover-url").first().inputValue();
  const phone = await open(PHONE);
  await phone.goto(link);
  await phone.getByText("丘陵轻型播种机（示例）").waitFor();
  await phone.getByText("冷链车温度记录难题（示例）").click();
  await phone.getByRole("textbox", { name: "谈什么" }).fill("温度记录怎么做（示例）");
  await phone.getByRole("button", { name: "约", exact: true }).click();
  await phone.getByText("已约上，时间排好后在这里看。").waitFor();

  await page.goto(`${fair}/timetable`);
  await page.getByRole("button", { name: "少改动，补排" }).click();
  await page.getByRole("row", { name: /第 2 稿/ }).waitFor();
  await page
    .getByText(/示例采购企业4的时段都排满了|示例采购企业4有 3 个预约/)
    .first()
    .waitFor();
  await page
    .getByRole("row", { name: /第 2 稿/ })
    .getByRole("button", { name: "选定" })
    .click();
  await page.getByRole("row", { name: /第 2 稿.*已选定/ }).waitFor();
  await look(page, "fairs-timetable");
  await page.goto(fair);
  await page.getByRole("button", { name: "送定稿" }).click();
  await page.getByText("洽谈表待定稿").first().waitFor();
  const second = await open(DESKTOP, "shenhe");
  await second.goto(fair);
  await second.getByRole("button", { name: "定稿", exact: true }).click();
  await second.getByText("洽谈表已定稿").first().waitFor();
  await second.context().close();

  // On the day: what came of it in a tap, and that it has landed.
  served.installation.clock.millis = Date.parse("2026-12-10T02:00:00Z");
  await phone.reload();
  await phone.getByRole("button", { name: "有意向，继续谈" }).first().click();
  await phone.getByRole("button", { name: "已经落地，确认" }).first().click();
  await phone.getByText("已落地").first().waitFor();
  await look(phone, "fairs-party-phone");
  await phone.context().close();

  await page.goto(`${served.origin}/fairs/parties`);
  await page.getByRole("link", { name: "示例采购企业1" }).first().click();
  await page.getByRole("link", { name: "打印" }).first().click();
  await page.getByRole("region", { name: "洽谈日程" }).first().waitFor();
  await look(page, "fairs-programme");
  await page.context().close();
});
