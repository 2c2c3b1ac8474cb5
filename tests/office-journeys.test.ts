import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { mintSystemActor } from "../platform/access/scope.ts";
import { DESKTOP, PHONE, journey, look, open, press, served, settings, settled, tabTo, type, soon } from "./browser.ts";

/** Work of the office: the tree of units kept by a superior, a link sent by text message, the auditor's reading. */
const texts: string[] = [];
const gateway = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
  request.on("end", () => {
    texts.push(body);
    response.writeHead(200).end("{}");
  });
});
await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
settings["BIHUAN_TEXT_WEBHOOK"] = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
settings["BIHUAN_TEXT_KEY"] = "the webhook's key of the journeys";
after(() => {
  gateway.closeAllConnections();
  gateway.close();
});

const TOWN = "示例新区街道科学技术协会";
let unitPath = "";

journey("city leader: a unit added, renamed and closed, by keyboard alone", async () => {
  const page = await open(DESKTOP, "shiji");
  await page.goto(`${served.origin}/units`);
  await page.getByRole("link", { name: "雁江区科学技术协会" }).click();
  await page.getByRole("heading", { level: 1, name: "雁江区科学技术协会" }).waitFor();
  await look(page, "unit");
  await press(page, page.getByRole("button", { name: "新设下级单位" }));
  await page.getByLabel("单位名称").waitFor();
  await type(page, page.getByLabel("单位名称"), TOWN);
  await tabTo(page, page.getByLabel("类别"));
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await page.keyboard.press("Enter");
  await type(page, page.getByLabel("设立日期"), "2026-10-08");
  await look(page, "unit-add");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByRole("heading", { level: 1, name: TOWN }).waitFor();
  unitPath = new URL(page.url()).pathname;
  await press(page, page.getByRole("button", { name: "更名" }));
  await page.getByLabel("单位名称").waitFor();
  await page.getByLabel("单位名称").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("示例高新区科学技术协会");
  await type(page, page.getByLabel("自哪天起"), "2026-11-01");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByText(`曾用名 ${TOWN}`).waitFor();
  await look(page, "unit-renamed");
  await press(page, page.getByRole("button", { name: "撤并" }));
  await page.getByText("将转移：在办事项 0 件").waitFor();
  await look(page, "unit-close");
  await press(page, page.locator("form button[type=submit]"));
  await page.getByText("已撤并").waitFor();
  await press(page, page.getByRole("link", { name: "查看单位" }));
  await page.getByText("已于 2026年11月23日 撤销").waitFor();
  await page.context().close();
});

journey("on a phone the tree is read, and moving a unit is refused in words where the superior is not one's own", async () => {
  const page = await open(PHONE, "lingdao");
  await page.goto(served.origin + unitPath);
  await page.getByText("撤销").first().waitFor();
  await look(page, "phone-unit-closed");
  await page.goto(`${served.origin}/units`);
  await page.getByRole("link", { name: "雁江镇科学技术协会" }).click();
  await page.getByRole("button", { name: "改隶" }).click();
  await page.getByText("将转移").waitFor();
  await look(page, "phone-unit-move");
  await page.context().close();
});

