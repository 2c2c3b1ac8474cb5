import assert from "node:assert/strict";
import { axeFaults, DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** An office hands out codes and a sheet of paper, a layman votes on a phone in three taps, the rest by their codes; two key the paper, two keys count. */
journey("appraisal: codes from an envelope, three taps on a phone, paper keyed twice, counted by two tellers' keys", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/appraisals`);
  await page.getByRole("link", { name: "2026年度中层干部测评（示例）" }).first().click();
  await page.getByText("办法、被测评人、监票人齐全。").waitFor();
  await page.getByRole("button", { name: "述职截止，开始签到" }).click();
  const everybody = page.getByRole("button", { name: "这一类全部到会" });
  await everybody.first().click();
  await page.getByText("A 领导班子成员：实到 2 / 应到 2").waitFor();
  await everybody.first().click();
  await page.getByText("C 职工：实到 10 / 应到 10").waitFor();
  await page.getByLabel("C 手机码").fill("9");
  await page.getByLabel("C 纸票").fill("1");
  await page.getByRole("button", { name: "发票：印钥匙和投票码" }).click();
  await page.getByText("只显示这一次，哪里都没有存：现在就印。").waitFor();
  const codes = await page.locator(".bh-vote-code").allInnerTexts();
  const keys = await page.locator(".bh-teller-key").allInnerTexts();
  assert.deepEqual([codes.length, keys.length], [11, 3]);
  await look(page, "appraisal-slips");
  await page.getByRole("button", { name: "开始投票" }).click();
  await page.getByText("已收 0/11").waitFor();

  // A layman at a phone: the slip's picture opens the ballot, then three taps.
  const phone = await open(PHONE);
  const from = performance.now();
  await phone.goto(`${served.origin}/link/vote#${codes[0]}`);
  await phone.getByRole("heading", { level: 1, name: "2026年度中层干部测评（示例）" }).waitFor();
  assert.equal(new URL(phone.url()).hash, "", "the code is out of the address");
  await look(phone, "appraisal-ballot-phone");
  await phone.getByRole("button", { name: "称职", exact: true }).click();
  await phone.getByRole("button", { name: "交票" }).click();
  await phone.getByRole("button", { name: "确认交票" }).click();
  await phone.getByText("票已收到").waitFor();
  assert.ok(performance.now() - from < 60_000, "under a minute, loaded machine included");
  assert.deepEqual(
    await phone.evaluate(() =>
      [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((kept) => /vote|ballot|code/i.test(kept)),
    ),
    [],
    "the device keeps nothing",
  );
  // A shared tablet: the next one types, as people type.
  await phone.getByRole("button", { name: "下一位投票" }).click();
  await phone.getByLabel(/投票码/).fill((codes[0] ?? "").toLowerCase());
  await phone.getByRole("button", { name: "打开票" }).click();
  await phone.getByText(/这个码现在不能投/).waitFor();
  await phone.getByLabel(/投票码/).fill((codes[1] ?? "").toLowerCase().replace("-", " "));
  await phone.getByRole("button", { name: "打开票" }).click();
  await phone.getByRole("radiogroup").first().getByText("优秀").click();
  assert.deepEqual(await axeFaults(phone, "ballot"), []);
  await phone.getByRole("button", { name: "称职", exact: true }).click();
  await phone.getByRole("button", { name: "交票" }).click();
  await phone.getByRole("button", { name: "确认交票" }).click();
  await phone.getByText("票已收到").waitFor();
  const { api } = served.visit();
  for (const code of codes.slice(2)) await api.ballots.castBallot({ code, cells: [1, 1, 0] });
  await page.getByText("已收 11/11").waitFor();
  await page.getByRole("button", { name: "打铃，停止投票" }).click();

  await page.getByRole("link", { name: "录入纸票" }).click();
  await page.getByText("第 1 张 / 已录 0 张").waitFor();
  await page.keyboard.type("223");
  await page.getByText("第 1 张 / 已录 1 张").waitFor();
  await page.getByRole("button", { name: "交这一遍" }).click();
  await page.getByText("已交 1 张，其中废票 0 张").waitFor();
  await page.getByRole("combobox", { name: "第几遍" }).click();
  await page.locator(".ant-select-item-option", { hasText: "第 2 遍" }).click();
  await page.getByText("第 1 张 / 已录 0 张").waitFor();
  await page.keyboard.type("223");
  await page.getByText("第 1 张 / 已录 1 张").waitFor();
  await look(page, "appraisal-pile");
  await page.getByRole("button", { name: "交这一遍" }).click();
  await page.getByText("已交 1 张，其中废票 0 张").waitFor();
  await page.getByRole("link", { name: "回到测评" }).click();
  await page.getByLabel("收回纸票 C").fill("1");
  await page.getByLabel("两名监票人的钥匙 1").fill(keys[2] ?? "");
  await page.getByLabel("两名监票人的钥匙 2").fill((keys[0] ?? "").toLowerCase());
  await page.getByRole("button", { name: "计票", exact: true }).click();
  await page.getByText("已计票，结果如下。").waitFor();
  await page.getByText("81.67").first().waitFor();
  await look(page, "appraisal-result");
  const [sheet] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "结果表（Excel，带公式）" }).click()]);
  assert.match(sheet.suggestedFilename(), /测评结果汇总表\.xlsx$/);
  // What was said of each: once the count is over, sealed, and read with a purpose.
  await page.getByRole("button", { name: "送监票人签字" }).click();
  const notes = page.locator("#notes");
  await notes.getByRole("button", { name: "记点评" }).first().click();
  await notes.getByRole("textbox").fill("基层调研要再多些（示例）");
  await notes.getByRole("button", { name: "加密保存" }).click();
  await notes.getByRole("button", { name: "查看点评" }).click();
  await notes.getByLabel("查看用途").fill("写整改意见");
  await notes.locator("form button[type=submit]").click();
  await notes.getByText("基层调研要再多些（示例）").waitFor();
  await look(page, "appraisal-notes");
  await phone.goto(`${served.origin}/law`);
  for (const p of [page, phone]) await p.context().close();
});
