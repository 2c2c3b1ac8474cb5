import assert from "node:assert/strict";
import { introduceFirst, DESKTOP, journey, look, open, PHONE, served, soon } from "./browser.ts";
import { publishNeed, SAMPLE_NEEDS } from "./published-needs.ts";
import { nextKey } from "./served.ts";

/** Matching in the browser: an adviser weighs candidates and introduces; an office assigns a month's needs. */
const ids: number[] = [];

journey("adviser: candidates with reasons, other weights tried without saving, one introduced", async () => {
  const [adviser, reviewer] = [await served.signIn("baomu"), await served.signIn("shenhe")];
  for (const need of SAMPLE_NEEDS) ids.push(await publishNeed(served, adviser.api, reviewer.api, need));
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands/${ids[0]}`);
  await page.getByRole("button", { name: "开始匹配" }).click();
  await page.locator(".bh-candidates > li").first().waitFor();
  await soon(async () =>
    assert.match(await page.locator(".bh-candidates > li").first().innerText(), /高度相合|较为相合|部分相合|仅供参考/),
  );
  await soon(async () =>
    assert.doesNotMatch(await page.locator(".bh-candidates").innerText(), /\d+\s*%/, "a grade in words, never a percentage"),
  );
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
  // The need's subject grades first and the weights order within one grade: these four are of four grades, and keep their order.
  await soon(async () =>
    assert.deepEqual(await page.locator(".bh-candidates > li h3").allInnerTexts(), before, "a grade never rises down the list"),
  );
  await look(page, "what-if");
  await soon(async () =>
    assert.equal(await page.getByRole("button", { name: "启用为新版本" }).count(), 0, "an adviser tries, a leader puts in force"),
  );
  await page.getByRole("button", { name: "恢复现行权重" }).click();
  await introduceFirst(page);
  await page.context().close();
});

journey("office: a month's needs assigned at once, what-if by the keyboard, accepted as proposals", async () => {
  const page = await open(DESKTOP, "lingdao");
  await page.goto(`${served.origin}/services/assignment`);
  const month = page.getByRole("group", { name: "月份" });
  await month.getByLabel("年").selectOption("2026");
  await month.getByLabel("月", { exact: true }).selectOption("11");
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
  await soon(async () => assert.match(await page.locator(".bh-candidates").innerText(), new RegExp(`较原方案去掉：.*${name.slice(0, 2)}`)));
  await look(page, "assignment-what-if");
  assert.match(page.url(), /without=\d+/);
  await page.reload();
  await page.getByText("较原方案去掉").first().waitFor();
  await page.locator("summary", { hasText: "专家与上限" }).click();
  await soon(async () =>
    assert.ok(await page.getByRole("checkbox", { name: `排除${name}` }).isChecked(), "what was tried outlives a reload"),
  );
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

journey(
  "adviser: nobody here is said, the need stands before the whole province, another place answers and its team is introduced",
  async () => {
    const [adviser, reviewer, elsewhere] = [await served.signIn("baomu"), await served.signIn("shenhe"), await served.signIn("xuehui")];
    const id = await publishNeed(served, adviser.api, reviewer.api, {
      title: "数控机床刀具磨损监测（示例）",
      presentState: "加工中心刀具磨损靠老师傅听声音。",
      target: "刀具磨损提前报警。",
    });
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/services/demands/${id}`);
    await page.getByRole("button", { name: "开始匹配" }).click();
    const nobody = page.getByText(/本库没有触及：/);
    await nobody.waitFor();
    assert.match(await nobody.innerText(), /刀具/);
    await soon(async () => assert.doesNotMatch(await page.locator(".bh-candidates").innerText(), /高度相合/, "nobody is made to fit"));
    await nobody.getByRole("link", { name: "需求公告" }).click();
    await page
      .getByRole("link", { name: /数控机床刀具磨损监测/ })
      .first()
      .waitFor();
    await look(page, "nobody-here");
    const there = await open(DESKTOP, "xuehui");
    await there.goto(`${served.origin}/services/publications`);
    await there
      .getByRole("link", { name: /数控机床刀具磨损监测/ })
      .first()
      .click();
    await there.getByRole("heading", { name: /数控机床刀具磨损监测/ }).waitFor();
    await there.context().close();
    await elsewhere.api.services.createSupply({
      values: {
        ...{ name: "刀具状态监测团队（示例）", kind: "team", organisation: "某机床研究所（示例）" },
        ...{ summary: "数控机床刀具磨损在线监测与预警", capacity: 3, contactName: "联系人（示例）", phone: "19900266666" },
        consentOn: "2026-11-01",
      },
    });
    await page.goto(`${served.origin}/services/demands/${id}`);
    await page.getByRole("button", { name: "重新匹配" }).click();
    const answer = page.locator(".bh-candidates > li", { hasText: "刀具状态监测团队" });
    await answer.waitFor();
    assert.match(
      await page.locator(".bh-candidates > li").first().innerText(),
      /刀具状态监测团队[\s\S]*高度相合|高度相合[\s\S]*刀具状态监测团队/,
    );
    assert.equal(await nobody.count(), 0, "what was missing is there");
    await introduceFirst(page);
    await page.context().close();
  },
);

