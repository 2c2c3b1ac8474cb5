import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { creditCodeCheck, seededRandom } from "@bihuan/kit";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { daysOf } from "../../tests/on-days.ts";
import { paperText } from "../../tests/paper-text.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { ProjectDesk } from "./capital-desk.ts";
import { forecast, moneyOf, paymentFaults, splitOf, type Milestone } from "./capital-rules.ts";

const BODY = "91510000MA0000052";
let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const milestone = (name: string, planFrom: string, planTo: string, more: Partial<Milestone> = {}): Milestone => ({
  name,
  planFrom,
  planTo,
  after: [],
  forecastTo: null,
  actualTo: null,
  ...more,
});

test("rules: the opening is as late as its longest chain; a circle of waiting ends", () => {
  const chain = [
    milestone("主体", "2026-01-01", "2026-06-30"),
    milestone("布展", "2026-07-01", "2026-09-28", { after: ["主体"] }),
    milestone("消防", "2026-07-01", "2026-07-31", { after: ["主体"] }),
    milestone("开放", "2026-10-01", "2026-10-01", { after: ["布展", "消防"] }),
  ];
  assert.deepEqual(
    forecast(chain, "2026-05-01").map((f) => f.endOn),
    ["2026-06-30", "2026-09-28", "2026-07-31", "2026-10-01"],
  );
  // The main building is late by a month: 90 days of exhibits follow, and the opening waits for them.
  const late = forecast(chain, "2026-07-30");
  assert.deepEqual(
    late.map((f) => [f.endOn, f.waitsFor]),
    [
      ["2026-07-30", null],
      ["2026-10-28", "主体"],
      ["2026-08-30", "主体"],
      ["2026-10-29", "布展"],
    ],
  );
  const circle = [
    milestone("甲", "2026-01-01", "2026-01-10", { after: ["乙"] }),
    milestone("乙", "2026-01-01", "2026-01-10", { after: ["甲"] }),
  ];
  assert.equal(forecast(circle, "2026-01-01").length, 2);
});

test("rules: contract plus signed changes less payments; whatever is taken, nothing is paid above it, before it or out of the retention", () => {
  const contract = { fen: 1000, retentionPermille: 30, signedOn: "2026-01-01", defectsUntil: "2027-01-01" };
  const change = (direction: string, fen: number, all = true) => ({
    direction,
    fen,
    contractorOn: "2026-02-01",
    supervisorOn: "2026-02-01",
    adviserOn: "2026-02-01",
    ownerOn: all ? "2026-02-01" : null,
  });
  const m = moneyOf(
    contract,
    [change("more", 300), change("less", 100), change("more", 50, false)],
    [{ kind: "progress", fen: 400, paidOn: "2026-03-01" }],
  );
  assert.deepEqual(m, {
    fen: 1000,
    changesFen: 200,
    unsignedFen: 50,
    totalFen: 1200,
    dueFen: 1200,
    paidFen: 400,
    leftFen: 800,
    retainedFen: 36,
  });
  // The audit leaves 300 of what 400 were paid for: told, to come back; from that day on nothing more is paid.
  const audited = { fen: 300, onDay: "2026-06-01" };
  const before = [{ kind: "progress", fen: 400, paidOn: "2026-03-01" }];
  assert.deepEqual(paymentFaults(contract, [], before, audited), {});
  assert.equal(moneyOf(contract, [], before, audited).leftFen, -100);
  assert.equal(moneyOf(contract, [], [...before, { kind: "refund", fen: 100, paidOn: "2026-07-01" }], audited).leftFen, 0);
  assert.match(
    paymentFaults(contract, [], [...before, { kind: "progress", fen: 1, paidOn: "2026-06-01" }], audited)["fen"]?.zh ?? "",
    /超过审定金额/,
  );
  const random = seededRandom(52);
  for (let i = 0; i < 2000; i++) {
    const changes = Array.from({ length: random.below(4) }, () =>
      change(random.pick(["more", "less"]), 1 + random.below(200), random.below(3) > 0),
    );
    const payments = Array.from({ length: 1 + random.below(4) }, () => ({
      kind: random.pick(["progress", "retention"]),
      fen: 1 + random.below(500),
      paidOn: random.pick(["2025-12-31", "2026-06-01", "2027-02-01"]),
    }));
    const total = 1000 + changes.filter((c) => c.ownerOn !== null).reduce((n, c) => n + (c.direction === "less" ? -c.fen : c.fen), 0);
    const paid = payments.reduce((n, p) => n + p.fen, 0);
    const work = payments.filter((p) => p.kind === "progress").reduce((n, p) => n + p.fen, 0);
    const holds =
      paid <= total &&
      work <= total - Math.floor((total * 30) / 1000) &&
      payments.every((p) => p.paidOn >= "2026-01-01" && (p.kind !== "retention" || p.paidOn >= "2027-01-01"));
    assert.equal(Object.keys(paymentFaults(contract, changes, payments)).length === 0, holds, JSON.stringify({ changes, payments }));
  }
});

