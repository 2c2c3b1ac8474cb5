import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { openClient } from "../platform/db/connections.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { DESKTOP, handedLinks, introduceFirst, journey, look, open, openHome, PHONE, picture, served, soon } from "./browser.ts";

// Four persons who have never seen it: the README's walk with the first candidate, a leader's ten seconds, a clerk's long list, a phone of one of seventy.

const TITLE = "柠檬采后分选与糖度在线检测（新手）";

journey("newcomer: the README's walk as far as both see the contacts, choosing the first candidate, whoever that is", async () => {
  const page = await openHome(DESKTOP, "baomu");
  await look(page, "newcomer-home");
  await page.getByRole("button", { name: "科技服务", exact: true }).click();
  await page.getByRole("link", { name: "需求", exact: true }).first().click();
  await page.getByRole("button", { name: "登记需求" }).click();
  await page.getByLabel("需求方", { exact: true }).fill("雁江某新手合作社（示例）");
  await page.getByLabel("需求方类型").click();
  await page.getByTitle("合作社").click();
  await page.getByLabel("联系人").fill("联系人（示例）");
  await page.getByLabel("联系电话").fill("19900212399");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("需求名称").fill(TITLE);
  await page.getByLabel("来源").click();
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").first().click();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("现状与问题").fill("分选线每小时五吨，糖度靠抽样，退货约百分之六。");
  await page.getByLabel("目标指标").fill("逐果测糖，误差半度以内。");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  await look(page, "newcomer-draft");
  await page.getByRole("button", { name: "请本人确认" }).click();
  const link = (await handedLinks(page))[0] as string;
  const path = new URL(page.url()).pathname;

  // Of seventy, on a phone: told what it is, one tick, one button.
  const began = Date.now();
  const phone = await open(PHONE);
  let taps = 0;
  const tap = async (what: Locator): Promise<void> => {
    taps++;
    await what.click();
  };
  await phone.goto(link);
  await phone.getByRole("button", { name: "内容属实，确认" }).waitFor();
  await look(phone, "seventy-opened");
  const smallest = await phone.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll("main p, main label, main button, main textarea, main input")]
        .filter((e) => (e as { offsetHeight?: number }).offsetHeight && (e.textContent ?? "").trim() !== "")
        .map((e) => Number.parseFloat(getComputedStyle(e).fontSize)),
    ),
  );
  assert.ok(smallest >= 14, `${smallest} px is small for old eyes`);
  await tap(phone.getByText("我同意把以上内容"));
  await phone.screenshot({ path: picture("seventy-ticked") });
  await tap(phone.getByRole("button", { name: "内容属实，确认" }));
  await phone.getByText("谢谢").first().waitFor();
  await look(phone, "seventy-done");
  assert.ok(taps <= 2 && Date.now() - began < 60_000, `${taps} taps`);
  await phone.context().close();

  const reviewer = await openHome(DESKTOP, "shenhe");
  await look(reviewer, "newcomer-reviewer");
  await reviewer.locator(`a[href="${path}"]`).first().click();
  await reviewer.getByRole("button", { name: "通过并发布" }).click();
  await reviewer.getByText("已发布").first().waitFor();
  await reviewer.context().close();

  await page.goto(served.origin + path);
  await page.getByRole("button", { name: "开始匹配" }).click();
  await page.locator(".bh-candidates li").first().waitFor();
  await look(page, "newcomer-candidates");
  await introduceFirst(page);
  await look(page, "newcomer-sent");
  await page.getByRole("link", { name: "引荐意向" }).first().click();
  const turn = page.locator(".bh-case-head, main").first();
  await turn.waitFor();
  await look(page, "newcomer-waiting");
  const said = (await page.locator("main").textContent()) ?? "";
  const introduction = new URL(page.url()).pathname;
  // Whoever the page names is one of those whose sign-ins were printed at the start.
  const answering: string[] = [];
  for (const { username } of SAMPLE_SIGN_INS) {
    const visitor = await served.signIn(username);
    const me = (await (await visitor.fetch("/api/me")).json()) as { name: string };
    if (said.includes(me.name)) answering.push(username);
  }
  const others = answering.filter((u) => u !== "baomu");
  assert.ok(others.length > 0, `nobody who can sign in is named: ${said.slice(0, 400)}`);
  const supplier = await openHome(DESKTOP, others[0] as string);
  await look(supplier, "newcomer-supplier");
  await supplier.locator(`a[href="${introduction}"]`).first().click();
  await supplier.getByRole("button", { name: "同意引荐" }).click();
  await supplier.getByText("19900212399").waitFor();
  await look(supplier, "newcomer-agreed");
  await supplier.context().close();
  await page.context().close();
});

