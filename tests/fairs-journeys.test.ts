import assert from "node:assert/strict";
import { badgeText } from "../features/fairs/door.ts";
import { badgeCode } from "../features/fairs/door-link.ts";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

/** A fair's counts open to their rows; a project shows its scores. */
journey("a fair's counts open to their rows, a project shows its scores", async () => {
  served.installation.clock.millis = Date.parse("2026-12-10T00:30:00Z");
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

  // The doors: a link for whoever stands there, who lets in without a network; the same badge at two doors is told, not merged.
  await page.goto(`${served.origin}/fairs/all`);
  await page.getByRole("link", { name: "雁江区科技成果洽谈会（示例）" }).first().click();
  await page.getByRole("link", { name: "入场名单、胸牌、签到" }).click();
  await page.getByRole("button", { name: "门口用的链接" }).click();
  const link = await page.locator(".bh-handover-url").first().inputValue();
  const fairId = Number(/all\/(\d+)\/door/.exec(page.url())?.[1]);
  await page.getByRole("link", { name: "打印胸牌" }).click();
  await page.getByRole("img", { name: "观众1（示例）" }).waitFor();
  await look(page, "fairs-badges");
  const { services } = served.installation;
  const guests = await services.database.asRoot(services.rootUnitId, (db) =>
    db.selectFrom("fair_guest").select(["id", "name"]).where("fair_id", "=", fairId).execute(),
  );
  const badgeOf = (name: string): string => {
    const of = { fairId, guestId: guests.find((g) => g.name === name)?.id ?? 0, badgeNo: 1 };
    return badgeText({ ...of, code: badgeCode(services, of) });
  };
  const phoneAt = async (door: string) => {
    const phone = await open(PHONE);
    await phone.clock.setFixedTime("2026-12-10T00:40:00Z");
    await phone.goto(link);
    await phone.getByRole("textbox").fill(door);
    await phone.getByRole("button", { name: "开始" }).click();
    const scan = async (text: string) => {
      await phone.getByRole("textbox").first().fill(text);
      await phone.getByRole("button", { name: "查看" }).click();
    };
    return { phone, scan };
  };
  const east = await phoneAt("东门");
  await east.phone.context().setOffline(true);
  await east.phone.getByText("现在没有网络").waitFor();
  await east.scan(badgeOf("观众1（示例）"));
  await east.phone.getByText("放行", { exact: true }).waitFor();
  await east.phone.getByText("已放行·待同步", { exact: true }).waitFor();
  await east.scan(badgeOf("观众2（示例）").replace(`${fairId}-`, "987654-"));
  await east.phone.getByText("这是另一次洽谈会的胸牌，不能入场").waitFor();
  await look(east.phone, "fairs-door-offline");
  await east.phone.context().setOffline(false);
  await east.phone.getByText("已确认", { exact: true }).waitFor();
  const west = await phoneAt("西门");
  await west.scan(badgeOf("观众1（示例）"));
  await west.phone.getByText("已从东门入场").waitFor();
  await west.phone.getByRole("button", { name: "核对过，仍然放行" }).click();
  await west.phone.getByText("同一张胸牌已在别处入场").waitFor();
  await look(west.phone, "fairs-door-twice");
  await page.goto(`${served.origin}/fairs/all/${fairId}/door`);
  await page.getByText("同一张胸牌已从另一处入场").waitFor();
  await look(page, "fairs-door-desk");
  // The public page, without a script: the order of the pitches, what was answered, a question; staff answers it in one step.
  const [session] = await services.database.asRoot(services.rootUnitId, (db) =>
    db.selectFrom("fair_session").select("id").where("fair_id", "=", fairId).where("kind", "=", "pitch").execute(),
  );
  const [unit] = await services.database.asRoot(services.rootUnitId, (db) =>
    db
      .selectFrom("fair as f")
      .innerJoin("unit as u", "u.id", "f.unit_id")
      .select("u.region_code as code")
      .where("f.id", "=", fairId)
      .execute(),
  );
  const hall = await open(PHONE);
  await hall.goto(`${served.origin}/fair/${unit?.code?.slice(0, 6)}/${fairId}/${session?.id}`);
  await hall.getByText("14:30–14:42").waitFor();
  await hall.getByText("丘陵山地机型").waitFor();
  await hall.getByLabel("您的问题").fill("能分期付款吗？");
  await look(hall, "fairs-hall");
  await hall.getByRole("button", { name: "提交" }).click();
  await hall.getByText("已收到。答复后公开在本页。").waitFor();
  await page.goto(`${served.origin}/fairs/questions`);
  await page.getByRole("link", { name: "能分期付款吗？" }).click();
  await page.getByRole("textbox", { name: "答复", exact: true }).fill("可以，分两期（示例）。");
  await look(page, "fairs-question");
  await page.getByRole("button", { name: "答复并公开" }).last().click();
  await page.getByText("已在公开页上。").waitFor();
  await hall.goto(`${served.origin}/fair/${unit?.code?.slice(0, 6)}/${fairId}/${session?.id}`);
  await hall.getByText("可以，分两期（示例）。").waitFor();
  await hall.context().close();
  await page.goto(`${served.origin}/fairs/all/${fairId}/pitches`);
  await page.getByText("14:30–14:42").waitFor();
  await look(page, "fairs-pitches");
  await page.goto(`${served.origin}/fairs/all/${fairId}/follow`);
  await page.getByText(/入选 11 个，落地 0 个/).waitFor();
  await look(page, "fairs-follow");
  // Duty over zones; the desk of the day, where a result becomes a need in two taps.
  await page.goto(`${served.origin}/fairs/all/${fairId}/duty`);
  await page.getByRole("button", { name: /^全部加入/ }).click();
  await page.getByRole("button", { name: "排值班" }).click();
  await page.getByText(/排了 \d+ 个班次/).waitFor();
  await look(page, "fairs-duty");
  served.installation.clock.millis = Date.parse("2026-12-10T01:10:00Z");
  await page.goto(`${served.origin}/fairs/all/${fairId}/day`);
  await page.getByText("现在：09:00–09:30").waitFor();
  await page.getByRole("button", { name: "有意向", exact: true }).first().click();
  await page.getByRole("button", { name: "登记为需求" }).first().click();
  await page.getByRole("link", { name: "看登记的需求" }).first().waitFor();
  await look(page, "fairs-day");
  await page.setViewportSize(PHONE);
  await look(page, "fairs-day-phone");
  await page.getByRole("link", { name: "看登记的需求" }).first().click();
  await page
    .getByText(/和“.+”洽谈/)
    .first()
    .waitFor();
  await page.setViewportSize(DESKTOP);
  await page.goto(`${served.origin}/link/fair-badge#${badgeOf("观众3（示例）")}`);
  await page.getByText("可以入场").waitFor();
  await look(page, "fairs-badge");
  for (const p of [page, east.phone, west.phone]) await p.context().close();
});