test("rules: three of 3.9 million each, none competed for, are seen as one", () => {
  const three = [1, 2, 3].map((id) => ({ id, title: `${id}`, part: "works", method: "negotiation", estimateFen: 390_000_000 }));
  const threshold = [{ part: "works", fen: 400_000_000, source: "示例" }];
  assert.deepEqual(splitOf(three, threshold)[0]?.ids, [1, 2, 3]);
  assert.deepEqual(
    splitOf(
      three.map((t) => ({ ...t, method: "open" })),
      threshold,
    ),
    [],
  );
  assert.deepEqual(splitOf(three.slice(0, 1), threshold), []);
});

test("a museum from its plan: baselines with drift, tenders, a payment above is refused, meetings answered, what threatens the opening", async () => {
  const { on, file } = daysOf(world);
  on("2026-03-02");
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9201" });
  const partyCode = BODY + creditCodeCheck(BODY);
  const { id } = await adviser.capital_project.create({ values: { name: "示例科技馆", openingOn: "2026-10-01" }, requestKey: nextKey() });
  const put = async (child: string, values: object, childId?: number) =>
    adviser.capital_project.putChild({
      id,
      version: (await adviser.capital_project.get({ id })).version,
      child,
      values: { ...values },
      ...(childId === undefined ? {} : { childId }),
    });
  const desk = async () => (await adviser.capital_project.get({ id })).sections["desk"] as ProjectDesk;
  const act = (client: typeof adviser, action: string, of = id) => client.capital_project.act({ id: of, action, requestKey: nextKey() });

  for (const action of ["study", "design"]) await act(adviser, action);
  assert.equal(await refusalOf(act(adviser, "build")), "gate-unmet", "no approved estimate");
  await put("approvals", { kind: "estimate", number: "示例批〔2026〕1 号", onDay: "2026-02-20", fen: 1_000_000_000 });
  await put("budget", { part: "works", fen: 1_000_000_000 });
  await act(adviser, "build");
  await put("milestones", { name: "主体", planFrom: "2026-03-01", planTo: "2026-06-30" });
  assert.equal(
    await refusalOf(put("milestones", { name: "布展", planFrom: "2026-07-01", planTo: "2026-09-28", after: "主题" })),
    "invalid",
    "waits for nobody that is there",
  );
  const shown = (await put("milestones", { name: "布展", planFrom: "2026-07-01", planTo: "2026-09-28", after: "主体" })).id;
  await adviser.capital.fixBaseline({ id, name: "v1", reason: "初步设计批复（示例）" });
  assert.equal(await refusalOf(adviser.capital.fixBaseline({ id, name: "v1", reason: "再来一次" })), "same-name");
  await put("milestones", { name: "布展", planFrom: "2026-07-01", planTo: "2026-10-10", after: "主体" }, shown);
  await adviser.capital.fixBaseline({ id, name: "v2", reason: "展品到货推迟（示例）" });
  assert.deepEqual(
    (await desk()).baselines.map((b) => [b.name, b.rows.find((r) => r.name === "布展")?.planTo]),
    [
      ["v1", "2026-09-28"],
      ["v2", "2026-10-10"],
    ],
    "a baseline is not changed by a later plan",
  );
  assert.equal(
    await refusalOf(
      put(
        "milestones",
        { name: "主体", planFrom: "2026-03-01", planTo: "2026-06-30", actualTo: "2026-12-01", proof: "x" },
        (await rows("milestones"))[0]?.id,
      ),
    ),
    "invalid",
    "nothing is over in the future",
  );

  // Tenders: which method, how many bidders, publicity in working days, no contract no signature.
  await world.client("示例省", ["reviewer"]).tender_threshold.create({
    values: { name: "工程招标限额（示例）", part: "works", fen: 400_000_000, source: "示例", fromOn: "2020-01-01" },
    requestKey: nextKey(),
  });
  const base = {
    title: "主体工程",
    projectId: id,
    part: "works",
    law: "tender",
    method: "negotiation",
    estimateFen: 600_000_000,
    ceilingFen: 600_000_000,
  };
  const tender = (await adviser.capital_tender.create({ values: base, requestKey: nextKey() })).id;
  const step = (client: typeof adviser, action: string, reason?: string) =>
    client.capital_tender.act({ id: tender, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
  const edit = async (values: object) =>
    adviser.capital_tender.edit({
      id: tender,
      version: (await adviser.capital_tender.get({ id: tender })).version,
      values: { ...base, ...values },
    });
  assert.equal(await refusalOf(step(adviser, "announce")), "gate-unmet", "6 million without a tender, reason or approval");
  await edit({ method: "open" });
  await step(adviser, "announce");
  await edit({ method: "open", noticeOn: "2026-03-02", bidsOn: "2026-03-24", bidders: 2 });
  on("2026-03-24");
  assert.equal(await refusalOf(step(adviser, "open")), "gate-unmet", "two bidders");
  await step(adviser, "fail", "投标人不足三个");
  await step(adviser, "again");
  assert.equal((await adviser.capital_tender.get({ id: tender })).values["round"], 2);
  await step(adviser, "announce");
  const won = { method: "open", noticeOn: "2026-03-25", bidsOn: "2026-04-15", bidders: 4, winner: "示例建设公司", awardFen: 590_000_000 };
  assert.equal(await refusalOf(edit(won)), "invalid", "nobody has won before the bids are opened");
  await edit({ ...won, winner: null, awardFen: null });
  on("2026-04-14");
  assert.equal(await refusalOf(step(adviser, "open")), "gate-unmet", "the day before");
  on("2026-04-16");
  await step(adviser, "open");
  assert.equal((await adviser.capital_tender.get({ id: tender })).values["bidsOn"], "2026-04-16", "opened a day late");
  assert.equal(await refusalOf(edit({ ...won, awardFen: 600_000_001 })), "invalid", "above the ceiling");
  await edit(won);
  await step(adviser, "publish");
  assert.equal(await refusalOf(step(reviewer, "award")), "gate-unmet");
  on("2026-04-24");
  await step(reviewer, "award");
  assert.equal(await refusalOf(step(adviser, "sign")), "gate-unmet", "no contract");

  const values = {
    title: "主体施工合同",
    projectId: id,
    tenderId: tender,
    part: "works",
    party: "示例建设公司",
    partyCode,
    number: "示例-1",
    fen: 590_000_000,
    signedOn: "2026-04-28",
    retentionPermille: 30,
    defectsUntil: "2027-12-31",
  };
  const contract = (await adviser.capital_contract.create({ values, requestKey: nextKey() })).id;
  await step(adviser, "sign");
  const add = async (child: string, row: object) =>
    adviser.capital_contract.putChild({
      id: contract,
      version: (await adviser.capital_contract.get({ id: contract })).version,
      child,
      values: { ...row },
    });
  const pay = (fen: number, paidOn = "2026-06-01", kind = "progress") => add("payments", { kind, fen, paidOn, invoice: "示例发票" });
  assert.equal(await refusalOf(pay(100, "2026-04-27")), "invalid", "before the signing");
  await pay(500_000_000);
  assert.equal(await refusalOf(pay(90_000_001)), "invalid", "above the contract");
  assert.equal(await refusalOf(pay(80_000_000)), "invalid", "into the retention");
  const change = { kind: "design", cause: "增加坡道（示例）", direction: "more", fen: 100_000_000, askedOn: "2026-05-06" };
  await add("changes", change);
  assert.equal(await refusalOf(pay(80_000_000)), "invalid", "a change that not all four signed is none");
  const its = (await adviser.capital_contract.get({ id: contract })).children["changes"] as { id: number }[];
  const sign = async (row: object) =>
    adviser.capital_contract.putChild({
      id: contract,
      version: (await adviser.capital_contract.get({ id: contract })).version,
      child: "changes",
      childId: its[0]?.id as number,
      values: { ...change, ...row },
    });
  const four = { contractorOn: "2026-05-06", supervisorOn: "2026-05-07", adviserOn: "2026-05-08", ownerOn: "2026-05-09" };
  assert.equal(await refusalOf(sign({ ...four, ownerOn: "2026-05-01" })), "invalid", "the owner signs last");
  await sign(four);
  await pay(80_000_000);
  assert.equal(await refusalOf(sign({ ...four, ownerOn: null })), "invalid", "nor is the change unsigned again after it was paid");
  assert.equal(await refusalOf(pay(20_000_000, "2026-12-01", "retention")), "invalid", "the defect period is not over");
  const { money } = await desk();
  assert.deepEqual(
    [money.budgetFen, money.fen, money.changesFen, money.paidFen, money.leftFen, money.retainedFen],
    [1_000_000_000, 590_000_000, 100_000_000, 580_000_000, 110_000_000, 20_700_000],
  );
  const listed = (await adviser.capital_contract.list({ filter: {}, limit: 20 })).rows[0] as unknown as Record<string, unknown>;
  assert.deepEqual(
    [listed["changesFen"], listed["paidFen"], listed["leftFen"]],
    [100_000_000, 580_000_000, 110_000_000],
    "in one row of the list",
  );

  const meeting = (
    await adviser.capital_meeting.create({
      values: { title: "布展方案论证会（示例）", projectId: id, kind: "experts", onDay: "2026-05-20" },
      requestKey: nextKey(),
    })
  ).id;
  await adviser.capital_meeting.putChild({
    id: meeting,
    version: 1,
    child: "opinions",
    values: { expert: "某教授（示例）", says: "增加无障碍通道" },
  });
  on("2026-07-30");
  await put("risks", { says: "展品清关慢（示例）", days: 20, who: "马某", nextOn: "2026-07-15" });
  const now = await desk();
  assert.deepEqual([now.meetings, now.unanswered], [1, 1]);
  assert.match(now.threats[0]?.says.zh ?? "", /按现在的进度 2026年11月9日 才完成“布展”（等“主体”），比希望开放日晚 39 天/);
  assert.ok(now.threats.some((t) => t.says.zh.includes("“主体”计划 2026年6月30日 完成，已过 30 天")));
  assert.ok(now.threats.some((t) => t.says.zh.includes("2026年7月15日 该看没看")));

  on("2026-11-20");
  for (const { id: of, ...then } of await rows("milestones"))
    await put("milestones", { ...then, actualTo: "2026-11-15", proof: "验收单（示例）" }, of);
  await act(adviser, "finish");
  await file("甲一县", id, "acceptance");
  await act(reviewer, "accept");
  await act(reviewer, "open");
  assert.equal(await refusalOf(act(reviewer, "close")), "gate-unmet", "contracts are not paid");

  // The final account: each step in its order, a cut with its reason, nothing above the contract, payments within what was audited.
  const check = (name: string, fen: number, more: object = {}) =>
    add("settlements", { step: name, fen, onDay: "2026-11-20", body: "示例造价咨询公司", ...more });
  assert.equal(await refusalOf(check("audited", 670_000_000)), "invalid", "nothing was submitted");
  await check("submitted", 690_000_000);
  assert.equal(await refusalOf(check("audited", 670_000_000)), "invalid", "a cut without its reason");
  assert.equal(await refusalOf(check("audited", 690_000_001, { reason: "漏项" })), "invalid", "above contract and changes");
  await check("audited", 670_000_000, { reason: "坡道工程量多计", documentNo: "示例审〔2026〕3 号" });
  assert.equal(await refusalOf(pay(70_000_000, "2026-11-20", "settlement")), "invalid", "into the retention of the audited sum");
  await pay(69_900_000, "2026-11-20", "settlement");
  const finding = (
    await reviewer.audit_finding.create({
      values: {
        ...{ title: "坡道工程量多计（示例）", projectId: id, contractId: contract, says: "图纸与现场不符", fen: 20_000_000 },
        ...{ body: "示例审计局", foundOn: "2026-11-20", who: "工程部", untilOn: "2027-01-31" },
      },
      requestKey: nextKey(),
    })
  ).id;
  const answered = (client: typeof adviser, action: string) => client.audit_finding.act({ id: finding, action, requestKey: nextKey() });
  const itself = await adviser.audit_finding.get({ id: finding });
  assert.equal(itself.case?.dueOn, "2027-01-31", "due when its answer is");
  await adviser.audit_finding.edit({ id: finding, version: itself.version, values: { ...itself.values, answer: "已扣回" } });
  assert.equal(await refusalOf(answered(adviser, "answer")), "gate-unmet", "without paper");
  await file("甲一县", finding, "proof");
  await answered(adviser, "answer");
  on("2028-01-05");
  await pay(20_100_000, "2028-01-05", "retention");
  assert.equal(await refusalOf(act(reviewer, "close")), "gate-unmet", "a finding is not closed");
  const closing = await desk();
  assert.deepEqual(closing.accounts, {
    submitted: { fen: 690_000_000, contracts: 1 },
    reviewed: { fen: 0, contracts: 0 },
    audited: { fen: 670_000_000, contracts: 1 },
    cut: { fen: 20_000_000, contracts: 1 },
  });
  assert.equal(closing.money.leftFen, 0);
  const text = await paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/capital_project/:id/accounts", id);
  assert.match(text ?? "", /送审1份690 万元，审定1份670 万元，核减20 万元。.*坡道工程量多计.*查出问题1个，已销号0个，未销号1个。.*工程部/s);
  await answered(reviewer, "close");
  await act(reviewer, "close");
  const facts = await world.installation.services.database.asRoot(world.installation.services.rootUnitId, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "dimensions"]).where("kind", "=", "capital.opened").execute(),
  );
  assert.deepEqual(
    facts.map((f) => f.dimensions),
    [{ kept: "late" }],
  );

  async function rows(child: string) {
    return (await adviser.capital_project.get({ id })).children[child] as { id: number; name: string }[];
  }
});

