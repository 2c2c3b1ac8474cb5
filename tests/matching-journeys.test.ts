import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";
import { publishNeed, SAMPLE_NEEDS } from "./published-needs.ts";

/** Matching in the browser: an adviser weighs candidates and introduces; an office assigns a month's needs. */
const ids: number[] = [];

journey("adviser: candidates with reasons, other weights tried without saving, one introduced", async () => {
  const [adviser, reviewer] = [await served.signIn("baomu"), await served.signIn("shenhe")];
  for (const need of SAMPLE_NEEDS) ids.push(await publishNeed(served, adviser.api, reviewer.api, need));
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands/${ids[0]}`);
  await page.getByRole("button", { name: "开始匹配" }).click();
  await page.locator(".bh-candidates > li").first().waitFor();
  assert.match(await page.locator(".bh-candidates > li").first().innerText(), /高度相合|较为相合|部分相合|仅供参考/);
  assert.doesNotMatch(await page.locator(".bh-candidates").innerText(), /\d+\s*%/, "a grade in words, never a percentage");
  const before = await page.locator(".bh-candidates > li h3").allInnerTexts();
  await page.getByText("试改权重").click();
  for (const [name, key] of [
    ["词语的权重", "Home"],
    ["在办量的权重", "End"],
    ["地区的权重", "End"],
  ] as const) {
    await page.getByRole("slider", { name }).focus();
    await page.keyboard.press(key);
  }
  await page.getByText("试算中，尚未启用").waitFor();
  assert.notDeepEqual(await page.locator(".bh-candidates > li h3").allInnerTexts(), before, "the order follows the weights");
  await look(page, "what-if");
  assert.equal(await page.getByRole("button", { name: "启用为新版本" }).count(), 0, "an adviser tries, a leader puts in force");
  await page.getByRole("button", { name: "恢复现行权重" }).click();
  const first = page.locator(".bh-candidates > li").first();
  await first.getByRole("button", { name: "选这一家" }).click();
  await first.getByLabel("理由").fill("做过黄龙病识别");
  await first.getByLabel("给供方保姆的话").fill("请协助对接。");
  await first.getByRole("button", { name: "发出意向" }).click();
  await page.getByRole("link", { name: "引荐意向" }).first().waitFor();
  await page.context().close();
});

journey("office: a month's needs assigned at once, what-if by the keyboard, accepted as proposals", async () => {
  const page = await open(DESKTOP, "lingdao");
  await page.goto(`${served.origin}/services/assignment`);
  await page.getByLabel("月份").fill("2026-11");
  await page.getByRole("button", { name: "计算方案" }).click();
  await page.getByText("件需求：").waitFor();
  await look(page, "assignment");
  const expert = page.locator("summary", { hasText: "专家与上限" });
  await expert.focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("checkbox", { name: /^排除/ }).first();
  const name = ((await box.getAttribute("aria-label")) ?? "").replace("排除", "");
  await box.focus();
  await page.keyboard.press("Space");
  await page.getByText("较原方案去掉").first().waitFor();
  assert.match(await page.locator(".bh-candidates").innerText(), new RegExp(`较原方案去掉：.*${name.slice(0, 2)}`));
  await look(page, "assignment-what-if");
  await page.getByRole("checkbox", { name: `排除${name}` }).uncheck();
  await page.getByText("较原方案去掉").first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "采纳，成为各需求的候选" }).click();
  await page.getByText("已采纳").first().waitFor();
  await page.context().close();
  const phone = await open(PHONE, "lingdao");
  await phone.goto(`${served.origin}/services/assignment`);
  await phone.getByText("2026-11，").waitFor();
  await look(phone, "phone-assignment");
  await phone.goto(`${served.origin}/services/demands/${ids[1]}`);
  await phone.locator(".bh-candidates > li").first().waitFor();
  await look(phone, "phone-candidates");
  await phone.context().close();
});
