import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, openHome, served, settled, soon } from "./browser.ts";
import { nextKey } from "./served.ts";

/** Two windows on one record, and two people at one machine. */
journey("two windows on one need: the second sees both texts, keeps its own words and loses nobody's", async () => {
  const adviser = await served.signIn("baomu");
  const { id } = await adviser.api.services.createDemand({
    values: {
      title: "两个窗口的需求（示例）",
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900200000",
      source: "phone",
    },
    requestKey: nextKey(),
  });
  const [a, b] = [await openHome(DESKTOP, "baomu"), await openHome(DESKTOP, "baomu")];
  for (const page of [a, b]) {
    await page.goto(`${served.origin}/services/demands/${id}/edit`);
    await page.getByLabel("现状与问题").waitFor();
  }
  await a.getByLabel("现状与问题").fill("甲写的现状");
  await a.getByLabel("限制条件").fill("甲写的限制");
  await a.locator("form button[type=submit]").click();
  await a.getByText("甲写的现状").first().waitFor();
  await b.getByLabel("目标指标").fill("乙写的目标");
  await b.getByLabel("限制条件").fill("乙写的限制");
  await b.locator("form button[type=submit]").click();
  await b.getByText("您打开之后，他人已改过这条记录").waitFor();
  await b.getByText("甲写的限制").waitFor();
  await look(b, "two-windows");
  await soon(async () => assert.equal(await b.getByLabel("现状与问题").inputValue(), "甲写的现状", "what only the other changed is taken"));
  await soon(async () => assert.equal(await b.getByLabel("目标指标").inputValue(), "乙写的目标", "what was typed stays"));
  await soon(async () => assert.equal(await b.getByLabel("限制条件").inputValue(), "乙写的限制"));
  await b.locator("form button[type=submit]").click();
  await b.getByText("请逐项选定后再保存").waitFor();
  await b.getByRole("button", { name: "用他人的" }).click();
  await b.locator("form button[type=submit]").click();
  await b.waitForURL((url) => !url.pathname.endsWith("/edit"));
  const { values } = await adviser.api.services.getDemand({ id });
  assert.deepEqual([values.presentState, values.target, values.limits], ["甲写的现状", "乙写的目标", "甲写的限制"]);
});

journey("a shared machine: the next person meets no draft, its writer goes on at another machine", async () => {
  const page = await openHome(DESKTOP, "baomu");
  const first = (p: typeof page) => p.locator("form input").first();
  await page.goto(`${served.origin}/services/demands/new`);
  await first(page).fill("没写完的名字（示例）");
  await page.reload();
  await page.getByText("已恢复上次未提交的内容").waitFor();
  // What a form on site keeps beyond the tab, as it does without a network.
  await page.evaluate(() => {
    const mine = `${sessionStorage.getItem("bihuan.person")}.${sessionStorage.getItem("bihuan.post")}`;
    localStorage.setItem(`bihuan.draft.${mine}.park_visit.7`, JSON.stringify({ values: { finding: "没写完的踏勘（示例）" } }));
  });
  await page.getByRole("button", { name: /陈小桔/ }).click();
  await page.getByText("退出登录").click();
  await page.waitForURL(/sign-in/);
  const left = await page.evaluate(() => JSON.stringify(sessionStorage));
  assert.ok(!left.includes("bihuan.") && !left.includes("没写完"), `the tab keeps nothing of the person: ${left}`);
  const onDevice = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!onDevice.includes("bihuan.draft") && !onDevice.includes("没写完"), `nor does the device: ${onDevice}`);
  assert.match((await (await served.signIn("baomu")).api.work.getDraft({ key: "park_visit.7" }))?.body ?? "", /没写完的踏勘/);
  await page.getByLabel("用户名").fill("xuehui");
  await page.getByLabel("密码").fill("bihuan-shili");
  await page.locator("form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(`${served.origin}/services/demands/new`);
  await first(page).waitFor();
  await settled(page);
  await soon(async () => assert.equal(await first(page).inputValue(), ""));
  await soon(async () => assert.equal(await page.getByText("已恢复上次未提交的内容").count(), 0));

  const elsewhere = await open(DESKTOP, "baomu");
  await elsewhere.goto(`${served.origin}/services/demands/new`);
  await elsewhere.getByText("已恢复上次未提交的内容").waitFor();
  await soon(async () => assert.equal(await first(elsewhere).inputValue(), "没写完的名字（示例）"));
});

