import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { writeOfficialDocument } from "../platform/documents/gbt9704.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import {
  DESKTOP,
  downloaded,
  handedLinks,
  journey,
  look,
  open,
  openHome,
  PHONE,
  press,
  served,
  settled,
  signInByKeyboard,
  skip,
  soon,
  tabTo,
  type,
} from "./browser.ts";
import { foreignWords } from "./plain-words.ts";

/** The main job's story, one journey per role; keyboard alone where a clerk types. */
const TITLE = "柠檬采后分选与糖度在线检测";
let demandPath = "";
let agreementPath = "";
let demanderLink = "";
let agreementLinks: string[] = [];

journey("adviser: a need by phone, by keyboard alone, at most five fields a step", async () => {
  const page = await open(DESKTOP);
  await signInByKeyboard(page, "baomu");
  await look(page, "workbench");
  await page.goto(`${served.origin}/services/demands`);
  await page.getByRole("button", { name: "登记需求" }).waitFor();
  await look(page, "demands");
  await press(page, page.getByRole("button", { name: "登记需求" }));
  await page.getByLabel("需求方", { exact: true }).waitFor();
  await soon(async () => assert.ok((await page.locator("form.bh-form-steps .bh-field").count()) <= 5));
  await type(page, page.getByLabel("需求方", { exact: true }), "雁江某柠檬合作社（示例）");
  await tabTo(page, page.getByLabel("需求方类型"));
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await type(page, page.getByLabel("联系人"), "联系人（示例）");
  await type(page, page.getByLabel("联系电话"), "19900212345");
  await look(page, "new-demand");
  await press(page, page.getByRole("button", { name: "下一步" }));
  await type(page, page.getByLabel("需求名称"), TITLE);
  await tabTo(page, page.getByLabel("来源"));
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "下一步" }));
  await type(page, page.getByLabel("现状与问题"), "分选线每小时五吨，糖度靠抽样，退货约百分之六。");
  await type(page, page.getByLabel("目标指标"), "逐果测糖，误差半度以内。");
  await press(page, page.getByRole("button", { name: "下一步" }));
  await press(page, page.getByRole("button", { name: "保存草稿" }));
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  demandPath = new URL(page.url()).pathname;
  await press(page, page.getByRole("button", { name: "请本人确认" }));
  demanderLink = (await handedLinks(page))[0] as string;
  await look(page, "link-handover");
  await page.context().close();
});

journey("demander: opens the link on a phone, corrects, confirms; a second time it is used up", async () => {
  const page = await open(PHONE);
  await page.goto(demanderLink);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "phone-confirm");
  await page.locator("textarea").nth(2).fill("逐果测糖，误差 0.4 度以内。");
  await page.getByRole("button", { name: "内容属实，确认" }).click();
  await page.getByText("请先勾选同意").waitFor();
  await page.getByText("我同意把以上内容").click();
  await page.getByRole("button", { name: "内容属实，确认" }).click();
  await page.getByText("谢谢").first().waitFor();
  await look(page, "phone-thanks");
  await page.goto("about:blank");
  await page.goto(demanderLink);
  await page.getByText("这个链接已经用过了").waitFor();
  await look(page, "phone-used");
  await page.context().close();
});

journey("reviewer: it waits on the bench, is passed and published", async () => {
  const page = await openHome(DESKTOP, "shenhe");
  // Beside it waits the call back of its confirmation.
  await page.locator(`a[href="${demandPath}"]`).first().click();
  await page.getByRole("button", { name: "通过并发布" }).waitFor();
  await look(page, "review");
  await press(page, page.getByRole("button", { name: "通过并发布" }));
  await page.getByText("已发布").first().waitFor();
  await page.context().close();
});

