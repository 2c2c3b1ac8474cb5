import assert from "node:assert/strict";
import { chinaDay } from "@bihuan/kit";
import type { Page } from "playwright-core";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { openClient } from "../platform/db/connections.ts";
import { DESKTOP, PHONE, downloaded, journey, look, open, served, settled } from "./browser.ts";
import { nextKey, type Api } from "./served.ts";

/** Of the installation's own clock. */
const inDays = (n: number): string => chinaDay(served.installation.services.now() + n * 86_400_000);

/** Beneath the screens, as the owner: what a person's day or an officer's desk would bring about. */
async function owner<R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** An account for a person of the sample, or for one hired now at the unit with this role. */
async function account(username: string, person: { readonly unit: number; readonly role: string }): Promise<void> {
  const name = `${username}（示例）`;
  const made = await served.installation.signIn.createAccount({ username, name, password: SAMPLE_PASSWORD });
  const [hired] = await owner<{ id: string }>(
    "insert into person (name, unit_id, unit_path, account_id) select $1, id, path, $3 from unit where id = $2 returning id",
    [name, person.unit, made],
  );
  await owner("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, $3, '示例', '2020-01-01')", [
    hired?.id,
    person.unit,
    person.role,
  ]);
}

/** An act of the head, by its button or out of its menu, with its reason where one is asked for; what publishes asks once whether it is meant. */
async function act(page: Page, name: string, reason?: string): Promise<void> {
  await settled(page);
  const button = page.getByRole("button", { name, exact: true });
  if ((await button.count()) > 0) await button.click();
  else {
    await page.getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name }).click();
  }
  if (reason !== undefined) await page.locator("textarea").first().fill(reason);
  if (reason !== undefined || name === "公示") {
    await page.getByRole("button", { name: `确认${name}` }).click();
  }
  await page.getByText(`已办：${name}`).waitFor();
}

