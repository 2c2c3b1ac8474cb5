import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

journey("a leader shares out the cases of an adviser: the suggestion is seen with its reasons, then handed over", async () => {
  for (const [viewport, name] of [
    [PHONE, "phone-share-out"],
    [DESKTOP, "share-out"],
  ] as const) {
    const page = await open(viewport, "lingdao");
    await page.goto(`${served.origin}/work/hand-over`);
    await page.getByLabel("移交人").click();
    await page.getByTitle(/^陈小桔/).click();
    await page.getByRole("button", { name: "看建议" }).click();
    await page
      .getByRole("cell", { name: /在办 \d+ 件/ })
      .first()
      .waitFor();
    await look(page, name);
    if (viewport === DESKTOP) {
      await page.getByRole("button", { name: /^照此移交 \d+ 件/ }).click();
      await page.getByText(/^已移交 \d+ 件/).waitFor();
    }
    await page.context().close();
  }
});