journey("adviser: candidates with reasons, one chosen, one rejected", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(served.origin + demandPath);
  await page.getByRole("button", { name: "开始匹配" }).click();
  await page.locator(".bh-candidates li").first().waitFor();
  await look(page, "candidates");
  const society = page.locator(".bh-candidates > li", { hasText: "四川省智慧农业学会" }).first();
  const other = page.locator(".bh-candidates > li", { hasNotText: "四川省智慧农业学会" }).first();
  await other.getByRole("button", { name: "不选" }).click();
  await other.getByLabel("理由").fill("先与学会接触");
  await other.getByRole("button", { name: "不选" }).click();
  await other.getByText("先与学会接触").waitFor();
  await society.getByRole("button", { name: "选这一家" }).click();
  await society.getByLabel("理由").fill("做过同类项目");
  await society.getByLabel("给供方保姆的话").fill("请协助对接，可约时间到现场。");
  await society.getByRole("button", { name: "发出意向" }).click();
  await society.getByRole("link", { name: "引荐意向" }).waitFor();
  await page.context().close();
});

journey("supplier's adviser: agrees on a phone; only then both see the contacts", async () => {
  const page = await openHome(PHONE, "xuehui");
  await look(page, "phone-workbench");
  await page
    .getByRole("link", { name: new RegExp(TITLE) })
    .first()
    .click();
  await page.getByText("双方同意前看不到对方联系方式").waitFor();
  await soon(async () => assert.equal(await page.getByText("19900212345").count(), 0));
  await page.getByRole("button", { name: "同意引荐" }).click();
  await page.getByText("19900212345").waitFor();
  await look(page, "phone-introduction");
  await page.context().close();
});

journey("adviser: an agreement with its document, two links", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(served.origin + demandPath);
  await page.getByRole("button", { name: "登记协议" }).click();
  await page.getByRole("radio", { name: "合同", exact: true }).check();
  for (const [label, words] of [
    ["甲方（需求方）", "雁江某柠檬合作社（示例）"],
    ["乙方（供方）", "四川省智慧农业学会（示例）"],
    ["金额", "28.5 万元"],
  ] as const)
    await page.getByLabel(label).fill(words);
  await page.getByLabel("签订日期").fill("2026-11-20");
  await page.keyboard.press("Escape");
  await look(page, "new-agreement");
  await page.locator("form button[type=submit]").click();
  await page.getByText("先上传协议文件").or(page.getByText("还没有文件")).first().waitFor();
  agreementPath = new URL(page.url()).pathname;
  assert.match(agreementPath, /agreements\/\d+$/);
  const bytes = await writeOfficialDocument({
    title: "技术服务合同（示例）",
    blocks: [{ type: "paragraph", text: "示例" }],
    signature: "示例",
    date: "2026年11月20日",
  });
  await page.locator("input[type=file]").setInputFiles({
    name: "技术服务合同（示例）.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(bytes),
  });
  await page.getByRole("link", { name: "技术服务合同（示例）.docx" }).waitFor();
  await page.getByRole("button", { name: "请双方确认" }).click();
  agreementLinks = await handedLinks(page);
  assert.equal(agreementLinks.length, 2);
  await look(page, "agreement-links");
  await page.context().close();
});

journey("both sides confirm by phone; the reviewer reads the document and rings back; the demand is signed and counts", async () => {
  for (const [i, link] of agreementLinks.entries()) {
    const page = await open(PHONE);
    await page.goto(link);
    await page.getByRole("button", { name: "属实，确认" }).waitFor();
    if (i === 0) await look(page, "phone-agreement");
    await page.getByRole("button", { name: "属实，确认" }).click();
    await page.getByText("已确认").first().waitFor();
    await page.context().close();
  }
  const reviewer = await open(DESKTOP, "shenhe");
  await reviewer.goto(served.origin + agreementPath);
  await reviewer.getByText("先打开并读过每一份协议文件").first().waitFor();
  await downloaded(reviewer, reviewer.getByRole("link", { name: "技术服务合同（示例）.docx" }));
  await reviewer.getByRole("button", { name: "核对文件" }).and(reviewer.locator(":enabled")).waitFor();
  await look(reviewer, "agreement-check");
  await reviewer.getByRole("button", { name: "核对文件" }).click();
  await reviewer.getByText("已生效").first().waitFor();
  // The sample answers on the network the links were issued from: confirmed in the parties' stead, until somebody has called.
  for (let calls = 3; calls > 0; calls--) {
    await reviewer.goto(`${served.origin}/workbench`);
    await reviewer.locator("li, tr", { hasText: "回访核实" }).filter({ hasText: TITLE }).getByRole("link").first().click();
    await reviewer.getByRole("button", { name: "查看电话" }).waitFor();
    if (calls === 3) await look(reviewer, "call-back");
    await reviewer.getByRole("button", { name: "登记", exact: true }).click();
    await reviewer.getByText("核实一致").first().waitFor();
  }
  await reviewer.context().close();
  const page = await open(DESKTOP, "baomu");
  await page.goto(served.origin + demandPath);
  await page.getByText("已签约").first().waitFor();
  await look(page, "demand");
  await page.context().close();
});

