import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, served, settled } from "./browser.ts";

journey(
  "a leader builds a figure of another by choosing, is refused a circle while typing, and opens it to its evidence in three clicks",
  async () => {
    const { api } = await served.signIn("lingdao");
    const name = { zh: "签订协议份数（示例）", en: "agreements" };
    const shape = { name, definition: name, expression: "count(agreement.signed)", unit: "count" as const, better: "higher" as const };
    const { code } = await api.indicators.defineIndicator({ ...shape, code: "signed_ones" });
    const page = await open(DESKTOP, "lingdao");
    await page.goto(`${served.origin}/indicators/define?from=2026-01&to=2026-12`);
    const choose = async (which: number, words: string): Promise<void> => {
      const box = page.getByRole("combobox", { name: "哪种事实、指标、统计数据或登记册" }).nth(which);
      await box.fill(words);
      await page.locator(".ant-select-item-option").filter({ hasText: words }).first().click();
      await settled(page);
    };
    await choose(0, "指标“签订协议份数（示例）”");
    await page.getByRole("checkbox", { name: /除以另一个数/ }).check();
    await choose(1, "登记册“工作站”期末的条数");
    await page.getByText("期内指标“签订协议份数（示例）” ÷ 登记册“工作站”期末的条数").first().waitFor();
    await page.getByLabel("名称").fill("每站协议（示例）");
    await look(page, "indicator-of-indicators");
    await page.getByRole("button", { name: "启用" }).click();
    await page
      .getByText(/每站协议（示例）$/)
      .last()
      .waitFor();
    const made = (await api.indicators.scorecard({ from: "2026-01", to: "2026-12" })).values.find((v) => v.name.zh === "每站协议（示例）");
    assert.ok(made && made.value !== null);
    // As a version of what it names, it would go in a circle.
    const trial = await api.indicators.tryIndicator({ ...shape, code, expression: `indicator(${made.code})`, unit: "ratio", from: "2026-01", to: "2026-12" }); // prettier-ignore
    assert.match(trial.faults[0]?.message.zh ?? "", /「签订协议份数（示例）」→「每站协议（示例）」→「签订协议份数（示例）」/);
    await page.goto(`${served.origin}/indicators/figure/${made.code}?from=2026-01&to=2026-12`);
    await page.getByRole("heading", { name: "由哪些数算出" }).waitFor();
    await look(page, "figure-of-figures");
    // To what it names; to its facts; to the fact with its evidence.
    await page.getByRole("link", { name: "指标“签订协议份数（示例）”" }).click();
    await page.getByRole("heading", { level: 1, name: "签订协议份数（示例）" }).waitFor();
    await page.getByRole("link", { name: "「签订协议」的件数" }).click();
    await page.locator('a[href^="/indicators/facts/"]').first().click();
    await page.locator("dt", { hasText: "依据" }).waitFor();
  },
);
