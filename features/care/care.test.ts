import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { resealAll } from "../../platform/sensitive/sealed.ts";
import { addFieldKey } from "../../platform/sensitive/vault.ts";
import type { ReasonShown } from "./reason.ts";
import { accountOf, isSeveral, isUnvisited, monthsSince, namesAReason, visitsHimself } from "./rules.ts";
import type { PlanLedger } from "./server.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

test("words, lists in one row, visits to oneself, sums and months by hand", () => {
  for (const text of ["困难科技工作者张某", "重 病慰问", "住院探望"]) assert.ok(namesAReason(text), text);
  for (const text of ["春节走访罗某", "病虫害防治专家", "残次果分选"]) assert.ok(!namesAReason(text), text);
  for (const name of ["张某等5人", "张某、李某"]) assert.ok(isSeveral(name), name);
  assert.ok(!isSeveral("罗桔（示例）"));
  assert.ok(visitsHimself("王远（示例）、罗桔", "罗桔（示例）"));
  assert.ok(!visitsHimself("罗桔红", "罗桔"));
  const visit = (state: string, plannedFen: number, givenFen: number | null = null) => ({ state, plannedFen, givenFen });
  const account = accountOf(10_000, [
    visit("done", 3000, 2800),
    visit("approved", 4000),
    visit("nominated", 9000),
    visit("declined", 5000),
  ]);
  assert.deepEqual(account, { budgetFen: 10_000, givenFen: 2800, boundFen: 4000, askedFen: 9000, leftFen: 3200 });
  assert.deepEqual(
    [isUnvisited(null, 24, "2026-11-29"), isUnvisited("2024-11-29", 24, "2026-11-29"), isUnvisited("2024-11-30", 24, "2026-11-29")],
    [true, true, false],
  );
  assert.equal(monthsSince("2025-01-31", "2026-02-28"), 13);
});