journey("leader: a figure opens to its evidence in three clicks; the report's numbers click; frozen, exported", async () => {
  const page = await open(DESKTOP, "lingdao");
  await page.goto(`${served.origin}/indicators`);
  await page.getByText("合同金额").first().waitFor();
  await look(page, "scorecard");
  await page.locator("a", { hasText: "合同金额" }).first().click();
  await page
    .getByRole("link", { name: new RegExp(TITLE) })
    .or(page.locator("table a", { hasText: "签约" }))
    .first()
    .waitFor();
  await look(page, "facts");
  await soon(async () => assert.deepEqual(foreignWords(await page.locator("#main").innerText()), []));
  await page.locator("table a").first().click();
  await page.getByText("依据").first().waitFor();
  await look(page, "fact");
  await soon(async () =>
    assert.deepEqual(
      foreignWords(await page.locator("#main").innerText()),
      [],
      "evidence by its words, nothing by how the program finds it",
    ),
  );
  await soon(async () =>
    assert.ok((await page.locator("a[href^='/api/files/'], a[href*='/agreements/']").count()) > 0, "the evidence is one click away"),
  );
  await page.goto(`${served.origin}/reports`);
  await page.getByRole("button", { name: /起草/ }).first().click();
  await page.locator(".bh-report-figure").first().waitFor();
  await look(page, "report-draft");
  await page.getByRole("button", { name: "冻结" }).click();
  await page.getByText("冻结于台账第").waitFor();
  const download = await downloaded(page, page.getByRole("link", { name: /下载 Word/ }));
  assert.match(download.suggestedFilename(), /\.docx$/);
  await look(page, "report");
  await page.locator(".bh-report-figure").first().click();
  await page.getByText("背后的事实").first().waitFor();
  await page.context().close();
});

journey("every room on desktop and phone, in both languages: no serious fault of axe, nothing wider than the screen", async () => {
  const rooms = [
    "/",
    "/services/demands",
    "/services/publications",
    "/services/supplies",
    "/projects/agreements",
    "/indicators",
    "/reports",
    "/work/hand-over",
    "/units",
    "/people",
    "/account",
    demandPath,
    agreementPath,
  ];
  for (const [size, viewport] of [
    ["wide", DESKTOP],
    ["phone", PHONE],
  ] as const) {
    const page = await openHome(viewport, "lingdao");
    for (const path of rooms) {
      await page.goto(served.origin + path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await look(page, `room-${size}${path.replaceAll("/", "-")}`);
    }
    await page.context().close();
  }
  const page = await openHome(DESKTOP, "lingdao");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: /to do|nothing waits for you|of others late/ }).waitFor();
  for (const path of ["/", "/indicators", demandPath]) {
    await page.goto(served.origin + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await look(page, `english${path.replaceAll("/", "-")}`);
  }
  await page.context().close();
});

journey("a mistyped address leads home again", async () => {
  const page = await open(PHONE, "baomu");
  await page.goto(`${served.origin}/services/demands/1e3`);
  await page.getByText("没有这个页面").waitFor();
  await page.getByRole("link", { name: "回到首页" }).click();
  await page.getByRole("heading", { level: 1, name: /件要办|没有要办|要过问/ }).waitFor();
  await page.context().close();
});

test("pages travel compressed", { skip }, async () => {
  const page = await (await fetch(served.origin)).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  assert.ok(script);
  const response = await fetch(served.origin + script, { headers: { "accept-encoding": "gzip" } });
  assert.equal(response.headers.get("content-encoding"), "gzip");
  assert.match(await response.text(), /^import|^const|^var|^let|^function/);
});

test("first pages stay within their budgets after gzip", { skip }, () => {
  const { status, stdout } = spawnSync(process.execPath, [join(repositoryRoot, "app/web/size.ts")], { encoding: "utf8" });
  assert.match(stdout, /index\.html: [\d.]+ kB gzip of 900\nlink\.html: [\d.]+ kB gzip of 250/);
  assert.equal(status, 0, stdout);
});

