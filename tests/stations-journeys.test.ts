import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { creditCodeCheck } from "@bihuan/kit";
import type { Locator, Page } from "playwright-core";
import { DESKTOP, downloaded, expected, journey, look, open, openHome, PHONE, picture, served, soon } from "./browser.ts";
import { openClient } from "../platform/db/connections.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { writeXlsx } from "../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../platform/sheets/zip-write.ts";
import { pdfOf } from "../platform/testing/evidence.ts";

const BODY = "91512002MA9QXYW12".slice(0, 17);

journey(
  "adviser: a station drafted in steps, an expert entered, a file added, submitted; what is missing leads to where it is mended",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/stations`);
    await page.getByRole("link", { name: "沱江柑橘专家工作站（示例）" }).waitFor();
    await look(page, "stations");
    await page.getByRole("link", { name: "预警" }).click();
    await page.getByText("缺年度报告").waitFor();
    await look(page, "stations-due");
    for (const view of ["日历", "看板", "时间轴"]) {
      await page.getByRole("link", { name: view }).click();
      await look(page, `stations-${view}`);
    }
    await page.getByRole("link", { name: "列表" }).click();
    await page.getByRole("button", { name: "申报工作站" }).click();
    await page.getByLabel("名称", { exact: true }).fill("雁江渔业专家工作站（示例）");
    await page.getByRole("radio", { name: "专家工作站" }).check();
    await page.getByLabel("建站单位").fill("雁江某渔业公司（示例）");
    await page.getByLabel("统一社会信用代码").fill(BODY + creditCodeCheck(BODY));
    await look(page, "station-form");
    const next = page.locator("form button[type=submit]");
    await next.click();
    await page.getByLabel("协议起").fill("2026-11-01");
    await page.getByLabel("协议止").fill("2029年10月31日");
    await next.click();
    await page.getByLabel("联络员").first().fill("某联络员（示例）");
    await next.click();
    await page.getByRole("heading", { level: 1, name: "雁江渔业专家工作站（示例）" }).waitFor();
    await page.getByRole("link", { name: "先登记进站专家" }).waitFor();
    await look(page, "station");
    await page.getByRole("button", { name: "添加进站专家" }).click();
    await page.locator("#experts").getByRole("combobox").first().click();
    await page.getByTitle("周衡（示例）").click();
    await page.getByLabel("进站日期").fill("2026-11-01");
    await page.locator("#experts form button[type=submit]").click();
    await page.locator("#experts").getByRole("cell", { name: "周衡（示例）" }).waitFor();
    await page
      .locator("#files input[type=file]")
      .setInputFiles({ name: "建站协议（示例）.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf("示例")) });
    await page.getByRole("link", { name: "建站协议（示例）.pdf" }).waitFor();
    await page.getByRole("button", { name: "报县级初审" }).click();
    await page.getByText("已办：报县级初审").waitFor();
    await page.getByLabel("写进展或意见，同事都能看到").fill("材料已齐，请审。");
    await page.getByRole("button", { name: "发出" }).click();
    await page.getByText("材料已齐，请审。").waitFor();
    await look(page, "station-submitted");
    await page.context().close();
  },
);

journey(
  "a list as in a spreadsheet: conditions as chips, groups with counts, a view shared as a tab, every row printed, from record to record",
  async () => {
    const page = await openHome(DESKTOP, "baomu");
    await page.addInitScript(() => {
      const rows = () => String(document.querySelectorAll(".bh-print-all tbody tr").length);
      Object.assign(globalThis, { print: () => document.documentElement.setAttribute("data-printed", rows()) });
    });
    await page.goto(`${served.origin}/stations?f.state=draft&f.agreementTo=%40year`);
    const chips = page.getByRole("list", { name: "筛选" });
    await chips.getByRole("button", { name: "状态：申报" }).waitFor();
    await chips.getByRole("button", { name: "协议止：今年" }).click();
    await chips.getByRole("button", { name: "状态：申报" }).click();
    await page.getByRole("link", { name: "沱江柑橘专家工作站（示例）" }).waitFor();
    await page.getByRole("combobox", { name: "分组" }).click();
    await page.getByTitle("按“状态”分组").click();
    await page.getByRole("columnheader", { name: "数量" }).waitFor();
    await look(page, "stations-groups");
    await page.getByRole("button", { name: "在站", exact: true }).click();
    await chips.getByRole("button", { name: "状态：在站" }).waitFor();
    await page.getByRole("button", { name: "常用视图" }).click();
    await page.getByLabel("视图名称").fill("在站的");
    await page.getByLabel("本单位同事也能用").check();
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByRole("navigation", { name: "常用视图" }).getByRole("link", { name: "在站的" }).waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${served.origin}/stations`);
    const first = page.locator("tbody td a").first();
    await first.focus();
    await page.keyboard.press(" ");
    await page.getByText("已选 1 条").waitFor();
    await page.getByRole("button", { name: "标签…" }).click();
    await page.getByRole("button", { name: "打印 1 张标签" }).waitFor();
    await page.getByRole("button", { name: "移交…" }).click();
    await page.getByRole("combobox", { name: "移交给谁" }).click();
    await page.locator(".ant-select-item-option").first().click();
    await page.getByText(/1 条(可以|不能)办/).waitFor();
    await look(page, "stations-list");
    await page.getByRole("button", { name: "移交…" }).click();
    await page.getByRole("button", { name: "打印所选 1 条" }).click();
    await page.locator("html[data-printed='1']").waitFor({ state: "attached" });
    await page.evaluate(() => {
      dispatchEvent(new Event("afterprint"));
      document.documentElement.removeAttribute("data-printed");
    });
    await page.getByRole("button", { name: "取消选择" }).click();
    await page.getByRole("button", { name: "打印", exact: true }).click();
    await page.locator("html[data-printed]").waitFor({ state: "attached" });
    await soon(async () => assert.ok(Number(await page.locator("html").getAttribute("data-printed")) >= 2, "every row, not those in view"));
    await page.emulateMedia({ media: "print" });
    await page.screenshot({ path: picture("stations-print") });
    await page.emulateMedia({ media: null });
    await page.keyboard.press("Enter");
    await first.click();
    await page.getByRole("link", { name: "下一条" }).click();
    await page.getByText(/^2\/\d+$/).waitFor();
    await page.context().close();
    const colleague = await open(DESKTOP, "shenhe");
    await colleague.goto(`${served.origin}/stations`);
    await colleague.getByRole("navigation", { name: "常用视图" }).getByRole("link", { name: "在站的" }).click();
    await colleague.getByRole("list", { name: "筛选" }).getByRole("button", { name: "状态：在站" }).waitFor();
    await colleague.context().close();
  },
);

