import assert from "node:assert/strict";
import { DESKTOP, PHONE, journey, look, open, served } from "./browser.ts";

/** The fifteen-minute circle as a county's staff and the public use it: desktop and phone. */
const SHEET = [
  "名称\t类型\t地址\t经度\t纬度",
  "导入甲室（示例）\t社区科普活动室\t甲路\t104.6450\t30.1250",
  "导入乙室（示例）\t社区科普活动室\t乙路\t\t",
  "导入丙室（示例）\t没有的类型\t丙路\t104.65\t30.12",
].join("\n");

journey("adviser: pastes a table, sees the faulty cell, stores the rest, sets the waiting pin by keyboard", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/places/import`);
  await page.getByLabel("或从 Excel 复制后粘贴在这里").fill(SHEET);
  await page.getByText("WGS-84（GPS）").click();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("不在可选范围内").waitFor();
  await look(page, "places-import");
  await page.getByRole("button", { name: "保存 2 行" }).click();
  await page.getByText("已保存 2 行").waitFor();
  await page.goto(`${served.origin}/places/map?view=waiting`);
  await page.getByRole("button", { name: /导入乙室/ }).click();
  await page.getByRole("button", { name: "把图钉放到地图中央" }).click();
  await page.getByText(/移到这里后：成人覆盖/).waitFor();
  await page.getByRole("button", { name: "向北 50 米" }).press("Enter");
  await page.getByRole("button", { name: "保存新位置" }).press("Enter");
  await page.getByText("已保存").first().waitFor();
  for (const name of ["导入甲室", "科技馆"]) {
    await page.goto(`${served.origin}/places/map?view=places`);
    await page.getByPlaceholder("按名称找").fill(name);
    await page
      .getByRole("button", { name: new RegExp(name) })
      .first()
      .click();
    await page.getByRole("button", { name: "向东 50 米" }).click();
    await page.getByText(/移到这里后/).waitFor();
    await page.getByRole("button", { name: "保存新位置" }).click();
    await page.getByText("已保存").first().waitFor();
  }
  await look(page, "places-move");
  await page.context().close();
});

journey("adviser: reads the gaps, sites twenty-five places, keeps the plan, puts it on the build list", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/places/map`);
  await page.getByText("成人步行 15 分钟覆盖").waitFor();
  await page
    .getByText(/人走不到/)
    .first()
    .waitFor();
  await look(page, "places-map");
  await page.goto(`${served.origin}/places/map?view=siting`);
  await page.getByRole("button", { name: "开始选址" }).click();
  await page.getByText(/选出 25 处/).waitFor();
  await look(page, "places-siting");
  await page.getByLabel("方案名称").fill("二十五处（示例）");
  await page.getByRole("button", { name: "保存方案" }).click();
  await page.getByRole("button", { name: "已保存" }).waitFor();
  await page.goto(`${served.origin}/places/map?view=candidates`);
  await page
    .getByText(/＋[\d,]+ 人/)
    .first()
    .waitFor();
  await page.context().close();
});

journey("reviewer: accepts one on its record; the indicator moves and opens to the fact", async () => {
  const page = await open(DESKTOP, "shenhe");
  await page.goto(`${served.origin}/places/builds?year=2026`);
  await page.getByRole("link", { name: /科普示范场景3号/ }).waitFor();
  await look(page, "places-builds");
  await page.getByRole("link", { name: /科普示范场景3号/ }).click();
  await page.getByText("先上传验收记录").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "验收记录（示例）.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 示例") });
  await page.getByLabel("验收日期").fill("2026-11-20");
  await page.getByLabel("依据哪份记录").click();
  await page.locator(".ant-select-item-option").first().click();
  await page.getByRole("button", { name: "验收", exact: true }).click();
  await page.getByRole("link", { name: "看台账事实" }).waitFor();
  await look(page, "places-accepted");
  await page.getByRole("link", { name: "看台账事实" }).click();
  await page.getByText("验收记录（示例）.pdf").waitFor();
  await page.context().close();
});

journey("public on a phone: a list by town without a script, open now, a booking with its link", async () => {
  const plain = await served.visit().fetch("/near?region=512002");
  const html = await plain.text();
  assert.ok(html.includes("科技馆") && html.includes("周") && !html.includes("<script>"));
  const page = await open(PHONE);
  await page.goto(`${served.origin}/near`);
  await page.getByRole("link", { name: "雁江区" }).click();
  await page.getByRole("heading", { name: /科技馆/ }).waitFor();
  await page.context().grantPermissions(["geolocation"], { origin: served.origin });
  await page.context().setGeolocation({ latitude: 30.12, longitude: 104.645 });
  await page.getByRole("button", { name: "按离我远近排序" }).click();
  await page.getByText(/15 分钟内走得到的有/).waitFor();
  await look(page, "places-near");
  await page.getByRole("link", { name: "预约参观" }).first().click();
  await page.getByLabel("哪一天").fill("2026-12-05");
  await page.getByRole("textbox", { name: "怎么称呼您" }).fill("家长（示例）");
  await page.getByRole("textbox", { name: "电话" }).fill("19900012345");
  await page.getByText("我同意把姓名和电话").click();
  await look(page, "places-book");
  await page.context().close();
});

journey("leader on a phone: the map, its figures and the gaps", async () => {
  const page = await open(PHONE, "lingdao");
  await page.goto(`${served.origin}/places/map`);
  await page
    .getByText(/人走不到/)
    .first()
    .waitFor();
  await look(page, "places-phone");
  await page.context().close();
});