journey("two windows on a record of a declared room: both texts are shown in its form, and the person chooses", async () => {
  const adviser = await served.signIn("baomu");
  const { id } = await adviser.api.expert.create({
    values: { name: "两窗院士（示例）", employer: "某大学（示例）", academy: "none", field: "柑橘" },
    requestKey: nextKey(),
  });
  const [a, b] = [await openHome(DESKTOP, "baomu"), await openHome(DESKTOP, "baomu")];
  for (const page of [a, b]) {
    await page.goto(`${served.origin}/stations/experts/${id}/edit`);
    await page.getByLabel("专业领域").waitFor();
  }
  const save = async (page: typeof a): Promise<void> => {
    const next = page.locator("form button[type=submit]");
    while (((await next.textContent()) ?? "").replace(/\s/g, "") !== "保存") await next.click();
    await next.click();
  };
  await a.getByLabel("专业领域").fill("甲写的领域");
  await a.getByLabel("单位").first().fill("甲写的单位（示例）");
  await save(a);
  await a.waitForURL((url) => !url.pathname.endsWith("/edit"));
  await b.getByLabel("专业领域").fill("乙写的领域");
  await save(b);
  await b.getByText("您打开之后，他人已改过这条记录").waitFor();
  await b.getByText("甲写的领域").waitFor();
  await save(b);
  await b.getByText("请逐项选定后再保存").waitFor();
  await b.getByRole("button", { name: "保留我的" }).click();
  await save(b);
  await b.waitForURL((url) => !url.pathname.endsWith("/edit"));
  const { values } = await adviser.api.expert.get({ id });
  assert.deepEqual([values["field"], values["employer"]], ["乙写的领域", "甲写的单位（示例）"]);
});

journey("one person, two posts, two tabs: each form says for which unit, whatever the other tab took", async () => {
  const security = (await served.signIn("anquan")).api;
  const { api } = await served.signIn("baomu");
  const id = (await security.people.listPeople({ filter: {}, search: "陈小桔" })).rows[0]?.id ?? 0;
  const unitId = (await api.units.browseUnits({})).path[1]?.id ?? 0;
  const before = (await security.people.getPerson({ id })).posts[0]?.unitName ?? "";
  await security.people.givePost({ personId: id, unitId, role: "adviser", title: "省里", fromOn: "2026-01-01" });
  const province = (await security.people.getPerson({ id })).posts.find((p) => p.unitId === unitId)?.unitName ?? "";
  // Posts are remembered for five seconds.
  await new Promise((done) => setTimeout(done, 5100));
  const here = await open(DESKTOP, "baomu");
  await here.goto(`${served.origin}/services/demands/new`);
  await here.getByText("办理单位：").waitFor();
  const first = (await here.getByText("办理单位：").textContent()) ?? "";
  const there = await here.context().newPage();
  await there.goto(served.origin);
  await there.getByRole("combobox", { name: "当前岗位" }).click();
  const other = first.includes(before) ? province : before;
  await there.locator(".ant-select-item-option").filter({ hasText: other }).first().click();
  await there.locator(".bh-post").filter({ hasText: other }).waitFor();
  await settled(there);
  await there.goto(`${served.origin}/services/demands/new`);
  await there.getByText("办理单位：").filter({ hasText: other }).waitFor();
  await look(there, "form-unit");
  await here.reload();
  await here.getByText("办理单位：").waitFor();
  await soon(async () => assert.equal(await here.getByText("办理单位：").textContent(), first, "this tab stays with its post"));
  await here.context().close();
});

journey("what an officer did to one's account stands on the page at the next sign-in, until it is read", async () => {
  const system = (await served.signIn("xitong")).api;
  const id = (await system.people.listPeople({ filter: {}, search: "陈小桔" })).rows[0]?.id ?? 0;
  await system.people.endSessions({ id });
  const page = await openHome(DESKTOP, "baomu");
  const told = page.locator(".bh-notice").filter({ hasText: "系统管理员" });
  await told.waitFor();
  await look(page, "account-notice");
  await told.getByRole("button").click();
  await told.waitFor({ state: "detached" });
  await page.context().close();
});

journey(
  "the browser's Back takes a form one step back with what was typed; from the first step it leaves, and what was sent is left behind whole",
  async () => {
    const page = await openHome(DESKTOP, "baomu");
    await page.goto(`${served.origin}/outreach/months`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto(`${served.origin}/outreach/months/new`);
    await page.getByLabel("名称").fill("科普月计划（示例）");
    await page.getByRole("radio", { name: "活动计划" }).check();
    await page.getByLabel("活动从").first().fill("2026-9-1");
    await page.getByLabel("活动到").first().fill("2026-9-30");
    await page.locator("form button[type=submit]").click();
    await page.getByText("第 2 步，共 2 步").waitFor();
    await page.getByLabel("上级通知").fill("示例通知");
    await page.goBack();
    await page.getByText("第 1 步，共 2 步").waitFor();
    await soon(async () => assert.equal(await page.getByLabel("名称").inputValue(), "科普月计划（示例）"));
    await page.goForward();
    await soon(async () => assert.equal(await page.getByLabel("上级通知").inputValue(), "示例通知"));
    await page.getByRole("button", { name: "上一步" }).click();
    await page.getByText("第 1 步，共 2 步").waitFor();
    await page.locator("form button[type=submit]").click();
    await page.getByText("第 2 步，共 2 步").waitFor();
    await look(page, "form-second-step");
    await page.locator("form button[type=submit]").click();
    await page.getByRole("heading", { level: 1, name: "科普月计划（示例）" }).waitFor();
    await page.goBack();
    await page.waitForURL(/outreach\/months$/);
  },
);
