import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** The adviser plans a course and sees what stands in the way; marks presence on the phone; whoever holds the paper checks its number. */
journey("adviser: a course planned, presence on the phone, a certificate checked in public", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/training`);
  await page.getByRole("link", { name: "农技协骨干培训班（示例）" }).first().click();
  await page.getByRole("heading", { name: "时间冲突" }).waitFor();
  await look(page, "training-wide");
  await page.getByLabel("姓名、单位或职务").fill("周田");
  await page.getByRole("button", { name: "从名册选学员" }).click();
  await page.getByRole("checkbox", { name: /周田/ }).check();
  await page.getByRole("button", { name: "加入 1 人" }).click();
  await page.getByText("到 0 人，名单 1 人").waitFor();
  const address = page.url();
  await page.goto(`${address}/sheet`);
  await page.getByText("由本人到场签字").waitFor();
  await look(page, "training-sheet");
  await page.goto(`${address}/cards`);
  await page.getByText("到课：由工作人员扫码").first().waitFor();

  const phone = await open(PHONE, "baomu");
  await phone.goto(address);
  await phone.getByRole("checkbox", { name: /周田/ }).click();
  await phone.getByText("到 1 人，名单 1 人").waitFor();
  await look(phone, "training-phone");

  await page.goto(`${served.origin}/training`);
  await page.getByRole("link", { name: "科技服务保姆业务培训班（示例）" }).first().click();
  const number =
    (
      await page
        .getByText(/PX2026/)
        .first()
        .textContent()
    )?.match(/PX2026[0-9A-Z]{10}/)?.[0] ?? "";
  await phone.goto(`${served.origin}/link/certificate#${number}`);
  await phone.getByRole("button", { name: "核验" }).click();
  await phone.getByText("有这份证书").waitFor();
  await look(phone, "certificate-phone");
  await phone.context().close();
  await page.context().close();
});
