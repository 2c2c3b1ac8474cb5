import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DESKTOP, PHONE, expected, journey, launchWithCamera, look, open, served } from "./browser.ts";
import { filmOf } from "./film.ts";

/** A camera that sees what the product prints, as sharp as on paper: labels and badges, read in the page, with a network and without. */
async function camera(printed: (film: string) => Promise<void>, play: (of: Awaited<ReturnType<typeof launchWithCamera>>) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-film-"));
  const film = join(folder, "seen.y4m");
  await printed(film);
  const of = await launchWithCamera(film);
  try {
    await play(of);
  } finally {
    await of.close();
    rmSync(folder, { recursive: true });
  }
}

journey(
  "a count by the camera: two printed labels are seen and each is noted once; where the camera may not look, it says so",
  async () => {
    const page = await open(DESKTOP, "baomu", { deviceScaleFactor: 4 });
    await page.goto(`${served.origin}/capital/batches`);
    await page.getByRole("link", { name: "第 2 批（示例）" }).first().click();
    await page.getByRole("link", { name: "打印标签" }).click();
    const codes = page.getByRole("img", { name: /^示例0\d+$/ });
    await codes.nth(2).waitFor();
    await camera(
      (film) => filmOf([codes.nth(1), codes.nth(2)], film),
      async (of) => {
        const phone = await open(PHONE, "baomu", { of, permissions: ["camera"] });
        await phone.goto(`${served.origin}/capital/counts`);
        await phone.getByRole("link", { name: "三楼自然厅盘点（示例）" }).first().click();
        await phone.getByRole("heading", { name: "不认识的标签 1" }).waitFor();
        await phone.getByRole("button", { name: "用相机扫" }).click();
        await phone.getByText("已记 5 个").waitFor();
        await phone.waitForTimeout(3000);
        await phone.getByText("已记 5 个").waitFor();
        await look(phone, "count-camera");
        await phone.context().close();
        const shy = await open(PHONE, "baomu", { of });
        await shy.goto(phone.url());
        await shy.getByRole("button", { name: "用相机扫" }).click();
        await shy.getByText("相机没有打开").waitFor();
        await shy.getByRole("button", { name: "用相机扫" }).waitFor();
      },
    );
    await page.context().close();
  },
);

journey("a door by the camera, without a network: the badge as it is printed lets its guest in once", async () => {
  const page = await open(DESKTOP, "baomu", { deviceScaleFactor: 4 });
  await page.goto(`${served.origin}/fairs/all`);
  await page.getByRole("link", { name: "雁江区科技成果洽谈会（示例）" }).first().click();
  await page.getByRole("link", { name: "入场名单、胸牌、签到" }).click();
  await page.getByRole("button", { name: "门口用的链接" }).click();
  const link = await page.locator(".bh-handover-url").first().inputValue();
  await page.getByRole("link", { name: "打印胸牌" }).click();
  const badge = page.getByRole("img", { name: "观众3（示例）" });
  await badge.waitFor();
  expected.push(/ERR_INTERNET_DISCONNECTED/);
  await camera(
    (film) => filmOf([badge], film),
    async (of) => {
      const phone = await open(PHONE, undefined, { of, permissions: ["camera"] });
      await phone.clock.setFixedTime("2026-12-10T00:40:00Z");
      await phone.goto(link);
      await phone.getByRole("textbox").fill("南门");
      await phone.getByRole("button", { name: "开始" }).click();
      await phone.context().setOffline(true);
      await phone.getByText("现在没有网络").waitFor();
      await phone.getByRole("button", { name: "用相机扫" }).click();
      await phone.getByText("已放行·待同步", { exact: true }).waitFor();
      await phone.getByText("观众3（示例）").first().waitFor();
      await look(phone, "door-camera");
    },
  );
  await page.context().close();
});
