import assert from "node:assert/strict";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { mintActor } from "../platform/access/scope.ts";
import { rowsOf } from "../platform/db/rows.ts";
import { routerOf } from "../platform/rooms/room.ts";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";
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
  const fetched = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "下载名单表（Excel）" }).click();
  assert.match((await fetched).suggestedFilename(), /推荐人选\.xlsx$/);
  const sheet = (bornOn: string) => ({
    name: "名单.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`姓名,性别,出生日期,民族,政治面貌,工作单位,赞成票\n补田（示例）,女,${bornOn},汉族,群众,示例单位,20\n`),
  });
  await phone.getByLabel("送回填好的表").setInputFiles(sheet("三月"));
  await phone.getByText("第 2 行 出生日期").waitFor();
  await look(phone, "congress-nominate-phone");
  const marked = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "下载标出错误的表" }).click();
  assert.match((await marked).suggestedFilename(), /标出错误/);
  await phone.getByLabel("送回填好的表").setInputFiles(sheet("1990-03-01"));
  await phone.getByText("收下了：新增 1 人，更新 0 人").waitFor();
  await phone.getByText("补田（示例）").waitFor();
  await phone.getByRole("button", { name: "报送" }).click();
  await phone.getByText("已报送，等").waitFor();
  await phone.context().close();
});
