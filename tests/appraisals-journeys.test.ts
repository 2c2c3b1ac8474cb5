import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { verify } from "@bihuan/ballots/verifier";
import type { Page } from "playwright-core";
import { mintSystemActor } from "../platform/access/scope.ts";
import { encrypted, makeTellersKey, takeToken, tellShare } from "./afar-vote.ts";
import { axeFaults, DESKTOP, downloaded, journey, look, open, openHome, PHONE, picture, served, soon } from "./browser.ts";
import { wish } from "./chromium.ts";

/** An office hands out codes and a sheet of paper, a layman votes on a phone in three taps, the rest by their codes; two key the paper, two keys count. */
journey("appraisal: codes from an envelope, three taps on a phone, paper keyed twice, counted by two tellers' keys", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/appraisals`);
  await page.getByRole("link", { name: "2026年度中层干部测评（示例）" }).first().click();
  await page.getByText("办法、被测评人、监票人齐全。").waitFor();
  await page.getByRole("button", { name: "筹备好了，开始签到" }).click();
  await page.getByRole("button", { name: "确认筹备好了，开始签到" }).click();
  const everybody = page.getByRole("button", { name: "这一类全部到会" });
  await everybody.first().click();
  await page.getByText("A 领导班子成员：实到 2 / 应到 2").waitFor();
  await everybody.first().click();
  await page.getByText("C 职工：实到 10 / 应到 10").waitFor();
  await page.getByLabel("C 手机码").fill("9");
  await page.getByLabel("C 纸票").fill("1");
  await page.getByRole("button", { name: "发选票：印钥匙和投票码" }).click();
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
  await soon(async () =>
    assert.equal(await page.locator(".ant-select-dropdown").filter({ visible: true }).count(), 0, "the keys go to the pile alone"),
  );
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
  const sheet = await downloaded(page, page.getByRole("link", { name: "结果表（Excel，带公式）" }));
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

interface Plan {
  readonly persons: readonly string[];
  readonly grades: readonly (readonly [label: string, value: string])[];
  /** By letter: what it is called, its weight in hundredths, how many are on the roll. */
  readonly classes: Readonly<Record<string, readonly [label: string, weight: string, due: number]>>;
}
const BOARD: Plan = {
  persons: ["甲某（示例）", "乙某（示例）"],
  grades: [
    ["优秀", "100"],
    ["称职", "80"],
    ["不称职", "40"],
  ],
  classes: { A: ["理事", "100", 12] },
};

/** The office plans a vote, by its own interface: what the screens of it do, the first journey shows. */
async function planned(name: string, { persons, grades, classes }: Plan = BOARD): Promise<number> {
  const { api } = await served.signIn("baomu");
  const key = (n: number) => `journey-${name}-${n}`;
  const { id: schemeId } = await api.appraisal_scheme.create({
    values: {
      ...{ name: `理事会测评 ${name}（示例）`, source: "示例", base: "valid", fromOn: "2026-01-01" },
      ...{ quorumNum: 1, quorumDen: 2, quorumAbove: true },
    },
    requestKey: key(1),
  });
  const scheme = async (child: string, values: object) =>
    api.appraisal_scheme.putChild({
      id: schemeId,
      version: (await api.appraisal_scheme.get({ id: schemeId })).version,
      child,
      values: values as never,
    });
  for (const [i, [label, value]] of grades.entries()) await scheme("grades", { no: i + 1, label, value, top: i === 0 });
  for (const [key, [label, weight]] of Object.entries(classes)) await scheme("classes", { key, label, weight });
  const { id } = await api.appraisal.create({
    values: { title: `秘书处测评 ${name}（示例）`, kind: "staff", schemeId, meetingOn: "2026-12-20", keepYears: 10 },
    requestKey: key(2),
  });
  const child = async (name: string, values: object) =>
    api.appraisal.putChild({ id, version: (await api.appraisal.get({ id })).version, child: name, values: values as never });
  for (const [i, name] of persons.entries()) await child("persons", { no: i + 1, name, post: "干事" });
  for (const [name, role] of [
    ["监甲（示例）", "chief"],
    ["监乙（示例）", "watch"],
    ["监丙（示例）", "count"],
  ])
    await child("tellers", { name, role });
  const roll = Object.entries(classes).flatMap(([key, [label, , due]]) =>
    Array.from({ length: due }, (_, i) => `${label}${i + 1}（示例） ${key}`),
  );
  await api.appraisals.enterVoters({ id, list: roll.join("\n") });
  await api.appraisal.act({ id, action: "convene", requestKey: key(3) });
  return id;
}

journey(
  "the hall: a trial on everybody's phone, marked sheets, paper keyed for practice, a phone off in the middle, two tabs, the count on the wall, the bell heard",
  async () => {
    const id = await planned("hall");
    const { api } = await served.signIn("baomu");
    await api.appraisals.checkIn({ id, voterIds: (await api.appraisals.listVoters({ id })).map((v) => v.id), present: true });
    const wall = await openHome(DESKTOP, "baomu");
    // Every tone that the page sounds is counted.
    await wall.addInitScript(`{
    const make = AudioContext.prototype.createOscillator;
    window.tones = 0;
    AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this); };
  }`);
    await wall.goto(`${served.origin}/appraisals/${id}/wall`);
    await wall.getByText("还没有发选票").waitFor();
    const dealt = await api.appraisals.deal({ id, classes: [{ key: "A", codes: 10, sheets: 2 }] });
    await wall.getByText("试投：扫一扫，练一遍").waitFor();
    await look(wall, "appraisal-wall-trial");
    const code = await wall.locator(".bh-trial-code").innerText();

    const phone = await open(PHONE);
    await phone.goto(`${served.origin}/link/vote#${code}`);
    await phone.getByText("试投，不算票").waitFor();
    await soon(async () => assert.equal(await phone.getByText("甲某（示例）").count(), 0));
    await look(phone, "appraisal-trial-phone");
    await phone.getByRole("button", { name: "称职", exact: true }).click();
    await phone.getByRole("button", { name: "交票" }).click();
    await phone.getByText("这是试投，不算票。交吗？").waitFor();
    await phone.getByRole("button", { name: "确认交票" }).click();
    await phone.getByText("试投完成，没有算票").waitFor();
    await look(phone, "appraisal-trial-done-phone");
    // From the trial straight to the own code: not open yet, and said so.
    await phone.getByRole("button", { name: "输我自己的码" }).click();
    const own = dealt.codes[0]?.codes ?? [];
    await phone.getByLabel(/投票码/).fill(own[0] ?? "");
    await phone.getByRole("button", { name: "打开票" }).click();
    await phone.getByText(/这个码现在不能投：还没开始/).waitFor();

    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/appraisals/${id}/ballots`);
    await page.getByText("印几张：A 2。").waitFor();
    // A page of A4 for the ballot and one for its tally sheet.
    const pages = async (): Promise<number> =>
      (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    await soon(async () => assert.equal(await pages(), 2));
    await page.getByText("试投样票", { exact: true }).click();
    await page.getByText("样例甲").first().waitFor();
    await soon(async () => assert.equal(await page.getByText("甲某（示例）").count(), 0, "the two are never printed together"));
    await soon(async () => assert.equal(await page.locator(".bh-trial").first().getAttribute("data-mark"), "试投"));
    await soon(async () => assert.equal(await pages(), 2));
    await look(page, "appraisal-trial-sheets");
    await page.goto(`${served.origin}/appraisals/${id}`);
    await page.getByRole("link", { name: "试录纸票" }).click();
    await page.getByText("练习：录试投样票，什么都不保存。").waitFor();
    await page.getByText("第 1 张 / 已录 0 张").waitFor();
    await page.keyboard.type("12");
    await page.getByRole("button", { name: "比一比" }).click();
    await page.getByText("第一遍 1 张记下了，请录第二遍。").waitFor();
    await page.keyboard.type("13");
    await page.getByRole("button", { name: "比一比" }).click();
    await page.getByText("A 类第 1 张 样例乙：第一遍 称职，第二遍 不称职").waitFor();
    await look(page, "appraisal-trial-pile");

    await wall.getByRole("button", { name: "试铃" }).click();
    await soon(async () => assert.equal(await wall.evaluate("tones"), 9, "three strokes of three tones"));
    await api.appraisal.act({ id, action: "open", requestKey: "journey-hall-open" });
    await wall.getByText("已收 0/10").waitFor();
    await phone.goto(`${served.origin}/law`);
    await phone.goto(`${served.origin}/link/vote#${code}`);
    await phone.getByText("这是试投的码，试投已经结束：请用您自己抽到的码投票").waitFor();
    for (const c of own.slice(0, 9)) await api.ballots.castBallot({ code: c, cells: [0, 1] });
    // A phone goes off with the ballot half filled in, its code still open in another tab: its owner goes to the tablet at the door.
    const [off, tab] = [await open(PHONE), await open(PHONE)];
    for (const p of [off, tab]) {
      await p.goto(`${served.origin}/link/vote#${own[9]}`);
      await p.getByRole("radiogroup").first().getByText("优秀").click();
    }
    await off.context().close();
    const tablet = await open({ width: 820, height: 1180 });
    await tablet.goto(`${served.origin}/link/vote`);
    await tablet.getByLabel(/投票码/).fill(own[9] ?? "");
    await tablet.getByRole("button", { name: "打开票" }).click();
    await tablet.getByRole("button", { name: "优秀", exact: true }).click();
    await look(tablet, "appraisal-ballot-tablet");
    await tablet.getByRole("button", { name: "交票" }).click();
    await tablet.getByRole("button", { name: "确认交票" }).click();
    await tablet.getByRole("button", { name: "下一位投票" }).click();
    await soon(async () => assert.equal(await tablet.getByLabel(/投票码/).inputValue(), ""));
    await wall.getByText("已收 10/10").waitFor();
    await wall.getByRole("button", { name: "全屏，开铃声" }).click();
    await tab.getByRole("button", { name: "交票" }).click();
    await tab.getByRole("button", { name: "确认交票" }).click();
    await tab.getByText(/这个码现在不能投：.*已经用过/).waitFor();
    await look(tab, "appraisal-two-tabs-phone");
    await look(wall, "appraisal-wall-voting");
    await api.appraisal.act({ id, action: "bell", requestKey: "journey-hall-bell" });
    await wall.getByText("铃响，投票结束").waitFor();
    await wall.waitForFunction("tones === 18");
    await look(wall, "appraisal-wall-bell");
    for (const p of [wall, phone, page, tablet, tab]) await p.context().close();
  },
);