journey("assessment: on show, a county's objection by phone is kept, its appeal granted by another person, the round decided", async () => {
  const [second] = await owner<{ unit_id: number }>("select unit_id from person where name = '孟秋（示例）'");
  const city = second?.unit_id as number;
  await account("fuzhuxi", { unit: city, role: "leader" });
  const rows = await owner<{ id: number; round: number; own: boolean }>(
    "select a.id::int as id, a.round_id::int as round, u.region_code = '512002' as own from assessment a join unit u on u.id = a.unit_id join assessment_round r on r.id = a.round_id where r.state = 'running' order by a.id",
  );
  const [own, waiting] = [rows.find((r) => r.own)?.id as number, rows.at(-1)?.id as number];
  const round = rows[0]?.round as number;

  // What the first half of a round does, by its calls: reported, passed on, scored by two, settled.
  const county: Api = (await served.signIn("baomu")).api;
  const first: Api = (await served.signIn("pingshen")).api;
  const other: Api = (await served.signIn("pingshen2")).api;
  const entered = async (api: Api, id: number, col: "self" | "score", value: (i: Item) => string | undefined) => {
    for (const i of (await api.assessments.getCard({ id })).items) {
      const given = value(i);
      if (given !== undefined) await api.assessments.putEntry({ id, item: i.no, col, seen: null, words: "", value: given });
    }
  };
  type Item = Awaited<ReturnType<Api["assessments"]["getCard"]>>["items"][number];
  const has = (i: Item, col: string): boolean => i.entries.some((e) => e.col === col);
  await entered(county, own, "self", (i) => (i.source === "indicator" || has(i, "self") ? undefined : i.source === "scorers" ? "80" : "3"));
  await county.assessment.act({ id: own, action: "submit", requestKey: nextKey() });
  await first.assessment.act({ id: own, action: "pass", requestKey: nextKey() });
  await first.assessments.scoreAutomatic({ id: round });
  for (const id of [own, waiting]) {
    await entered(first, id, "score", (i) =>
      i.source === "scorers" ? "100" : has(i, "score") ? undefined : (i.entries.findLast((e) => e.col === "self")?.value ?? "0"),
    );
    await entered(other, id, "score", (i) => (i.source === "scorers" ? "80" : undefined));
    await first.assessment.act({ id, action: "settle", requestKey: nextKey() });
  }

  // Put on show: what is missing leads to the form.
  const office = await open(DESKTOP, "kaohe");
  await office.goto(`${served.origin}/assessments/rounds/${round}`);
  await office.getByRole("link", { name: /先填公示到哪天/ }).click();
  await office.getByRole("button", { name: "下一步" }).click();
  await office.getByLabel("公示到").first().fill(inDays(10));
  await office.keyboard.press("Tab");
  await office.locator("form button[type=submit]").click();
  await office.waitForURL((u) => !u.pathname.endsWith("/edit"));
  await act(office, "公示");

  const phone = await open(PHONE, "baomu");
  await phone.goto(`${served.origin}/assessments/cards/${own}?item=1.2.2`);
  await phone.getByRole("button", { name: "对这一项提异议" }).click();
  await phone.getByLabel("要求怎么改").fill("到位金额应为 13 万元");
  await phone.getByLabel("理由和证明").fill("9 月有一笔 5 万元到账，回单已传");
  assert.equal(await phone.getByRole("button", { name: "收起" }).count(), 1, "one way back, not two");
  await phone.getByRole("button", { name: "提交", exact: true }).click();
  const sent = phone.getByRole("link", { name: "看这件异议" });
  await sent.waitFor();
  await look(phone, "assessment-objection-phone");
  const objection = `${served.origin}${await sent.getAttribute("href")}`;

  // Both reviewers scored this county: it waits for a leader, and no scorer is offered an answer.
  const scorer = await open(DESKTOP, "pingshen");
  await scorer.goto(objection);
  await scorer
    .getByText(/等资阳市科学技术协会.*办/)
    .first()
    .waitFor();
  assert.equal(await scorer.getByRole("button", { name: "维持，写明理由" }).count(), 0);
  const leader = await open(DESKTOP, "shiji");
  await leader.goto(objection);
  await leader.getByText("现在轮到您：答复异议").waitFor();
  await leader.getByText("现为 8万元").waitFor();
  await act(leader, "维持，写明理由", "凭证日期在年度之外");
  await phone.goto(objection);
  await act(phone, "申诉", "回单日期为 9 月 28 日");
  await leader.goto(objection);
  await leader
    .getByText(/您已在本案中办理“维持，写明理由”，须由他人办理/)
    .first()
    .waitFor();
  const another = await open(DESKTOP, "fuzhuxi");
  await another.goto(objection);
  await another.getByRole("textbox", { name: "填数" }).fill("13");
  await another.getByRole("textbox", { name: "写明意见或理由" }).fill("回单日期在年度之内");
  await look(another, "assessment-appeal");
  await another.getByRole("button", { name: "保存" }).click();
  await another.getByText("已登记。现在可以采纳。").waitFor();
  await act(another, "采纳申诉", "到位金额改为 13 万元");
  await another.getByText("现为 13万元").waitFor();

  await owner("update assessment_round set public_until = $2 where id = $1", [round, inDays(-1)]);
  await scorer.goto(`${served.origin}/assessments/rounds/${round}`);
  await act(scorer, "复核通过");
  await another.goto(`${served.origin}/assessments/rounds/${round}`);
  await act(another, "决定并定分");
  await phone.goto(`${served.origin}/assessments/cards/${own}`);
  await phone.getByText("已办结：已定").first().waitFor();
  await look(phone, "assessment-final-phone");
  for (const p of [office, phone, scorer, leader, another]) await p.context().close();
});

