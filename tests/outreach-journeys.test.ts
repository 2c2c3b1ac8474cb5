import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** A school orders on its phone; the office offers the expert in one tap; he accepts by his link; the public books a place without JavaScript. */
journey("a lecture ordered, offered and accepted; a place booked from the public calendar", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/outreach/plan`);
  await page.getByText("点单二维码").first().waitFor();
  await page.getByText("家庭急救三件事（示例）").first().waitFor();
  await look(page, "outreach-plan");
  await page.getByRole("button", { name: "派给他" }).first().click();
  const url = await page.locator(".bh-handover-url").first().inputValue();

  const phone = await open(PHONE);
  await phone.goto(url);
  await phone.getByRole("button", { name: "接单" }).waitFor();
  await look(phone, "outreach-offer-phone");
  await phone.getByRole("button", { name: "接单" }).click();
  await phone.getByText("已接单，谢谢").waitFor();
  await phone.goto(`${served.origin}/link/lectures/512002`);
  await phone.getByRole("button", { name: /身边的地震知识/ }).click();
  await phone.getByText("学校、村或社区名称").waitFor();
  await look(phone, "outreach-order-phone");

  await phone.goto(`${served.origin}/activities/512002`);
  await phone.getByRole("link", { name: "冬季科普开放日（示例）" }).click();
  await phone.getByRole("textbox", { name: "姓名", exact: true }).fill("示例家长");
  await phone.getByRole("textbox", { name: "电话", exact: true }).fill("19900300009");
  await phone.getByRole("textbox", { name: "几个人", exact: true }).fill("2");
  await phone.getByRole("checkbox").check();
  await phone.getByRole("button", { name: "预约", exact: true }).click();
  await phone.getByText(/已约上/).waitFor();
  await look(phone, "outreach-booking-phone");
  await phone.context().close();

  await page.goto(`${served.origin}/outreach/activities`);
  await page.getByRole("link", { name: "冬季科普开放日（示例）" }).first().click();
  await page.getByText("预约 2 人").waitFor();
  await look(page, "outreach-activity");
  await page.context().close();
});