journey(
  "appraisal from afar: three tellers' devices, tokens, three taps on three phones, the sums opened, and the file counted again on a phone",
  async () => {
    const id = await planned("afar");
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/appraisals/${id}`);
    await page.getByText("远程投票", { exact: true }).first().click();
    await page.getByRole("button", { name: "请三名监票人做钥匙" }).click();
    const given = page.getByRole("region", { name: "请三名监票人做钥匙" });
    await given.getByRole("link").nth(2).waitFor();
    const tellers = [];
    for (const link of await given.getByRole("link").allInnerTexts()) {
      const teller = await open(PHONE);
      await teller.goto(link);
      await teller.getByRole("button", { name: "做我的钥匙" }).click();
      tellers.push(teller);
    }
    for (const teller of tellers) await teller.getByText("钥匙做好了").waitFor();
    await look(tellers[0] as (typeof tellers)[0], "appraisal-teller-phone");
    await page.reload();
    await page.getByText("监票人 3 监丙（示例）：钥匙做好了").waitFor();
    await page.getByRole("combobox", { name: "A 怎么投" }).click();
    await page.locator(".ant-select-item-option", { hasText: "远程" }).click();
    await page.getByRole("button", { name: "发选票：印钥匙和投票码" }).click();
    await page.getByRole("button", { name: "发远程投票链接" }).click();
    const voters = page.getByRole("region", { name: "发远程投票链接" });
    await voters.getByRole("link").nth(11).waitFor();
    const links = await voters.getByRole("link").allInnerTexts();
    await look(page, "appraisal-afar");

    const phones = [];
    for (const link of links.slice(0, 3)) {
      const phone = await open(PHONE);
      await phone.goto(link);
      await phone.getByRole("button", { name: "领票" }).click();
      await phone.getByText("已领票").waitFor();
      phones.push(phone);
    }
    const { api } = served.visit();
    const others = [];
    for (const link of links.slice(3, 11)) others.push(await takeToken(api, link.split("#")[1] ?? ""));
    await page.reload();
    await page.getByText("已领票 11 人").waitFor();
    await page.getByRole("button", { name: "开始投票" }).click();
    await page.getByText("已收 0/11").waitFor();

    for (const phone of phones) {
      // The page finds out by itself that the vote is open; then three taps.
      const from = performance.now();
      await phone.getByRole("button", { name: "称职", exact: true }).click();
      await phone.getByRole("button", { name: "交票" }).click();
      await phone.getByRole("button", { name: "确认交票" }).click();
      await phone.getByText("票已收到").waitFor();
      assert.ok(performance.now() - from < 60_000, "under a minute, loaded machine included");
    }
    const [first] = phones as [(typeof phones)[0]];
    await soon(async () => assert.equal(await first.evaluate(() => document.cookie), ""));
    assert.deepEqual(await axeFaults(first, "afar"), []);
    // Thought better of: the last one counts.
    await first.getByRole("button", { name: "改投" }).click();
    await first.getByRole("button", { name: "优秀", exact: true }).click();
    await first.getByRole("button", { name: "交票" }).click();
    await first.getByRole("button", { name: "确认交票" }).click();
    await first.getByText("票已收到").waitFor();
    for (const d of others) await api.ballots.castAfar(encrypted(d, [1, 2]));
    await page.getByText("已收 11/11").waitFor();
    await page.getByRole("button", { name: "打铃，停止投票" }).click();
    for (const teller of tellers.slice(1)) {
      await teller.getByRole("button", { name: "开票" }).click();
      await teller.getByText("您的一份已经开了。").waitFor();
    }
    await page.getByRole("button", { name: "计票", exact: true }).click();
    await page.getByText("已计票，结果如下。").waitFor();
    // (100 + 2 × 80 + 8 × 80) ÷ 11 and (100 + 2 × 80 + 8 × 40) ÷ 11.
    await page.getByText("81.82").first().waitFor();
    await page.getByText("52.73").first().waitFor();
    const file = await downloaded(page, page.getByRole("link", { name: "远程票公布文件（谁都能再数一遍）" }));
    assert.match(file.suggestedFilename(), /远程票公布文件\.json$/);
    await page.getByRole("button", { name: "送监票人签字" }).click();
    await page.getByText("待监票人签字、审核公布").first().waitFor();
    const { services } = served.installation;
    await services.database.write(mintSystemActor(services.rootUnitId).scope, (tx) =>
      tx
        .insertInto("stored_file")
        .values({
          ...{ case_id: id, kind: "signed", name: "结果表（示例）.pdf", sha256: Buffer.alloc(32, 4) },
          ...{ media_type: "application/pdf", bytes: 9, uploaded_by: "system" },
        })
        .execute(),
    );
    const { api: reviewer } = await served.signIn("shenhe");
    await reviewer.appraisal.act({ id, action: "publish", requestKey: "journey-afar-9" });
    await first.getByRole("button", { name: "自己数一遍" }).click();
    await first.getByText("数过了，对：11 张票").waitFor();
    await first.getByText("您的票在里面。").waitFor();
    await first.getByText("甲某（示例）：优秀 1，称职 10，不称职 0").waitFor();
    await look(first, "appraisal-recount-phone");
    await tellers[0]?.getByText("结果已公布，这台设备上的钥匙已经销毁。").waitFor();
    for (const p of [page, ...phones, ...tellers]) await p.context().close();
  },
);

/** Keys that follow each other without a pause for the page's other work, as on a slow machine. */
const typedFasterThanDrawn = (page: Page, keys: string): Promise<void> =>
  page.evaluate(`(async () => {
    for (const key of ${JSON.stringify(keys)}) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      for (let turn = 0; turn < 20; turn++) await undefined;
    }
  })()`);

journey(
  "a meeting of 45 on ten persons in three classes: thirty phones and fifteen sheets together, closed, merged, printed, counted again from its files",
  async () => {
    const CLASSES = { A: ["领导班子", "20", 4], B: ["中层干部", "30", 29], C: ["外派人员", "50", 12] } as const;
    const GRADES = [
      ["优秀", "100"],
      ["称职", "80"],
      ["基本称职", "60"],
      ["不称职", "40"],
    ] as const;
    const persons = Array.from({ length: 10 }, (_, i) => `被评${"甲乙丙丁戊己庚辛壬癸"[i]}（示例）`);
    const id = await planned("四十五", { persons, grades: GRADES, classes: CLASSES });
    const { api } = await served.signIn("baomu");
    const visitor = served.visit().api;
    // Three tellers' devices: their pages are played in the vote from afar.
    const tellers = await api.appraisals.inviteTellers({ id });
    const parts = await makeTellersKey(visitor, tellers);

    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/appraisals/${id}`);
    for (const [key, [label, , due]] of Object.entries(CLASSES)) {
      await page.getByRole("button", { name: "这一类全部到会" }).first().click();
      await page.getByText(`${key} ${label}：实到 ${due} / 应到 ${due}`).waitFor();
    }
    for (const key of ["A", "B"]) {
      await page.getByRole("combobox", { name: `${key} 怎么投` }).click();
      await page.locator(".ant-select-item-option", { hasText: "会场" }).filter({ visible: true }).click();
    }
    await page.getByLabel("B 手机码").fill("14");
    await page.getByLabel("B 纸票").fill("15");
    await look(page, "appraisal-45-hand-out");
    await page.getByRole("button", { name: "发选票：印钥匙和投票码" }).click();
    await page.getByText("结果会这样合并公布：A+B、C").waitFor();
    const codes = await page.locator(".bh-vote-code").allInnerTexts();
    const keys = await page.locator(".bh-teller-key").allInnerTexts();
    assert.deepEqual([codes.length, keys.length], [18, 3]);
    const links = await api.appraisals.giveVoterLinks({ id });
    assert.equal(links.length, 12);

    // Thirty phones, one after another: each with nothing of the one before, a vote from afar with what it kept itself.
    const phone = await open(PHONE);
    const onPhone = async (address: string, kept: object = {}) => {
      await phone.context().clearCookies();
      await phone.evaluate((own) => {
        localStorage.clear();
        sessionStorage.clear();
        for (const [name, value] of Object.entries(own)) localStorage.setItem(name, String(value));
      }, kept);
      await phone.goto("about:blank");
      await phone.goto(`${served.origin}/link/${address}`);
    };
    await phone.goto(`${served.origin}/law`);
    const kept: object[] = [];
    for (const { link } of links) {
      await onPhone(`afar#${link}`);
      await phone.getByRole("button", { name: "领票" }).click();
      await phone.getByText("已领票").waitFor();
      kept.push(await phone.evaluate(() => ({ ...localStorage })));
    }
    await page.reload();
    await page.getByText("已领票 12 人").waitFor();
    await page.getByRole("button", { name: "开始投票" }).click();
    await page.getByText("已收 0/30").waitFor();

    /** The n-th voter: one person singled out, all others alike. */
    const choice = (n: number): number[] => persons.map((_, p) => (p === n % 10 ? n % 4 : n % 2));
    const vote = async (n: number) => {
      const own = choice(n);
      await phone
        .getByRole("radiogroup")
        .nth(n % 10)
        .getByText(GRADES[own[n % 10] ?? 0]?.[0] ?? "", { exact: true })
        .click();
      await phone
        .getByRole("group")
        .getByRole("button", { name: GRADES[n % 2]?.[0] ?? "", exact: true })
        .click();
      await phone.getByRole("button", { name: "交票" }).click();
      await phone.getByRole("button", { name: "确认交票" }).click();
      await phone.getByText("票已收到").waitFor();
    };
    const hall: number[][] = [];
    for (const [n, code] of codes.entries()) {
      await onPhone(`vote#${code}`);
      await vote(n);
      hall.push(choice(n));
      assert.deepEqual(await phone.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ["", 0, 0]);
    }
    const afar: number[][] = [];
    for (const [i, { link }] of links.entries()) {
      await onPhone(`afar#${link}`, kept[i]);
      await vote(codes.length + i);
      afar.push(choice(codes.length + i));
    }
    await page.getByText("已收 30/30").waitFor();
    await page.getByRole("button", { name: "打铃，停止投票" }).click();
    await page.getByRole("link", { name: "录入纸票" }).waitFor();
    for (const i of [0, 2]) await tellShare(visitor, tellers[i]?.token ?? "", parts[i] as (typeof parts)[0]);

    // Fifteen sheets, one of them empty; the second teller mistypes one cell, is told which, mends it.
    const sheets = Array.from({ length: 15 }, (_, n) => (n === 7 ? undefined : choice(n + 3)));
    const typed = (sheet: readonly number[] | undefined) => persons.map((_, p) => (sheet ? (sheet[p] ?? 0) + 1 : 0)).join("");
    const key = async (at: Page, pass: 1 | 2, last?: string) => {
      await at.goto(`${served.origin}/appraisals/${id}/pile`);
      await at.getByText("第 1 张 / 已录 0 张").waitFor();
      if (pass === 2) {
        await at.getByRole("combobox", { name: "第几遍" }).click();
        await at.locator(".ant-select-item-option", { hasText: "第 2 遍" }).click();
      }
      const keys = sheets.map((sheet, n) => (n === 14 && last ? last : typed(sheet))).join("");
      if (pass === 1) await at.keyboard.type(keys);
      else await typedFasterThanDrawn(at, keys);
      await at.getByText("第 15 张 / 已录 15 张").waitFor();
      await at.getByRole("button", { name: "交这一遍" }).click();
      await at.getByText("已交 15 张，其中废票 1 张").waitFor();
    };
    const second = await openHome(DESKTOP, "baomu");
    await key(page, 1);
    await look(page, "appraisal-45-pile");
    const right = typed(sheets[14]);
    await key(second, 2, `${right.slice(0, -1)}4`);
    await page.getByRole("link", { name: "回到测评" }).click();
    await page.getByLabel("收回纸票 B").fill("15");
    await page.getByLabel("两名监票人的钥匙 1").fill(keys[1] ?? "");
    await page.getByLabel("两名监票人的钥匙 2").fill(keys[2] ?? "");
    await page.getByRole("button", { name: "计票", exact: true }).click();
    await page.getByText(/B 类第 15 张 被评癸（示例）：第一遍/).waitFor();
    await look(page, "appraisal-45-differ");
    await second.keyboard.press("Backspace");
    await second.keyboard.type(right.slice(-1));
    await second.getByRole("button", { name: "交这一遍" }).click();
    await second.getByText("已交 15 张，其中废票 1 张").waitFor();
    await page.getByRole("button", { name: "计票", exact: true }).click();
    await page.getByText("已计票，结果如下。").waitFor();

    hall.push(...sheets.flatMap((s) => (s ? [s] : [])));
    const counts = (of: readonly number[][]) => persons.map((_, p) => GRADES.map((_g, g) => of.filter((b) => b[p] === g).length));
    const mean = (own: readonly number[], n: number) => own.reduce((sum, votes, g) => sum + votes * Number(GRADES[g]?.[1]), 0) / n;
    const scores = persons.map((_, p) => (0.5 * mean(counts(hall)[p] ?? [], 32) + 0.5 * mean(counts(afar)[p] ?? [], 12)).toFixed(2));
    const rows = page.getByRole("region", { name: "总分" }).getByRole("row");
    for (const [p, score] of scores.entries()) assert.ok((await rows.nth(p + 1).innerText()).includes(score), `${persons[p]} has ${score}`);
    await look(page, "appraisal-45-result");
    // On paper: the sheet alone, with why a sheet was void and where the tellers sign, on one page.
    await page.getByRole("link", { name: "打印结果表" }).click();
    await page.getByText("A 领导班子、B 中层干部无效票：整张空白 1 张。").waitFor();
    await page.getByText("总监票人＿＿＿＿＿＿").waitFor();
    await look(page, "appraisal-45-sheet");
    const paper = await page.pdf({
      format: "A4",
      ...(wish === "pictures" ? { path: picture("appraisal-45-sheet").replace("png", "pdf") } : {}),
    });
    assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1);
    await page.getByRole("link", { name: "回到测评" }).click();

    // Its files: the sums add up to the sheet's scores, and a program that shares no line with the counting counts what was encrypted.
    const file = async (name: string) => readFileSync(await (await downloaded(page, page.getByRole("link", { name }))).path(), "utf8");
    const told = JSON.parse(await file("复核数据")) as {
      parts: { classes: string[]; counts: number[][]; valid: number; weight: string }[];
    };
    assert.deepEqual(
      told.parts.map((p) => [p.classes.join("+"), p.valid, p.counts]),
      [
        ["A+B", 32, counts(hall)],
        ["C", 12, counts(afar)],
      ],
    );
    const report = verify(await file("远程票公布文件"));
    assert.deepEqual([report.holds, report.counted, report.problems, report.parts[0]?.counts], [true, 12, [], counts(afar)]);
    for (const p of [page, phone, second]) await p.context().close();
  },
);