journey("officers: a person, an account with its first password, a post; on desktop and phone", async () => {
  const system = await open(DESKTOP, "xitong");
  await system.goto(`${served.origin}/people`);
  await system.getByRole("link", { name: "周田（示例）" }).first().click();
  await system.getByLabel("用户名").fill("zhoutian");
  await system.getByRole("button", { name: "开设账号" }).click();
  await system.getByText("只显示这一次").waitFor();
  await look(system, "account-made");
  const path = new URL(system.url()).pathname;
  await system.context().close();
  const security = await open(PHONE, "anquan");
  await security.goto(served.origin + path);
  await security.getByRole("button", { name: "授予岗位" }).click();
  await look(security, "phone-give-post");
  await security.getByRole("combobox", { name: "岗位" }).click();
  await security.getByTitle("审计员").click();
  await security.locator("form button[type=submit]").click();
  await security.getByText("互不兼任").nth(1).waitFor();
  await look(security, "phone-duties-apart");
  await security.context().close();
});

journey("the feedback page needs no account", async () => {
  const page = await open(PHONE);
  await page.goto(`${served.origin}/feedback`);
  await page.locator("textarea").first().fill("字再大一些（示例）");
  await look(page, "phone-feedback");
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByText("收到了").waitFor();
  await page.context().close();
});

journey("the menu opens by area of work; what is pinned and where one was last stand on top and are kept", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands`);
  const menu = page.getByRole("navigation", { name: "主导航" });
  // It makes room for a list by itself until one wants it whole; that choice stays.
  await menu.getByRole("button", { name: "展开" }).click();
  await page.reload();
  await menu.getByRole("link", { name: "供给库" }).waitFor();
  await soon(async () => assert.equal(await menu.getByRole("link", { name: "专报" }).count(), 0, "another area is closed"));
  await menu.getByRole("button", { name: "学术智库" }).click();
  await menu.getByRole("button", { name: "智库", exact: true }).click();
  await menu.getByRole("link", { name: "专报" }).hover();
  await menu.getByRole("button", { name: "固定在上面", description: "专报" }).click();
  await menu.getByRole("button", { name: "学术智库" }).click();
  await menu.getByRole("link", { name: "专报" }).click();
  await page.getByRole("heading", { level: 1, name: "专报" }).waitFor();
  await page.reload();
  await menu.getByRole("heading", { name: "固定" }).waitFor();
  await menu.getByRole("heading", { name: "最近" }).waitFor();
  await menu.getByRole("link", { name: "需求", exact: true }).waitFor();
  await look(page, "menu");
  // Everything on one page, found by first letters; a star there is a star in the menu.
  await menu.getByRole("link", { name: "全部工作" }).click();
  await page.getByLabel("找一项工作").fill("zxkt");
  const main = page.getByRole("main");
  await soon(async () =>
    assert.deepEqual((await main.getByRole("listitem").getByRole("link").allInnerTexts()).filter(Boolean), ["咨询课题"]),
  );
  await main.getByRole("button", { name: "固定在上面", description: "咨询课题" }).click();
  await menu.getByRole("listitem").filter({ hasText: "咨询课题" }).first().waitFor();
  await page.getByLabel("找一项工作").fill("");
  await look(page, "all-rooms");
  // Folded, an area opens beside itself; the choice stays.
  await menu.getByRole("button", { name: "收起菜单" }).click();
  await page.reload();
  await menu.getByRole("button", { name: "科普惠民" }).click();
  await page.getByRole("menuitem", { name: "讲座菜单" }).waitFor();
  await look(page, "menu-folded");
  await page.getByRole("menuitem", { name: "讲座菜单" }).click();
  await page.getByRole("heading", { level: 1, name: "讲座菜单" }).waitFor();
  await menu.getByRole("button", { name: "展开" }).click();
  for (const name of ["专报", "咨询课题"]) await menu.getByRole("button", { name: "不再固定", description: name }).first().click();
  await menu.getByRole("heading", { name: "固定" }).waitFor({ state: "detached" });
  await page.context().close();
});
