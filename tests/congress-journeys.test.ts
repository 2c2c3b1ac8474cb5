import assert from "node:assert/strict";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { mintActor, mintSystemActor } from "../platform/access/scope.ts";
import { rowsOf } from "../platform/db/rows.ts";
import { routerOf } from "../platform/rooms/room.ts";
import { cityWith260 } from "./congress-world.ts";
import { DESKTOP, downloaded, journey, look, open, openHome, PHONE, served, settled } from "./browser.ts";
import type { Client } from "./records-world.ts";
import { nextKey, tokenOf } from "./served.ts";

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
  await settled(page);
  await page.getByRole("button", { name: "保存勾选" }).click();
  await page.getByRole("alert").getByText("还没有改动").waitFor();
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
  await phone.goto(`${served.origin}/congress/all`);
  await phone.getByRole("link", { name: "第六次代表大会（示例）" }).first().click();
  await phone.getByRole("link", { name: "拟定人选", exact: true }).click();
  // Each person with his lines under one another.
  const of = phone.getByRole("region", { name: "人选" }).getByRole("row", { name: /石果（示例）/ });
  await of.waitFor();
  await of.scrollIntoViewIfNeeded();
  const { height = 99 } = (await of.getByRole("cell", { name: "镇农技协（示例）" }).boundingBox()) ?? {};
  assert.ok(height < 60, "no column of single characters");
  await look(phone, "congress-choose-phone");
  await phone.context().close();
});

journey("a unit without account nominates on its phone: the sheet goes, comes back with a fault told, comes in, is handed in", async () => {
  const { services } = served.installation;
  const [adviser] = await services.database.asRoot(services.rootUnitId, (db) =>
    rowsOf<{ personId: number; unitPath: number[]; congressId: number; taskId: number }>(
      db,
      sql`select t.person_id as "personId", c.unit_path as "unitPath", c.id as "congressId", d.id as "taskId" from congress c
        join congress_delegation d on d.congress_id = c.id join post t on t.unit_id = c.unit_id and t.role = 'adviser'
        where c.title = '第六次代表大会（示例）' order by d.id limit 1`,
    ),
  );
  assert.ok(adviser);
  const { personId, unitPath, congressId, taskId } = adviser;
  const actor = mintActor({ personId, name: "示例", unitPath, roles: ["adviser"] }, services.house.permissions);
  const office = createRouterClient(routerOf(services.house), {
    context: { actor, requestId: "test", address: "127.0.0.1", services },
  }) as unknown as Client;
  await office.congress.act({ id: congressId, action: "reopen_call", reason: "补推荐（示例）", requestKey: nextKey() });
  await office.congress_delegation.act({ id: taskId, action: "ask_again", reason: "补推荐一人（示例）", requestKey: nextKey() });
  const { url } = await office.congressDesk.handUnitLink({ id: taskId });
  const phone = await open(PHONE);
  await phone.goto(`${served.origin}/link/nominate#${tokenOf(url)}`);
  await phone.getByRole("heading", { level: 1, name: /第六次代表大会/ }).waitFor();
  const fetched = await downloaded(phone, phone.getByRole("button", { name: "下载名单表（Excel）" }));
  assert.match(fetched.suggestedFilename(), /推荐人选\.xlsx$/);
  const sheet = (bornOn: string) => ({
    name: "名单.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`姓名,性别,出生日期,民族,政治面貌,工作单位,赞成票\n补田（示例）,女,${bornOn},汉族,群众,示例单位,20\n`),
  });
  await phone.getByLabel("送回填好的表").setInputFiles(sheet("三月"));
  await phone.getByText("第 2 行 出生日期").waitFor();
  await look(phone, "congress-nominate-phone");
  const marked = await downloaded(phone, phone.getByRole("button", { name: "下载标出错误的表" }));
  assert.match(marked.suggestedFilename(), /标出错误/);
  await phone.getByLabel("送回填好的表").setInputFiles(sheet("1990-03-01"));
  await phone.getByText("收下了：新增 1 人，更新 0 人").waitFor();
  await phone.getByText("补田（示例）").waitFor();
  await phone.getByRole("button", { name: "报送" }).click();
  await phone.getByText("已报送，等").waitFor();
  await phone.context().close();
});

