import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, served } from "./browser.ts";

/** A fair's counts open to their rows; a project shows its scores. */
journey("a fair's counts open to their rows, a project shows its scores", async () => {
  served.installation.clock.millis = Date.parse("2026-12-01T02:00:00Z");
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/fairs/all`);
  await page.getByRole("link", { name: "雁江区科技成果洽谈会（示例）" }).first().click();
  const counts = page.getByRole("region", { name: "征集和入选" }).first();
  await counts.waitFor();
  assert.match(await counts.innerText(), /合计\s*5 \/ 4\s*4 \/ 4\s*3 \/ 3\s*12 \/ 11/);
  await look(page, "fairs-fair");
  await counts.getByRole("link", { name: "11", exact: true }).last().click();
  await page.getByText("共 11 条").first().waitFor();
  await page.getByRole("link", { name: "铸件裂纹检测（示例）" }).first().click();
  await page.getByText(/平均 \d+ 分/).waitFor();
  await look(page, "fairs-project");

  await page.context().close();
});