journey(
  "a board: a card's menu names its steps; dragged where no step leads it says where it may go; one that may go on is moved by the keyboard",
  async () => {
    const page = await open(DESKTOP, "shenhe");
    await page.goto(`${served.origin}/stations?view=board`);
    const card = page.getByRole("region", { name: "县级初审" }).getByRole("link", { name: "雁江渔业专家工作站（示例）" });
    await page.getByRole("button", { name: "办理 雁江渔业专家工作站（示例）" }).click();
    await page.getByRole("menuitem", { name: "初审通过" }).waitFor();
    await look(page, "stations-board-menu");
    await page.keyboard.press("Escape");
    const to = (state: string) => page.getByRole("region", { name: state, exact: true });
    await drag(page, card, to("在站"));
    await page.getByText(/县级初审不能直接到在站；可以到：/).waitFor();
    await drag(page, card, to("申报"));
    await page.getByRole("dialog", { name: "雁江渔业专家工作站（示例）" }).waitFor();
    await look(page, "stations-board-reason");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await card.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByText("“雁江渔业专家工作站（示例）”已到“省级评审”").waitFor();
    await page.getByRole("region", { name: "省级评审" }).getByRole("link", { name: "雁江渔业专家工作站（示例）" }).waitFor();
    await page.context().close();
  },
);

journey("reviewer on a phone: the record in one column; a table pasted and imported by the adviser", async () => {
  const page = await open(PHONE, "shenhe");
  await page.goto(`${served.origin}/stations`);
  await page.getByRole("link", { name: "雁江渔业专家工作站（示例）" }).click();
  await page.getByText("省级评审").first().waitFor();
  await look(page, "station-phone");
  await page.context().close();
  const adviser = await open(DESKTOP, "baomu");
  await adviser.goto(`${served.origin}/stations/experts/import`);
  await adviser
    .getByLabel("表格内容")
    .fill("姓名\t单位\t院士\n郑某（示例）\t某大学（示例）\t不是院士\n王某（示例）\t某所（示例）\t中科院\n");
  await adviser.getByRole("button", { name: "核对" }).click();
  await adviser.getByText("2 行可以导入").waitFor();
  await adviser.getByText("第 3 行 · 院士 · 不在可选范围内").waitFor();
  await look(adviser, "experts-import");
  await adviser.getByRole("button", { name: "导入 2 行" }).click();
  await adviser.getByText("已导入 2 行").waitFor();
  await adviser.context().close();
});

