import assert from "node:assert/strict";
import { DESKTOP, journey, look, open, PHONE, served } from "./browser.ts";

journey("a leader shares out the cases of an adviser: the suggestion is seen with its reasons, then handed over", async () => {
  // Handed over is only to whoever can sign in.
  const { api } = await served.signIn("xitong");
  const zhou = (await api.people.listPeople({ filter: {}, search: "周田", limit: 1 })).rows[0]?.id ?? 0;
  await api.people.createAccount({ id: zhou, username: "zhoutian" });
  for (const [viewport, name] of [
    [PHONE, "phone-share-out"],
    [DESKTOP, "share-out"],
  ] as const) {
    const page = await open(viewport, "lingdao");
    await page.goto(`${served.origin}/work/hand-over`);
    // What cannot be done yet says what it wants, to the eye, to a reader's voice and with the focus at the first field.
    const handOver = page.getByRole("button", { name: "移交", exact: true });
    await handOver.press("Enter");
    await page.getByRole("alert").getByText("还差「移交人」「接手人」").waitFor();
    assert.match(
      await handOver.evaluate((b) => document.getElementById(b.getAttribute("aria-describedby") ?? "")?.textContent ?? ""),
      /还差/,
    );
    assert.ok(await page.getByLabel("移交人").evaluate((field) => field === document.activeElement));
    await look(page, `${name}-wants`);
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

journey("a parameter is changed by two, on desktop and phone; a person who withdraws is told beforehand what follows", async () => {
  const leader = await open(DESKTOP, "shengji");
  await leader.goto(`${served.origin}/parameters`);
  const share = leader.getByRole("region", { name: "本人确认的抽查比例" });
  await share.getByRole("button", { name: "提出变更" }).click();
  await share.getByLabel("新的值（%）").fill("20");
  await share.getByLabel("自哪天起").fill("2026-12-01");
  await share.getByLabel("依据").fill("示例文件");
  await look(leader, "parameter-change");
  await share.getByRole("button", { name: "提出，等另一人同意" }).click();
  await share.getByText("您提出的，由另一人同意").waitFor();
  await leader.context().close();
  const officer = await open(PHONE, "anquan");
  await officer.goto(`${served.origin}/parameters`);
  const seen = officer.getByRole("region", { name: "本人确认的抽查比例" });
  await seen.getByRole("button", { name: "同意" }).waitFor();
  await look(officer, "phone-parameter-waits");
  await seen.getByRole("button", { name: "同意" }).click();
  await seen.getByText("以前的变更（1）").click();
  await seen.getByText("已同意").waitFor();
  await look(officer, "phone-parameter-history");
  await officer.context().close();
  const clerk = await served.signIn("lingdao");
  const { unitId } = (await (await clerk.fetch("/api/me")).json()) as { unitId: number };
  const { id } = await clerk.api.people.createPerson({ values: { name: "退出者（示例）", unitId } });
  const page = await open(DESKTOP, "lingdao");
  await page.goto(`${served.origin}/people/${id}`);
  await page.getByRole("button", { name: "按本人意愿撤回" }).click();
  await page.getByText("不能恢复。本人以后又同意的，重新登记。").waitFor();
  await look(page, "person-withdrawal");
  await page.getByRole("button", { name: "确认撤回" }).click();
  await page.getByRole("heading", { level: 1, name: "人员" }).waitFor();
  await page.context().close();
});

journey("an officer merges a person entered twice, another reviews it, and parts the two again", async () => {
  const clerk = await served.signIn("lingdao");
  const { unitId } = (await (await clerk.fetch("/api/me")).json()) as { unitId: number };
  const enter = async (name: string) => (await clerk.api.people.createPerson({ values: { name, unitId, phone: "19900300777" } })).id;
  const kept = await enter("阿依努尔·示例");
  await enter("阿依努尔示例");
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/people/${kept}`);
  const panel = page.getByRole("region", { name: "一人一档" });
  await panel.getByText("手机号相同 +6").waitFor();
  await look(page, "person-candidates");
  await panel.getByRole("button", { name: "是同一人，提出合并" }).click();
  await panel.getByLabel("理由").fill("已电话核实");
  await panel.getByRole("button", { name: "提出", exact: true }).click();
  await panel.getByText("等复核的合并").waitFor();
  await page.context().close();
  const reviewer = await open(PHONE, "shenhe");
  await reviewer.goto(`${served.origin}/people/one`);
  const waiting = reviewer.getByRole("region", { name: "等复核的合并" });
  await waiting.getByText("阿依努尔示例").waitFor();
  await look(reviewer, "phone-merge-waits");
  await waiting.getByRole("button", { name: "复核同意，合并" }).click();
  await waiting.getByText("没有等复核的合并。").waitFor();
  await reviewer.goto(`${served.origin}/people/${kept}`);
  const one = reviewer.getByRole("region", { name: "一人一档" });
  await one.getByText("此人还有这些记录").waitFor();
  await one.getByRole("button", { name: "拆开" }).click();
  await one.getByLabel("为什么拆开").fill("核实是姐妹二人");
  await one.getByRole("button", { name: "拆开" }).click();
  await one.getByText(/已拆开/).waitFor();
  await look(reviewer, "phone-person-parted");
  await reviewer.context().close();
  const leader = await open(DESKTOP, "lingdao");
  await leader.goto(`${served.origin}/people/${kept}`);
  const identity = leader.getByRole("region", { name: "身份证号" });
  await identity.getByRole("button", { name: "登记" }).click();
  await identity.getByLabel("身份证号").fill("11010519491231002X");
  await identity.getByLabel("用途").fill("发放讲课费报税");
  await identity.getByLabel("保存到").fill("2031-12-31");
  await identity.getByRole("button", { name: "保存" }).click();
  await identity.getByText("●●●●●●●●●●●●●●002X").waitFor();
  await identity.getByRole("button", { name: "查看全号" }).click();
  await identity.getByLabel("这次查看的用途").fill("填报税表");
  await identity.getByRole("button", { name: "查看全号" }).click();
  await identity.getByText("11010519491231002X").waitFor();
  await identity.getByText(/填报税表/).waitFor();
  await look(leader, "person-identity");
  await leader.context().close();
});
