import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** People are ticked beside the gaps; the best choice is proposed, saved, printed as a roll. */
journey("a congress is composed beside its gaps, saved, shown as a roll by strokes", async () => {
  served.installation.clock.millis = Date.parse("2026-12-01T02:00:00Z");
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/congress/all`);
  await page.getByRole("link", { name: "第六次代表大会（示例）" }).first().click();
  await page.getByRole("link", { name: "拟定人选", exact: true }).click();
  const gaps = page.getByRole("region", { name: "缺口" }).last();
  await gaps.waitFor();
  assert.match(await gaps.innerText(), /基层一线\s*0 \/ ≥ 5\s*还差 5 人/);
  // One tick counts in every floor of his.
  await page.getByRole("checkbox", { name: "石果（示例）" }).check();
  await gaps.getByText("还差 4 人").first().waitFor();
  assert.match(await gaps.innerText(), /少数民族\s*1 \/ ≥ 1\s*达到/);
  await page.getByRole("button", { name: "推算最好的组合" }).click();
  await page.getByText("已证明最好。").waitFor();
  await look(page, "congress-choose");
  await page.getByRole("button", { name: "保存勾选" }).click();
  await page.getByText("人选 7 人，名额 7 个。").first().waitFor();
  await page.getByRole("button", { name: "保存勾选" }).isDisabled();
  await page.getByRole("link", { name: "回到代表大会" }).click();
  await page.getByRole("link", { name: "名册、座次、代表证" }).click();
  await page.getByRole("region", { name: "代表名册" }).first().waitFor();
  const roll = await page.getByRole("region", { name: "代表名册" }).first().innerText();
  assert.ok(roll.indexOf("丁禾") < roll.indexOf("马田") || !roll.includes("丁禾"), "丁 has two strokes, 马 three");
  await page.context().close();

  const phone = await open(PHONE, "baomu");
  await phone.goto(`${served.origin}/congress/all`);
  await phone.getByRole("link", { name: "第五次代表大会（示例）" }).first().click();
  await phone.getByRole("link", { name: "名额分配", exact: true }).click();
  await phone.getByRole("region", { name: "名额分配" }).first().waitFor();
  await look(phone, "congress-share-phone");
  await phone.context().close();
});
