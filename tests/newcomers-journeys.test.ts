import assert from "node:assert/strict";
import { openClient } from "../platform/db/connections.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { journey, look, open, picture, served } from "./browser.ts";

// Persons who have never seen it: a leader's ten seconds, a clerk's long list, the lists that are used most.

journey("county leader: what is late, whose and why stands on the first screen, without scrolling", async () => {
  const page = await open({ width: 1366, height: 768 }, "lingdao");
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
  assert.equal(Number(await page.locator("html").getAttribute("data-printed")), 5667);
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