journey("adviser: a need that exists is shown before it is saved", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands/new`);
  await page.getByLabel("需求方", { exact: false }).first().fill("雁江柠檬合作社（示例）");
  await page.getByLabel("需求方类型").click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByLabel("联系人").fill("联系人（示例）");
  await page.getByLabel("联系电话").fill("19900244444");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("需求名称").fill(SAMPLE_NEEDS[1].title);
  await page.getByLabel("来源").click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("现状与问题").fill(SAMPLE_NEEDS[1].presentState);
  await page.getByLabel("目标指标").fill(SAMPLE_NEEDS[1].target);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByRole("heading", { name: "已有相近的需求" }).waitFor();
  await page.getByRole("link", { name: SAMPLE_NEEDS[1].title }).waitFor();
  await look(page, "duplicate");
  await page.getByLabel("确属另一件的，写明理由").fill("另一家合作社");
  await page.getByRole("button", { name: "仍要登记" }).click();
  await page.getByRole("heading", { level: 1, name: SAMPLE_NEEDS[1].title }).waitFor();
  await page.getByText("登记时已知的相近需求").waitFor();
  await page.context().close();
});

journey("signs of mass production: a reviewer marks, the author appeals on a phone, a leader grants; own honesty is read", async () => {
  const adviser = await served.signIn("baomu");
  const phrases =
    "希望寻求高校和科研院所的技术支持，期待与有实力的专家团队深入合作，共同推动产业高质量发展，实现互利共赢的良好局面。价格面议，地区全国。";
  const subjects = [
    "变压器绝缘油老化检测",
    "茶叶揉捻机械改造",
    "生猪舍氨气治理",
    "数控刀具磨损监测",
    "桥梁拉索断丝检查",
    "中药饮片水分控制",
  ];
  for (const [i, title] of subjects.entries())
    await adviser.api.services.createDemand({
      requestKey: nextKey(),
      duplicateReason: "示例",
      values: {
        demanderName: `批量登记${i}（示例）`,
        demanderKind: "enterprise",
        contactName: "联系人（示例）",
        phone: "19900233333",
        source: "phone",
        title,
        presentState: `${title}中遇到困难，${title}设备陈旧。${phrases}`,
      },
    });
  const reviewer = await open(DESKTOP, "shenhe");
  await reviewer.goto(`${served.origin}/services/signs`);
  await reviewer.getByText("还没有检查过").waitFor();
  await reviewer.getByRole("button", { name: "立即检查" }).click();
  await reviewer
    .getByText(/处套话/)
    .first()
    .waitFor();
  await look(reviewer, "signs");
  await reviewer.getByRole("button", { name: "标灰选中的 0 件" }).click();
  await reviewer.getByRole("alert").getByText("还没有勾选：先勾选要办的").waitFor();
  for (const title of subjects) await reviewer.getByRole("checkbox", { name: `选中${title}` }).check();
  await reviewer.getByRole("button", { name: "标灰选中的 6 件" }).click();
  await reviewer.getByText("已标灰 6 件").waitFor();
  await reviewer.context().close();

  const phone = await open(PHONE, "baomu");
  await phone.goto(`${served.origin}/`);
  await phone.locator("a[href^='/services/grey/']").first().click();
  await phone.getByRole("button", { name: "申诉", exact: true }).waitFor();
  await look(phone, "phone-grey");
  await phone.getByRole("button", { name: "申诉", exact: true }).click();
  await phone.locator(".bh-reason textarea").fill("确有走访记录（示例）");
  await phone.getByRole("button", { name: "确认申诉" }).click();
  await phone.getByText("已申诉，待答复").first().waitFor();
  const path = new URL(phone.url()).pathname;
  await phone.context().close();

  const leader = await open(DESKTOP, "lingdao");
  await leader.goto(served.origin + path);
  await leader.getByRole("button", { name: "申诉成立" }).click();
  await leader.locator(".bh-reason textarea").fill("核实属实（示例）");
  await leader.getByRole("button", { name: "确认申诉成立" }).click();
  await leader.getByText("申诉成立，恢复计数").first().waitFor();
  await leader.goto(`${served.origin}/services/honesty`);
  await leader.getByRole("columnheader", { name: "系统前三", exact: true }).waitFor();
  await look(leader, "honesty");
  await leader.context().close();
});