journey(
  "an election of the congress by codes and paper: from its panel to the hall, a phone's vote, two piles, two keys, and its count comes back",
  async () => {
    served.installation.clock.millis = Date.parse("2026-12-05T02:00:00Z");
    const { api: office } = await served.signIn("baomu");
    const { api: reviewer } = await served.signIn("shenhe");
    const [congress] = (await office.congress.list({ filter: {}, search: "第五次", limit: 20 })).rows;
    const congressId = Number(congress?.id);
    const delegates = (await office.congress_nominee.list({ filter: { congressId, state: ["delegate"] }, limit: 20 })).rows;
    const { id } = await office.congress_election.create({
      values: { title: "常务委员（示例）", congressId, seats: 2, morePercent: 20, source: "示例选举办法" },
      requestKey: nextKey(),
    });
    for (const { id: nomineeId } of delegates.slice(0, 3))
      await office.congress_election.putChild({
        ...{ id, version: (await office.congress_election.get({ id })).version, child: "candidates", values: { nomineeId } },
      });
    await reviewer.congress_election.act({ id, action: "list", requestKey: nextKey() });

    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/congress/elections/${id}`);
    const panel = page.locator("#vote");
    await panel.getByRole("heading", { name: "投票码和纸票选举" }).waitFor();
    await look(page, "congress-vote-panel");
    await panel.getByRole("combobox", { name: "选举办法" }).click();
    await page.locator(".ant-select-item-option", { hasText: "理事会选举办法（示例）" }).click();
    await panel.getByLabel("投票日期").fill("2026-12-05");
    await panel.getByLabel("档案保存年限").fill("10");
    await panel.getByRole("button", { name: "准备投票" }).click();
    await panel.getByText("结果公布以后，在这里取").waitFor();
    await look(page, "congress-vote-prepared");
    await panel.getByRole("link", { name: "到考核测评里签到、发选票、计票" }).click();
    await page.getByRole("heading", { level: 1, name: "常务委员（示例）" }).waitFor();
    const voteId = Number(page.url().split("/").at(-1));
    for (const name of ["监甲（示例）", "监乙（示例）"])
      await office.appraisal.putChild({
        ...{ id: voteId, version: (await office.appraisal.get({ id: voteId })).version, child: "tellers", values: { name, role: "watch" } },
      });
    await page.reload();
    await page.getByLabel("名单", { exact: true }).fill(Array.from({ length: 12 }, (_, i) => `代表${i + 1}（示例） A`).join("\n"));
    await page.getByRole("button", { name: "录入名单" }).click();
    await page.getByText("A 全体代表：实到 0 / 应到 12").waitFor();
    await page.getByRole("button", { name: "筹备好了，开始签到" }).click();
    await page.getByRole("button", { name: "确认筹备好了，开始签到" }).click();
    await page.getByRole("button", { name: "这一类全部到会" }).click();
    await page.getByText("A 全体代表：实到 12 / 应到 12").waitFor();
    await page.getByLabel("A 手机码").fill("10");
    await page.getByLabel("A 纸票").fill("2");
    await page.getByRole("button", { name: "发选票：印钥匙和投票码" }).click();
    await page.locator(".bh-vote-code").first().waitFor();
    const codes = await page.locator(".bh-vote-code").allInnerTexts();
    const keys = await page.locator(".bh-teller-key").allInnerTexts();
    assert.deepEqual([codes.length, keys.length], [10, 3]);
    await page.getByRole("button", { name: "开始投票" }).click();
    await page.getByText("已收 0/10").waitFor();

    const phone = await open(PHONE);
    await phone.goto(`${served.origin}/link/vote#${codes[0]}`);
    await phone.getByRole("heading", { level: 1, name: "常务委员（示例）" }).waitFor();
    await look(phone, "congress-ballot-phone");
    const rows = phone.getByRole("radiogroup");
    for (const row of [0, 1, 2]) await rows.nth(row).getByText("赞成", { exact: true }).click();
    await phone.getByText("现在这样是废票", { exact: false }).waitFor();
    await look(phone, "congress-ballot-too-many-phone");
    await rows.nth(2).getByText("不赞成").click();
    await phone.getByRole("button", { name: "交票" }).click();
    await phone.getByRole("button", { name: "确认交票" }).click();
    await phone.getByText("票已收到").waitFor();
    for (const [i, code] of codes.slice(1).entries()) await served.visit().api.ballots.castBallot({ code, cells: [0, i < 6 ? 0 : 1, 1] });
    await page.getByText("已收 10/10").waitFor();
    await page.getByRole("button", { name: "打铃，停止投票" }).click();
    for (const teller of [1, 2] as const)
      await office.appraisals.keyPile({
        ...{ id: voteId, class: "A", teller },
        sheets: [
          [0, 1, 0],
          [0, 0, 0],
        ],
      });
    await page.getByLabel("收回纸票 A").fill("2");
    await page.getByLabel("两名监票人的钥匙 1").fill(keys[0] ?? "");
    await page.getByLabel("两名监票人的钥匙 2").fill(keys[2] ?? "");
    await page.getByRole("button", { name: "计票", exact: true }).click();
    await page.getByText("已计票，结果如下。").waitFor();
    await look(page, "congress-vote-counted");
    await page.getByRole("button", { name: "送监票人签字" }).click();
    await page.getByText("待监票人签字、审核公布").first().waitFor();
    const { services } = served.installation;
    await services.database.write(mintSystemActor(services.rootUnitId).scope, (tx) =>
      tx
        .insertInto("stored_file")
        .values({
          ...{ case_id: voteId, kind: "signed", name: "结果表（示例）.pdf", sha256: Buffer.alloc(32, 5) },
          ...{ media_type: "application/pdf", bytes: 9, uploaded_by: "system" },
        })
        .execute(),
    );
    await reviewer.appraisal.act({ id: voteId, action: "publish", requestKey: nextKey() });

    await page.goto(`${served.origin}/congress/elections/${id}`);
    await panel.getByRole("button", { name: "取投票结果" }).click();
    await panel.getByText("票数已在下面，请核对。").waitFor();
    // By strokes: eleven of the eleven valid ballots, seven, one; a paper ballot with three chosen is void.
    const count = page.locator("#count");
    await count.getByRole("row", { name: /11/ }).waitFor();
    const { issued, returned, valid } = (await office.congress_election.get({ id })).values;
    assert.deepEqual([issued, returned, valid], [12, 12, 11]);
    await look(page, "congress-vote-taken");
    await page.getByRole("button", { name: "登记计票结果" }).click();
    await count.getByText("当选").first().waitFor();
    await reviewer.congress_election.act({ id, action: "confirm", requestKey: nextKey() });
    await page.reload();
    await page.getByText("结果已定").first().waitFor();
    await look(page, "congress-vote-confirmed");
    for (const p of [page, phone]) await p.context().close();
  },
);