journey("rows copied from a spreadsheet are pasted on the list itself: what changes from what to what, then done", async () => {
  const adviser = await openHome(DESKTOP, "baomu");
  // On the list itself: what changes stands from what to what, and is done when said so.
  await adviser.goto(`${served.origin}/stations/experts`);
  await adviser.getByRole("link", { name: "周衡（示例）" }).waitFor();
  const paste = (text: string) =>
    adviser.evaluate((plain) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", plain);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste(
    "姓名\t单位\t专业领域\n周衡（示例）\t某农业大学（示例）\t柑橘保鲜\n林远山（示例）\t\t节水灌溉\n钱某（示例）\t某院（示例）\t育种\n",
  );
  const pasted = adviser.getByRole("region", { name: "粘贴的行" }).first();
  await pasted.getByText("粘贴了 3 行：改 1 条，新增 1 条，1 条和现在一样").waitFor();
  await pasted.getByRole("row", { name: "周衡（示例） 专业领域 柑橘栽培 柑橘保鲜" }).waitFor();
  await look(adviser, "list-pasted");
  await pasted.getByRole("button", { name: "改 1 条，新增 1 条" }).click();
  await adviser.getByText("改了 1 条，新增 1 条").waitFor();
  await adviser.getByRole("cell", { name: "柑橘保鲜" }).waitFor();
  // Without headings the rows stand in the list's own columns; what is pasted in a field is the field's.
  await paste("钱某（示例）\t某院（示例）\t\t果树\n");
  await pasted.getByRole("row", { name: "钱某（示例） 专业领域 育种 果树" }).waitFor();
  await pasted.getByRole("button", { name: "取消" }).click();
  await pasted.waitFor({ state: "detached" });
  await adviser.context().close();
});

journey(
  "adviser: a quarter begins as the last one, one figure is typed, the rest taken over; the park tells what changed; what an application lacks is listed",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/stations/quarters`);
    await page.getByRole("link", { name: "雁江柑橘产业园 第三季度（示例）" }).click();
    await page.getByText("3 家，已有数据 1 家").waitFor();
    await page.getByText("原名 雁江果汁公司（示例）").waitFor();
    await page.getByLabel("沱江柑橘公司（示例） 产值").fill("20600000");
    await page.getByRole("button", { name: "保存改动" }).click();
    await page.getByText("是不是把元当成了万元").waitFor();
    await page.getByLabel("沱江柑橘公司（示例） 产值").fill("2060");
    await look(page, "quarter");
    await page.getByRole("button", { name: "保存改动" }).click();
    await page.getByText("3 家，已有数据 2 家").waitFor();
    await page.getByRole("button", { name: "没有报的照上季填报" }).click();
    await page.getByText("1 家没有报，是照上季填报的").waitFor();
    await look(page, "quarter-carried");
    await page.getByText("3 家，已有数据 3 家").waitFor();
    await page.getByRole("button", { name: "收齐，送核" }).click();
    await page.getByText("已办：收齐，送核").waitFor();
    await page.goto(`${served.origin}/stations/parks`);
    await page.getByRole("link", { name: "雁江柑橘产业园（示例）" }).click();
    await page.getByText("雁江果汁公司（示例） 更名为 雁江鲜果科技公司（示例），仍为同一家。").waitFor();
    await page.getByText("产值：两季都有数的 3 家").waitFor();
    await look(page, "park");
    await page.goto(`${served.origin}/stations/applications`);
    await page.getByRole("link", { name: "雁江柑橘产业园申报专家产业园（示例）" }).click();
    await page.getByText("6 项条件中还差 3 项").waitFor();
    await page.getByText("现有 1，要求 2，还差 1").waitFor();
    await page.getByText("看这 3 条").click();
    await page.getByRole("link", { name: "资阳包装公司（示例）" }).waitFor();
    await look(page, "park-application");
    await page.setViewportSize(PHONE);
    await look(page, "park-application-phone");
    await page.context().close();
  },
);

journey(
  "a clerk fills in the template with five mistakes, gets the file back with them marked, mends it, imports and takes the batch back",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/stations/experts/import`);
    const template = await saved(page, () => page.getByRole("link", { name: "下载模板" }).click());
    const [sheet] = await readBook(template);
    const headings = (sheet?.rows[0]?.values ?? []).map(String);
    assert.ok(headings.includes("姓名*") && headings.includes("退休日期"), headings.join());
    const [name, employer, academy, retired, elsewhere] = ["姓名*", "单位", "院士", "退休日期", "系统外工作站数"].map((h) =>
      headings.indexOf(h),
    ) as number[];
    const fill = async (lines: readonly (readonly string[])[]) => {
      const rows = lines.map((line) => {
        const cells: (string | null)[] = headings.map(() => null);
        for (const [i, at] of [name, employer, academy, retired, elsewhere].entries()) cells[at as number] = line[i] ?? null;
        return cells;
      });
      return wholeOf(writeXlsx([{ name: "登记", columns: headings.map((heading) => ({ heading, style: "text" })), rows: [rows] }]));
    };
    const choose = (buffer: Buffer, called: string) =>
      page.locator('input[type="file"]').setInputFiles({ name: called, mimeType: "application/octet-stream", buffer });
    const wrong = await fill([
      ["周某（示例）", "某大学（示例）", "不是院士", "2026-02-31", "1"],
      ["", "某所（示例）", "院士大人", "", ""],
      ["吴某（示例）", "某院（示例）", "", "#N/A", "一两个"],
    ]);
    await choose(wrong, "登记.xlsx");
    await page.getByText("读了 3 行：可以导入 2 行（其中 2 行有看不懂的格），已经有了 0 行，要改 1 行").waitFor();
    await look(page, "experts-import-faults");
    await page.getByRole("button", { name: /^导入 2 行/ }).click();
    await page.getByRole("alert").getByText("还差「有错的行先不导入，其余导入」").waitFor();
    const marked = await saved(page, () => page.getByRole("button", { name: "下载标出错误的文件" }).click());
    const reasons = (await readBook(marked))[0]?.rows.map((r) => String(r.values[headings.length] ?? "")) ?? [];
    assert.equal(reasons[0], "错误原因");
    assert.match(reasons[1] ?? "", /退休日期：日期不对/);
    assert.match(reasons[2] ?? "", /姓名：请填写.*院士：不在可选范围内|院士：不在可选范围内.*姓名：请填写/);
    assert.match(reasons[3] ?? "", /系统外工作站数：应为整数；退休日期：表中是错误值 #N\/A/);
    await choose(
      await fill([
        ["周某（示例）", "某大学（示例）", "不是院士", "2026-02-28", "1"],
        ["郑甲（示例）", "某所（示例）", "中国工程院院士", "", ""],
        ["吴某（示例）", "某院（示例）", "", "2025年3月5日", "２"],
      ]),
      "登记改.xlsx",
    );
    await page.getByRole("button", { name: "导入 3 行" }).click();
    await page.getByText("已导入 3 行").waitFor();
    await page.getByRole("button", { name: "撤销这一批 登记改.xlsx" }).click();
    await page.getByText("已撤销，删去 3 条").waitFor();
    await page.context().close();
  },
);