journey(
  "money: a table on show, a town's objection by phone answered by another person, decided; the town opens its own notice",
  async () => {
    const [fund] = await owner<{ id: number }>("select id::int as id from fund where title like '2027年镇%'");
    const [last] = await owner<{ unit: number }>(
      "select a.unit_id as unit from fund_allotment a join fund f on f.id = a.fund_id where f.title like '2026年镇%' order by a.id offset 1 limit 1",
    );
    await account("zhenban", { unit: last?.unit as number, role: "adviser" });
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/funds/${fund?.id}`);
    await page.getByRole("link", { name: /先填公示到哪天/ }).click();
    const until = page.getByLabel("公示到").first();
    const next = page.getByRole("button", { name: "下一步" });
    for (;;) {
      await next.or(until).first().waitFor();
      if ((await until.count()) > 0) break;
      await next.click();
    }
    await until.fill(inDays(10));
    await page.keyboard.press("Tab");
    while ((await next.count()) > 0) await next.click();
    await page.locator("form button[type=submit]").click();
    await page.waitForURL((u) => !u.pathname.endsWith("/edit"));
    await act(page, "公示");

    const town = await open(PHONE, "zhenban");
    await town.goto(`${served.origin}/funds/on-show`);
    // Its own table, which still takes objections, stands first.
    await town.getByRole("heading", { level: 2 }).first().waitFor();
    assert.match(await town.getByRole("heading", { level: 2 }).first().innerText(), /^2027年镇/);
    await town.getByRole("button", { name: "提出异议" }).first().click();
    await town.getByLabel("哪一项、要求怎么改").fill("常住人口应为 2.1 万人");
    await town.getByLabel("理由和证明").fill("统计站年报第 3 页");
    await town.getByRole("button", { name: "提交", exact: true }).click();
    await town.getByText(/答复会出现在“分配异议”/).waitFor();
    await look(town, "fund-objection-phone");

    const reviewer = await open(DESKTOP, "shenhe");
    await reviewer.goto(`${served.origin}/funds/${fund?.id}`);
    await reviewer.getByRole("link", { name: "常住人口应为 2.1 万人" }).click();
    await act(reviewer, "维持，写明理由", "各镇都用 2024 年公报数");
    await town.goto(`${served.origin}/funds/objections`);
    await town.getByRole("link", { name: "常住人口应为 2.1 万人" }).click();
    await town.getByText("各镇都用 2024 年公报数").first().waitFor();

    await owner("update fund set public_until = $2 where id = $1", [fund?.id, inDays(-1)]);
    await reviewer.goto(`${served.origin}/funds/${fund?.id}`);
    await act(reviewer, "复核通过");
    const leader = await open(DESKTOP, "lingdao");
    await leader.goto(`${served.origin}/funds/${fund?.id}`);
    await act(leader, "决定并下达");
    await page.goto(`${served.origin}/funds/${fund?.id}`);
    await page.getByRole("button", { name: "生成全部通知" }).click();
    await page.getByRole("link", { name: /下载全部通知/ }).waitFor();
    await town.goto(`${served.origin}/funds/allotments`);
    await town
      .getByRole("link", { name: /2027年镇/ })
      .first()
      .click();
    const notice = await downloaded(town, town.getByRole("link", { name: "下载下达通知" }));
    assert.match(notice.suggestedFilename(), /\.docx$/);
    for (const p of [page, town, reviewer, leader]) await p.context().close();
  },
);

journey(
  "a title of the sample: its path as it was gone, withdrawn by the unit that gave it with a reason, seen so by the county",
  async () => {
    const city = await open(DESKTOP, "shiji");
    await city.goto(`${served.origin}/assessments/titles`);
    await city.getByRole("link", { name: /科技服务示范县/ }).click();
    await city.getByRole("heading", { level: 1, name: /科技服务示范县/ }).waitFor();
    await look(city, "title");
    const steps = () =>
      city.locator(".bh-path li").evaluateAll((all) => all.map((li) => `${li.querySelector("span")?.textContent} ${li.className}`));
    assert.deepEqual((await steps()).slice(0, 3), ["申报 is-passed", "创建 is-passed", "命名 "]);
    await act(city, "撤销称号", "年度复核发现申报材料不实（示例）");
    await settled(city);
    await city.getByText("年度复核发现申报材料不实（示例）").first().waitFor();
    await look(city, "title-withdrawn");
    const county = await open(PHONE, "baomu");
    await county.goto(`${served.origin}/assessments/titles`);
    await county.getByRole("link", { name: /科技服务示范县/ }).waitFor();
    await look(county, "titles-phone");
    await county.getByRole("link", { name: /科技服务示范县/ }).click();
    await county.getByText("已办结：撤销").waitFor();
    await look(county, "title-phone");
  },
);