test("the audit folder: files of a project and of whatever belongs to it, one index that equals them, what has none named", async () => {
  const { on } = daysOf(world);
  on("2026-12-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const { services } = world.installation;
  const actor = world.actor("甲一县", ["adviser"]);
  const { id } = await adviser.capital_project.create({
    values: { name: "乡镇科普馆（示例）", openingOn: "2027-10-01" },
    requestKey: nextKey(),
  });
  const meeting = async (title: string) =>
    (
      await adviser.capital_meeting.create({
        values: { title, projectId: id, kind: "experts", onDay: "2026-11-20" },
        requestKey: nextKey(),
      })
    ).id;
  const [first] = [await meeting("选址论证会（示例）"), await meeting("布展评审会（示例）")];
  const attach = async (to: { case_id: number } | { subject: string }, name: string, text: string) => {
    const received = await services.files.receive(new Blob([pdfOf(text)]).stream(), name);
    assert.ok(received.ok, JSON.stringify(received));
    const of = { case_id: null, subject: null, kind: "other", ...to };
    await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, of, name, received.value));
  };
  await attach({ case_id: id }, "立项批复（示例）.pdf", "批复");
  await attach({ subject: `capital_meeting:${first}` }, "专家意见（示例）.pdf", "意见");
  await attach({ subject: `capital_meeting:${first}` }, "批复又一份（示例）.pdf", "批复");
  const contract = (
    await adviser.capital_contract.create({
      values: {
        ...{ title: "布展合同（示例）", projectId: id, part: "works", party: "示例建设公司", partyCode: `${BODY}${creditCodeCheck(BODY)}` },
        ...{ number: "示例-7", fen: 100_000_000, signedOn: "2026-11-01" },
      },
      requestKey: nextKey(),
    })
  ).id;
  for (const [step, fen, reason] of [
    ["submitted", 100_000_000, null],
    ["reviewed", 94_000_000, "展柜数量核减"],
  ] as const)
    await adviser.capital_contract.putChild({
      id: contract,
      version: (await adviser.capital_contract.get({ id: contract })).version,
      child: "settlements",
      values: { step, fen, onDay: "2026-12-01", body: "示例造价咨询公司", reason },
    });
  const finding = { title: "展柜少装（示例）", projectId: id, says: "少两个", body: "示例审计局", foundOn: "2026-12-01" };
  await adviser.audit_finding.create({ values: { ...finding, who: "展陈部", untilOn: "2026-12-31" }, requestKey: nextKey() });
  const folder = await services.house.papers["capital/projects/:id/folder"]?.(services, actor, { id: String(id) });
  const pieces: Buffer[] = [];
  for await (const piece of folder?.bytes as Readable) pieces.push(piece as Buffer);
  const files = unzipSync(Buffer.concat(pieces));
  const names = Object.keys(files).filter((n) => !n.startsWith("0-"));
  assert.deepEqual(
    names.map((n) => n.split("/")[0]),
    ["1-立项和批复", "2-会议和论证"],
    "a content lies once",
  );
  const listed = strFromU8(files["0-校验清单.txt"] as Uint8Array)
    .trim()
    .split("\n");
  assert.deepEqual(
    listed,
    names.map(
      (n) =>
        `${createHash("sha256")
          .update(files[n] as Uint8Array)
          .digest("hex")}  ${n}`,
    ),
    "the list equals the files",
  );
  const index = strFromU8(unzipSync(files["0-审计资料目录.docx"] as Uint8Array)["word/document.xml"] as Uint8Array).replace(/<[^>]+>/g, "");
  assert.match(
    index,
    /共 2 件.*立项批复.*选址论证会.*布展合同.*100 万元.*94 万元.*6 万元.*审计问题.*展柜少装.*展陈部.*待整改.*还没有文件的.*布展评审会/s,
  );
  await assert.rejects(
    async () => services.house.papers["capital/projects/:id/folder"]?.(services, world.actor("乙一县", ["adviser"]), { id: String(id) }),
    /Not Found/,
  );
});