async function saved(page: Page, act: () => Promise<void>): Promise<Buffer> {
  return buffer(await (await downloaded(page, act)).createReadStream());
}

/** As a hand does it: pressed, moved on the way, let go over the other. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  assert.ok(a && b);
  await page.mouse.move(a.x + 10, a.y + 8);
  await page.mouse.down();
  await page.mouse.move(a.x + 40, a.y + 20, { steps: 5 });
  await page.mouse.move(b.x + 40, b.y + 40, { steps: 10 });
  await page.mouse.up();
}

journey("a visit on site is written on a phone without a network, kept there, and handed in by itself once", async () => {
  // What the registers count is left aside: only the place is still to be seen.
  const owner = openClient(served.installation.test.owner);
  await owner.connect();
  await owner.query("update park_condition set to_on = '2026-01-31' where kind <> 'visit'");
  await owner.end();
  const [county, city] = [await served.signIn("baomu"), await served.signIn("pingshen")];
  const [first] = (await county.api.park_application.list({ filter: {}, limit: 1 })).rows;
  const id = first?.id ?? 0;
  await county.api.park_application.act({ id, action: "submit", requestKey: "journey-visit-submit" });
  await city.api.park_application.act({ id, action: "accept", requestKey: "journey-visit-accept" });
  const phone = await open(PHONE, "pingshen");
  await phone.goto(`${served.origin}/stations/applications/${id}`);
  await phone.getByRole("button", { name: "写调研报告" }).click();
  expected.push(/ERR_INTERNET_DISCONNECTED/);
  await phone.context().setOffline(true);
  await phone.getByLabel("调研日期").fill("2026-11-23");
  await phone.getByLabel("地点").fill("园区办公楼（示例）");
  await phone.getByLabel("调研人员").fill("某某、某某（示例）");
  await phone.getByRole("radio").first().check();
  await phone.getByLabel("看到的情况").fill("看了办公楼和两家企业（示例）。");
  await phone.getByRole("button", { name: "交调研报告" }).click();
  await phone.getByText("没有网络：已存在这台设备上").waitFor();
  await phone.context().setOffline(false);
  await phone.locator("article").getByText("看了办公楼和两家企业（示例）。").waitFor();
  await phone.getByRole("button", { name: "写调研报告" }).waitFor();
  const { sections } = await city.api.park_application.get({ id });
  assert.equal((sections["desk"] as { visits: unknown[] }).visits.length, 1, "handed in once");
  await look(phone, "park-visit-phone");
  await phone.context().close();
});