journey("county leader: what is late, whose and why stands on the first screen, without scrolling", async () => {
  const page = await openHome({ width: 1366, height: 768 }, "lingdao");
  const panel = page.locator("section", { has: page.getByRole("heading", { name: /^需要您过问/ }) }).first();
  await panel.waitFor();
  await look(page, "leader-ten-seconds");
  const box = await panel.getByRole("heading", { name: /^需要您过问/ }).boundingBox();
  assert.ok(box && box.y < 700, `${box?.y} px down`);
  const words = (await panel.textContent()) ?? "";
  assert.match(words, /超期|天/, words.slice(0, 200));
  await page.context().close();
});

journey("clerk: 5,667 places filtered, counted, grouped, sorted, printed and exported, whole", async () => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const [unit] = (await owner.query("SELECT id, path FROM unit WHERE name LIKE '%雁江区%' AND kind = 'association' ORDER BY id LIMIT 1"))
    .rows;
  const had = Number((await owner.query("SELECT count(*) AS n FROM place WHERE unit_path @> $1", [unit.path])).rows[0].n);
  await owner.query(
    `INSERT INTO place (unit_id, unit_path, name, kind, standing, address, hours, area_m2, free, quality, checked_on)
     SELECT $2::int, $3::int[], '示例点' || lpad(i::text, 4, '0'), (ARRAY['library','school','park'])[1 + i % 3], 'resource', '示例路' || i % 40 || '号', CASE WHEN i % 7 = 0 THEN '周一闭馆' END,
       100 + i % 900, i % 2 = 0, 'waiting', date '2026-01-01' + i % 300
     FROM generate_series(1, $1::int) i`,
    [5667 - had, unit.id, unit.path],
  );
  await owner.end();
  const page = await open({ width: 1366, height: 768 }, "baomu");
  await page.addInitScript(() => {
    const rows = () => String(document.querySelectorAll(".bh-print-all tbody tr").length);
    Object.assign(globalThis, { print: () => document.documentElement.setAttribute("data-printed", rows()) });
  });
  await page.goto(`${served.origin}/places?cols=name.kind.address.hours.areaM2.free.checkedOn.unitName`);
  await page.getByRole("link", { name: "示例点5000" }).or(page.locator("tbody td a").first()).first().waitFor();
  await look(page, "clerk-list");
  await page.getByRole("button", { name: "筛选“免费”" }).click();
  await page.locator(".bh-facets button").first().waitFor();
  await look(page, "clerk-facet");
  await page.locator(".bh-facets button", { hasText: "否" }).click();
  await page.getByRole("list", { name: "筛选" }).getByRole("button", { name: "免费：否" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^面积/ }).click();
  await page.locator("th[aria-sort='ascending']").waitFor();
  await look(page, "clerk-filtered");
  await page.getByRole("combobox", { name: "分组" }).click();
  await page.getByTitle("按“类型”分组").click();
  await page.getByRole("columnheader", { name: "数量" }).waitFor();
  await page.locator(".bh-unfold").first().click();
  await page.locator(".bh-group-row").first().waitFor();
  await look(page, "clerk-groups");
  await page.goto(`${served.origin}/places?cols=name.kind.address.hours.areaM2.free.checkedOn.unitName`);
  await page.locator("tbody td a").first().waitFor();
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.locator("html[data-printed]").waitFor({ state: "attached" });
  await soon(async () => assert.equal(Number(await page.locator("html").getAttribute("data-printed")), 5667));
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: picture("clerk-print") });
  await page.emulateMedia({ media: null });
  const file = await page.request.get(
    `${served.origin}/api/export/places.xlsx?${new URLSearchParams({ input: JSON.stringify({ filter: {} }), columns: "name,kind,areaM2" }).toString()}`,
  );
  const [sheet] = await readBook(await file.body());
  assert.ok((sheet?.rows.length ?? 0) >= 5668, `${sheet?.rows.length} rows`);
  await page.context().close();
});

journey(
  "the lists that are used most: needs, suppliers, laws and people filter by any column, group, and are picked for many at once",
  async () => {
    const page = await open({ width: 1366, height: 768 }, "lingdao");
    for (const [path, by] of [
      ["/services/demands", "归属单位"],
      ["/services/supplies", "类型"],
      ["/policies", "层级"],
      ["/people", "所在单位"],
    ] as const) {
      await page.goto(served.origin + path);
      await page.locator("tbody td a").first().waitFor();
      await page.locator("tbody td a").first().focus();
      await page.keyboard.press(" ");
      await page.getByText("已选 1 条").waitFor();
      await look(page, `list${path.replaceAll("/", "-")}`);
      await page.getByRole("button", { name: "取消选择" }).click();
      await page.getByRole("button", { name: `筛选“${by}”` }).click();
      await page.locator(".bh-head-filter").waitFor();
      await look(page, `list${path.replaceAll("/", "-")}-filter`);
      await page.keyboard.press("Escape");
      await page.getByRole("combobox", { name: "分组" }).click();
      await page.getByTitle(`按“${by}”分组`).click();
      await page.getByRole("columnheader", { name: "数量" }).waitFor();
      await look(page, `list${path.replaceAll("/", "-")}-groups`);
    }
    await page.context().close();
  },
);
