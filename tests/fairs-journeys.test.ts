import assert from "node:assert/strict";
import { badgeText } from "../features/fairs/door.ts";
import { badgeCode } from "../features/fairs/door-link.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { nextKey } from "./served.ts";
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

journey("an owner enters his project on the public page and adds a file by the link of the answer", async () => {
  served.installation.clock.millis = Date.parse("2026-11-30T02:00:00Z");
  const { api } = await served.signIn("baomu");
  const values = {
    ...{ title: "冬季洽谈会（示例）", fromOn: "2026-12-28", toOn: "2026-12-28", place: "示例会展中心", hours: "09:00-11:00" },
    ...{ slotMinutes: 30, reviewsEach: 1, spreadMost: 20, publicityDays: 5, source: "示例方案" },
  };
  const { id } = await api.fair.create({ values, requestKey: nextKey() } as never);
  const phone = await open(PHONE);
  await phone.goto(`${served.origin}/fair/512002/${id}`);
  await phone.getByLabel("项目名称").fill("柑橘分选机（示例）");
  await phone.getByLabel("专业领域").fill("农机");
  await phone.getByLabel("项目单位全称").fill("示例分选厂");
  await phone.getByLabel("项目简介（2000 字以内）").fill("按大小和外观分选（示例）。");
  await phone.getByLabel("联系人", { exact: true }).fill("赵工（示例）");
  await phone.getByLabel("联系电话").fill("19900300031");
  await phone.getByRole("checkbox").check();
  await phone.getByRole("button", { name: "提交" }).first().click();
  await phone.getByText(/已收到，登记号 \d+/).waitFor();
  await phone.getByRole("link", { name: "加附件（可不加；请保存这个链接）" }).click();
  await phone.getByRole("heading", { level: 1, name: "报名项目的附件" }).waitFor();
  const choose = phone.getByLabel("选一份文件发送");
  // What does not fit is refused before it travels; what lies about its kind by the server.
  await choose.setInputFiles({ name: "样机.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") });
  await phone.getByText("样机.exe：不是可以收的类型，没有发送").waitFor();
  await choose.setInputFiles({ name: "大.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(10 * 1_048_576 + 1) });
  await phone.getByText("大.pdf：超过 10 MB，没有发送").waitFor();
  await choose.setInputFiles({ name: "假.pdf", mimeType: "application/pdf", buffer: Buffer.from("不是 PDF") });
  await phone.getByText(/假\.pdf：只收/).waitFor();
  await choose.setInputFiles({ name: "产品手册（示例）.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf("产品手册（示例）")) });
  await phone.getByText("产品手册（示例）.pdf 已收到。").waitFor();
  await phone.getByText("已收到 1 份附件").waitFor();
  await look(phone, "fairs-owner-file");
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/fairs/projects`);
  await page.getByRole("link", { name: "柑橘分选机（示例）" }).first().click();
  await page.getByRole("link", { name: "产品手册（示例）.pdf" }).waitFor();
  await look(page, "fairs-owner-project");
  for (const p of [page, phone]) await p.context().close();
});