test("planned, approved by another, done with receipt, declined as a normal end; the budget adds up and the reason is seen by the few alone", async () => {
  setDay("2026-01-05");
  const adviser = world.client("甲一县", ["adviser"]);
  const leader = world.as({ ...world.actor("甲一县", ["leader"]), id: "person:990" });
  const person = (name: string, more: object = {}) =>
    adviser.care_person.create({
      values: { name, employer: "示例农技站", circle: "veteran", standing: "here", ...more },
      requestKey: nextKey(),
    });
  assert.equal(await refusalOf(person("罗某等5人")), "invalid");
  assert.equal(await refusalOf(person("罗桔", { employer: "困难企业" })), "invalid");
  const [luo, he, shen, gone] = [
    await person("罗桔（示例）"),
    await person("何青（示例）"),
    await person("沈蕙（示例）"),
    await person("故某（示例）", { standing: "deceased" }),
  ];
  const planned = (name: string) =>
    adviser.care_plan.create({
      values: {
        ...{ name, occasion: "spring", fromOn: "2026-01-10", toOn: "2026-02-20", criteria: "一线和老科技工作者" },
        ...{ source: "示例，主席办公会 2026-01-04", budgetFen: 300_000 },
      },
      requestKey: nextKey(),
    });
  const [open, plan] = [await planned("2026年科技工作者日慰问（示例）"), await planned("2026年春节慰问（示例）")] as const;
  const nominate = (personId: number, more: object = {}, who = adviser) =>
    who.care_visit.create({
      values: {
        ...{ title: "春节走访（示例）", planId: plan.id, personId, nominatedBy: "示例农技站", way: "visit", plannedFen: 100_000 },
        ...{ consentNamed: "unasked", consentPictured: "no", ...more },
      },
      requestKey: nextKey(),
    });
  const refused = async (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "was not refused",
      (e: unknown) => Object.keys((e as { data?: { fields?: object } }).data?.fields ?? {}).join(),
    );
  assert.equal(await refused(nominate(luo.id, { title: "重病慰问罗桔" })), "title");
  assert.equal(await refused(nominate(gone.id)), "personId", "who has died is not visited");
  const town = world.client("甲市", ["adviser"]);
  assert.equal(await refused(nominate(luo.id, {}, town)), "planId", "a plan of the own unit");
  const visit = await nominate(luo.id, { consentNamed: "yes" });
  const second = await nominate(he.id);
  const third = await nominate(shen.id, { plannedFen: 150_000 });
  const act = (id: number, action: string, who = adviser, reason?: string) =>
    who.care_visit.act({ id, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal(await refusalOf(act(visit.id, "approve", leader)), "gate-unmet", "the plan is not approved");
  await leader.care_plan.act({ id: plan.id, action: "approve", requestKey: nextKey() });
  await act(visit.id, "approve", leader);
  await act(second.id, "approve", leader);
  assert.equal(await refusalOf(act(third.id, "approve", leader)), "gate-unmet", "1,500 of the 1,000 that are left");

  // The reason: by the few, each look with its purpose, to nobody above and in nothing that leaves.
  const reason = { id: visit.id, version: (await adviser.care_visit.get({ id: visit.id })).version, text: "示例：长期住院，家庭负担重" };
  await adviser.care.writeReason(reason);
  assert.equal(await refusalOf(adviser.care.writeReason(reason)), "stale", "another window wrote it");
  const county = world.client("甲一县", ["adviser", "reviewer"]);
  assert.equal(await refusalOf(town.care.lookReason({ id: visit.id, purpose: "检查" })), "NOT_FOUND", "no superior");
  assert.equal(await refusalOf(world.client("甲市", ["leader"]).care.writeReason(reason)), "NOT_FOUND");
  assert.equal(
    await refusalOf(
      world
        .as({
          ...world.actor("甲一县", ["adviser"]),
          id: "person:991",
          scope: { ...world.actor("甲一县", ["adviser"]).scope, personId: 991 } as never,
        })
        .care.lookReason({ id: visit.id, purpose: "好奇" }),
    ),
    "NOT_FOUND",
    "an adviser who does not carry it",
  );
  assert.equal(await refusalOf(world.client("甲一县", ["reviewer"]).care.lookReason({ id: visit.id, purpose: "核对" })), "FORBIDDEN");
  assert.equal(await refusalOf(leader.care.lookReason({ id: visit.id, purpose: "" })), "invalid", "without a purpose");
  assert.equal((await leader.care.lookReason({ id: visit.id, purpose: "定慰问方式" })).text, reason.text);
  // Keys turn: the reason lies under the new one, as every sealed text of every room.
  const key = addFieldKey(world.installation.services);
  assert.ok((await resealAll(world.installation.services)) >= 1);
  await world.owner(async (owner) => {
    for (const { table } of world.installation.services.house.sealed) {
      const { rows } = await owner.query(`select distinct key_id from ${table} where key_id is not null`);
      assert.ok(table !== "care_reason" || rows.length === 1);
      assert.ok(
        rows.every((r: { key_id: string }) => r.key_id === key),
        table,
      );
    }
  });
  const shown = (await adviser.care_visit.get({ id: visit.id })).sections["reason"] as ReasonShown;
  assert.deepEqual([shown.may, shown.stored, shown.looks.map((l) => l.purpose)], [true, true, ["定慰问方式"]]);
  assert.equal(await refusalOf(world.client("甲市", ["leader"]).care_visit.get({ id: visit.id })), "NOT_FOUND", "a superior counts visits");
  await world.owner(async (owner) => {
    // Neither history, audit, search, drafts, facts nor any text column of any table holds it.
    const { rows } = await owner.query<{ t: string }>(
      "select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    assert.ok(rows.length > 100);
    for (const { t } of rows) {
      const { rows: found } = await owner.query(`select from "${t}" x where x::text like '%长期住院%' limit 1`);
      assert.equal(found.length, 0, t);
    }
  });
  const hits = await county.care_visit.list({ limit: 5, filter: {}, search: "长期住院" });
  assert.equal(hits.total, 0);

  // Done: who, when, how much, the receipt; nobody visits himself; no reason in a file's name.
  setDay("2026-02-01");
  const edit = async (id: number, more: object) => {
    const { version, values } = await adviser.care_visit.get({ id });
    return adviser.care_visit.edit({ id, version, values: { ...values, ...more } as never });
  };
  assert.equal(await refusalOf(act(visit.id, "done")), "gate-unmet");
  await edit(visit.id, { visitors: "罗桔（示例）", visitedOn: "2026-01-30", givenFen: 90_000, goods: "米、油（示例）" });
  const file = async (id: number, name: string) => {
    const actor = world.actor("甲一县", ["adviser"]);
    await world.installation.services.database.write(actor.scope, (tx) =>
      tx
        .insertInto("stored_file")
        .values({
          ...{ sha256: Buffer.alloc(32, id % 250), name, media_type: "application/pdf", bytes: 9 },
          ...{ case_id: id, kind: "receipt", uploaded_by: actor.id },
        })
        .execute(),
    );
  };
  assert.equal(await refusalOf(act(visit.id, "done")), "gate-unmet", "no receipt, and he visits himself");
  await file(visit.id, "签收单（示例）.pdf");
  assert.equal(await refusalOf(act(visit.id, "done")), "gate-unmet", "he visits himself");
  await edit(visit.id, { visitors: "王远（示例）", givenFen: 250_000 });
  assert.equal(await refusalOf(act(visit.id, "done")), "gate-unmet", "more than is left of the budget");
  await edit(visit.id, { givenFen: 90_000 });
  await act(visit.id, "done");
  await adviser.care.writeReason({
    id: second.id,
    version: (await adviser.care_visit.get({ id: second.id })).version,
    text: "示例：照顾家人",
  });
  assert.equal(
    (await adviser.care_visit.get({ id: second.id })).actions.find((x) => x.action === "decline")?.ends,
    true,
    "one tap does not end a visit: it stands among what ends the case",
  );
  await act(second.id, "decline");
  assert.equal(
    ((await adviser.care_visit.get({ id: second.id })).sections["reason"] as ReasonShown).stored,
    false,
    "declined: nobody needs to know",
  );
  await act(third.id, "approve", leader);
  const { account, rows, news } = (await adviser.care_plan.get({ id: plan.id })).sections["account"] as PlanLedger;
  assert.deepEqual(account, { budgetFen: 300_000, givenFen: 90_000, boundFen: 150_000, askedFen: 0, leftFen: 60_000 });
  assert.equal(account.givenFen + account.boundFen + account.leftFen, account.budgetFen);
  assert.deepEqual(
    rows.map((r) => [r.name, r.state, r.receipts]),
    [
      ["罗桔（示例）", "done", 1],
      ["何青（示例）", "declined", 0],
      ["沈蕙（示例）", "approved", 0],
    ],
  );
  assert.deepEqual(news, { named: ["罗桔（示例）"], others: 0 });
  const planNow = await adviser.care_plan.get({ id: plan.id });
  assert.equal(
    await refusalOf(
      adviser.care_plan.edit({ id: plan.id, version: planNow.version, values: { ...planNow.values, budgetFen: 200_000 } as never }),
    ),
    "invalid",
    "less than was given and approved",
  );
  assert.equal(await refusalOf(adviser.care_plan.act({ id: plan.id, action: "close", requestKey: nextKey() })), "gate-unmet");
  await edit(third.id, { visitors: "王远（示例）", visitedOn: "2026-01-31", givenFen: 120_000 });
  await file(third.id, "困难补助签收.pdf");
  assert.equal(await refusalOf(act(third.id, "done")), "gate-unmet", "a reason in the file's name");
  await act(third.id, "drop", leader, "changed");
  await adviser.care_plan.act({ id: plan.id, action: "close", requestKey: nextKey() });
  // A choice of plans begins with those that are not over, and says of the others what became of them.
  assert.deepEqual(
    (await adviser.care_plan.find({ words: "" })).map((f) => [f.id, f.ended?.zh ?? null]),
    [
      [open.id, null],
      [plan.id, "已办完"],
    ],
  );

  const facts = await world.installation.services.database.read(world.actor("示例省", ["leader"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["occurred_on", "measures", "dimensions", "keys"]).where("kind", "=", "care.visited").execute(),
  );
  assert.deepEqual(facts, [
    { occurred_on: "2026-01-30", measures: {}, dimensions: { occasion: "spring", way: "visit" }, keys: { person: luo.id } },
  ]);

  // Nobody came for so many months: by the parameter, which has its day.
  const names = async () => (await adviser.care.listUnvisited()).rows.map((r) => [r.name, r.months]);
  assert.deepEqual(
    (await adviser.care.listUnvisited()).rows.map((r) => [r.name, r.declinedOn]),
    [
      ["何青（示例）", "2026-02-01"],
      ["沈蕙（示例）", null],
    ],
  );
  assert.deepEqual(await names(), [
    ["何青（示例）", null],
    ["沈蕙（示例）", null],
  ]);
  setDay("2028-01-30");
  assert.deepEqual((await names()).at(-1), ["罗桔（示例）", 24]);
  setDay("2028-01-29");
  assert.equal((await names()).length, 2, "a day before");
  await world.owner(async (owner) => {
    const unit = world.units["甲一县"];
    await owner.query(
      `insert into parameter (name, unit_id, unit_path, value, from_on, source, set_by, outcome, decided_by, decided_at)
       values ('care_unvisited_months', $1, $2, 6, '2026-06-01', '示例', 'person:1', 'agreed', 'person:2', now())`,
      [unit?.id, unit?.path],
    );
  });
  setDay("2026-08-01");
  assert.deepEqual((await adviser.care.listUnvisited()).months, 6);
  assert.deepEqual((await names()).at(-1), ["罗桔（示例）", 6]);
  assert.deepEqual((await world.client("乙一县", ["adviser"]).care.listUnvisited()).rows, []);
});

test("somebody on the roster is found as the same person as an expert, by his own unit; a superior learns of no entry", async () => {
  const adviser = world.client("乙一县", ["adviser", "leader"]);
  const made = await adviser.care_person.create({
    values: { name: "石柑（示例）", employer: "示例柑橘所", circle: "expert", standing: "here", phone: "19900305555" },
    requestKey: nextKey(),
  });
  const expert = await adviser.expert.create({
    values: { name: "石柑（示例）", employer: "示例柑橘所", academy: "none", outsideStations: 0 },
    requestKey: nextKey(),
  });
  const found = async (who: typeof adviser) =>
    (await who.people.getSamePerson({ list: "expert", id: expert.id })).candidates.map((c) => [c.list, c.id]);
  assert.deepEqual(await found(world.client("乙市", ["leader"])), [], "a superior who asks first takes nothing away either");
  assert.deepEqual(await found(adviser), [["care_person", made.id]]);
  assert.equal(await refusalOf(world.client("乙市", ["leader"]).people.getSamePerson({ list: "care_person", id: made.id })), "NOT_FOUND");
});