journey("adviser: a link goes out by text message, and the page says so", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/services/demands?f.state=draft`);
  await page.locator("table a").first().click();
  await page.getByRole("button", { name: "请本人确认" }).click();
  await page.getByRole("button", { name: "对方收不到，改为纸面交付" }).waitFor();
  await soon(async () => assert.equal(await page.locator(".bh-handover-url").count(), 0, "who asks never sees the link that is sent"));
  const { services, clock } = served.installation;
  await services.messages.deliver(services.rootUnitId, clock.millis);
  await look(page, "link-sent");
  assert.equal(texts.length, 1);
  assert.match(texts[0] ?? "", /#/, "the message carries the link");
  await page.context().close();
});

journey("auditor: acts in words, found by words, on desktop and phone", async () => {
  for (const [size, viewport] of [
    ["wide", DESKTOP],
    ["phone", PHONE],
  ] as const) {
    const page = await open(viewport, "shenji");
    await page.goto(`${served.origin}/work/audit`);
    await page.getByPlaceholder("按操作筛选").fill("单位");
    await page.getByText("单位更名").first().waitFor();
    await look(page, `audit-${size}`);
    await page
      .getByRole("link", { name: /^单位 \d+$/ })
      .first()
      .click();
    await page.getByText("曾用名").first().waitFor();
    await page.context().close();
  }
});

journey(
  "county leader: a year at a glance with targets, what is late by name, on one sheet of A4; a city sees counties by exception",
  async () => {
    const page = await open(DESKTOP, "lingdao");
    await page.goto(`${served.origin}/`);
    await page.getByRole("heading", { name: /年一页看清$/ }).waitFor();
    await page.getByText("没有定目标").first().waitFor();
    await page.getByRole("link", { name: "定目标" }).click();
    await page.getByRole("textbox", { name: "经确认的需求" }).fill("70 件");
    await page.getByRole("textbox", { name: "合同金额合计" }).fill("很多");
    await page.getByRole("textbox", { name: "依据" }).fill("示例文件第 1 号");
    await page.getByRole("button", { name: "存好目标" }).click();
    await page.getByText("请写金额，如 1200 万").waitFor();
    await page.getByRole("textbox", { name: "合同金额合计" }).fill("1200 万");
    await page.getByRole("button", { name: "存好目标" }).click();
    await page.getByText("已存 2 项").waitFor();
    await look(page, "leader-targets");
    await page.getByRole("link", { name: "回首页" }).click();
    await page.getByText("目标 70").waitFor();
    await page.getByRole("heading", { name: /^需要您过问/ }).waitFor();
    await look(page, "leader-home");
    const paper = await page.pdf({ format: "A4" });
    assert.equal((paper.toString("latin1").match(/\/Type\s{0,2}\/Page\b/g) ?? []).length, 1, "one sheet");
    await page.context().close();
    const phone = await open(PHONE, "lingdao");
    await phone.goto(`${served.origin}/`);
    await phone.getByText("目标 70").waitFor();
    await look(phone, "leader-home-phone");
    await phone.context().close();
    const city = await open(DESKTOP, "shiji");
    await city.goto(`${served.origin}/`);
    await city.getByText("已测算 1/").first().waitFor();
    await city.getByText("近 90 天没有登记过需求").click();
    await look(city, "city-home");
    await city.context().close();
  },
);

journey("officers begin with what is theirs: accounts to open, posts to give, odd sign-ins", async () => {
  for (const [who, word] of [
    ["xitong", "待开账号"],
    ["anquan", "等着任命的岗位"],
    ["shenji", "需要看一眼的登录"],
  ] as const) {
    const page = await open(DESKTOP, who);
    await page.goto(`${served.origin}/`);
    await page.getByRole("heading", { name: new RegExp(`^${word}`) }).waitFor();
    await look(page, `officer-${who}`);
    await page.context().close();
  }
});

journey(
  "a target is shared out only when its parts make the whole, and a plan's paragraph becomes tasks that are checked in a table",
  async () => {
    const page = await open(DESKTOP, "lingdao");
    await page.goto(`${served.origin}/indicators/goals`);
    await page.getByRole("heading", { name: /年目标清单$/ }).waitFor();
    await page.getByLabel("选一个指标").click();
    await page.getByLabel("选一个指标").fill("科博会");
    await page.keyboard.press("Enter");
    await page.getByLabel("总目标").fill("25");
    await page.getByRole("button", { name: "平均分" }).click();
    await page.getByText("相等，可以下达").waitFor();
    await page.getByLabel("本级承担").fill("2");
    await page.getByText("多出 2").waitFor();
    await page.getByRole("textbox", { name: "依据" }).fill("示例文件第 3 号");
    await page.getByRole("button", { name: "下达" }).click();
    await page.getByText(/加起来相等才能下达/).waitFor();
    await look(page, "goal-not-equal");
    await page.getByRole("button", { name: "平均分" }).click();
    await page.getByText("相等，可以下达").waitFor();
    await page.getByRole("button", { name: "下达" }).click();
    await page.getByText("雁江区科学技术协会定为 25").waitFor();
    await look(page, "goal-split");
    await page.getByRole("link", { name: "回目标清单" }).click();
    await page.getByText(/^分到 \d+ 个单位，本级 2$/).waitFor();
    await page.context().close();

    const { api } = await served.signIn("lingdao");
    const values = { title: "科学素质行动实施方案（示例）", number: "示例区府发〔2026〕8号", issuedOn: "2026-11-20", toOn: "2030-12-31" };
    const { id } = await api.action_plan.create({ values: { ...values, belowBy: "2026-12-31" }, requestKey: "journey-plan-1" });
    const { services } = served.installation;
    await services.database.write(mintSystemActor(services.rootUnitId).scope, (tx) =>
      tx
        .insertInto("stored_file")
        .values({
          ...{ case_id: id, kind: "paper", name: "实施方案（示例）.pdf", sha256: Buffer.alloc(32, 3) },
          ...{ media_type: "application/pdf", bytes: 9, uploaded_by: "system" },
        })
        .execute(),
    );
    await api.action_plan.act({ id, action: "issue", requestKey: "journey-plan-2" });
    const plan = await open(DESKTOP, "lingdao");
    await plan.goto(`${served.origin}/tasks/plans/${id}`);
    await plan.getByText("个下级科协中 0 个已出台").waitFor();
    await plan
      .getByLabel("粘贴写分工的段落")
      .fill("（一）建设科技服务站，由雁江镇科协牵头，12月20日前完成；（二）编印方案读本，由示例宣传部负责，年底前完成。");
    await plan.getByRole("button", { name: "读成表" }).click();
    await plan.getByText("还有 1 行没有选单位或期限").waitFor();
    await look(plan, "plan-paste");
    await plan.getByLabel("牵头单位 2").click();
    await plan.getByLabel("牵头单位 2").fill("雁江区科学");
    await plan.keyboard.press("Enter");
    await plan.getByRole("button", { name: "交办 2 项" }).click();
    await plan.getByText("已交办 2 项，牵头单位的清单里看得到").waitFor();
    await plan.getByRole("link", { name: "建设科技服务站" }).waitFor();
    await look(plan, "plan-tasks");
    await plan.context().close();
  },
);