journey(
  "a city composes 144 of 260 under nine floors in the browser: a conflict told, mended in the plan, the best chosen, shown on a phone, one replaced",
  async () => {
    served.installation.clock.millis = Date.parse("2026-11-02T02:00:00Z");
    const office = (await served.signIn("baomu")).api as unknown as Client;
    const reviewer = (await served.signIn("shenhe")).api as unknown as Client;
    const id = await cityWith260(office, reviewer, "第七次代表大会（示例）");
    const act = (who: Client, action: string) => who.congress.act({ id, action, requestKey: nextKey() });
    const page = await openHome(DESKTOP, "baomu");
    const plan = `${served.origin}/congress/all/${id}`;
    const withReason = async (name: string, reason: string) => {
      await page.getByRole("button", { name: "更多" }).click();
      await page.getByRole("menuitem", { name }).click();
      await page.locator(".bh-reason textarea").fill(reason);
      await page.getByRole("button", { name: `确认${name}` }).click();
    };
    await page.goto(plan);
    await page.getByRole("button", { name: "推荐结束，拟定人选" }).click();
    await page.getByRole("link", { name: "拟定人选", exact: true }).click();
    const propose = page.getByRole("button", { name: "推算最好的组合" });
    await propose.click();
    await page.getByText("“少数民族”至少要 12 人，合格的人选里只有 10 人", { exact: false }).waitFor();
    await page.getByText("改动最小的办法：少数民族的下限由 12 人改为 10 人").waitFor();
    // One unit's people: axe reads every row.
    const ofOne = async () => {
      await page.getByRole("combobox", { name: "单位", exact: true }).click();
      await page.locator(".ant-select-item-option", { hasText: /^示例单位12$/ }).click();
    };
    await ofOne();
    await look(page, "congress-260-conflict");

    // Mended in the plan, with its source, by two; the nominations stand.
    await page.getByRole("link", { name: "回到代表大会" }).click();
    await withReason("修改方案", "少数民族人选不足，经商定调整（示例）");
    const floors = page.locator("#floors");
    await floors
      .getByRole("row", { name: /少数民族/ })
      .getByRole("button", { name: "修改" })
      .click();
    await floors.getByRole("radio", { name: "人", exact: true }).check();
    await floors.getByLabel("下限").fill("10");
    await floors.getByLabel("依据").fill("示例补充通知");
    await floors.locator("form button[type=submit]").click();
    await floors.getByRole("row", { name: /少数民族.*示例补充通知/ }).waitFor();
    await page.getByRole("button", { name: "送定方案" }).click();
    await page.getByText("方案待定").first().waitFor();
    await act(reviewer, "freeze");
    await page.reload();
    await page.getByRole("button", { name: "推荐结束，拟定人选" }).click();
    await page.getByRole("link", { name: "拟定人选", exact: true }).click();
    await propose.click();
    await page.getByText("已证明最好。").waitFor();
    assert.equal(await page.locator("tbody input[type=checkbox]:checked").count(), 144);
    await ofOne();
    await look(page, "congress-260-composed");
    await page.getByRole("button", { name: "保存勾选" }).click();
    await page.getByText("已保存，改动 144 人。").waitFor();
    await page.getByRole("link", { name: "回到代表大会" }).click();
    await page.getByText("人选 144 人，名额 144 个。").waitFor();
    await page.getByRole("button", { name: "公示", exact: true }).click();
    await page.getByRole("button", { name: "确认公示" }).click();
    await page.getByText("公示中").first().waitFor();
    await look(page, "congress-260-shown");

    const phone = await open(PHONE);
    await phone.goto(`${served.origin}/link/congress#${id}`);
    await phone.getByRole("listitem").nth(143).waitFor();
    assert.equal(await phone.locator("ol > li").count(), 144);
    await phone.getByText("示例区科协人事科，电话 000-0000000（示例）").waitFor();
    await look(phone, "congress-260-public-phone");

    // Seated when it was shown long enough; one leaves, and whoever may come keeps every floor that held.
    served.installation.clock.millis = Date.parse("2026-11-13T02:00:00Z");
    await act(reviewer, "seat");
    const { people } = await office.congressDesk.readChoice({ id });
    const leaver = people.find((p) => p.state === "delegate" && p.attributes["minority"] === "no" && p.attributes["front_line"] === "yes");
    await page.goto(`${served.origin}/congress/people/${leaver?.id}`);
    await withReason("终止代表资格", "退休（示例）");
    const second = await open(DESKTOP, "shenhe");
    await second.goto(`${served.origin}/congress/people/${leaver?.id}`);
    await second.getByRole("heading", { name: "可以递补的人（递补后结构仍达到）" }).waitFor();
    await look(second, "congress-260-replace");
    await second.getByRole("button", { name: "由他递补" }).first().click();
    await second.getByText("已由他递补：").waitFor();
    await page.goto(plan);
    const gaps = await page.locator("#desk").innerText();
    assert.match(gaps, /人选 144 人，名额 144 个/);
    assert.doesNotMatch(gaps, /还差|[^至]多 \d+ 人/);
    for (const p of [page, phone, second]) await p.context().close();
  },
);
