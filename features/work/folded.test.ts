import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mintActor } from "../../platform/access/scope.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { filterOf } from "../../tests/bench-lines.ts";
import { nextKey } from "../../tests/served.ts";
import { countMine } from "./bench.ts";

/** Many entries of one kind about one parent are one line of the bench, and its way leads to the list of them alone. */
let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());
/** A Monday. */
const TODAY = "2026-11-02";
const at = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));
const due = (ids: readonly number[], day: string) =>
  world.owner(async (owner) => {
    await owner.query("update work_case set due_on = $2 where id = any ($1)", [ids, day]);
  });

test("projects of a fair are a line by stretch of days, with a list of exactly them; what stands alone keeps its place", async () => {
  at(TODAY);
  const actor = world.actor("甲市", ["adviser"]);
  const city = world.as(actor);
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;
  const fairs = await Promise.all(
    ["第一届洽谈会（示例）", "第二届洽谈会（示例）"].map((title) =>
      put(city.fair, {
        ...{ title, fromOn: "2026-12-10", toOn: "2026-12-10", place: "示例会展中心", hours: "09:00-11:00", slotMinutes: 30 },
        ...{ reviewsEach: 2, spreadMost: 20, publicityDays: 5, source: "示例方案" },
      }),
    ),
  );
  const project = (fair: number, n: number) =>
    put(city.fair_project, {
      ...{ fairId: fairs[fair], kind: "promote", title: `示例项目 ${fair}-${n}`, field: "机械", owner: `示例厂 ${fair}-${n}` },
      ...{ summary: "示例简介，讲清楚做什么。", contactName: "赵工（示例）" },
    });
  const ids: number[] = [];
  for (let n = 0; n < 24; n++) ids.push(await project(0, n));
  const few: number[] = [];
  for (let n = 0; n < 4; n++) few.push(await project(1, n));
  await due(ids.slice(0, 6), "2026-10-30");
  await due([ids[6] as number], TODAY);
  await due(ids.slice(7, 13), "2026-11-08");
  await due(ids.slice(13), "2026-11-20");
  await due(few, "2026-11-09");

  const bench = await city.work.workbench({});
  const lines = bench.mine.flatMap((i) => (i.many ? [{ ...i.many, due: i.dueOn, process: i.process }] : []));
  assert.deepEqual(
    lines.map((l) => [l.process, l.count, l.overdue, l.due, l.about]),
    [
      ["fair_project", 7, 6, "2026-10-30", "第一届洽谈会（示例）"],
      ["fair_project", 6, 0, "2026-11-08", "第一届洽谈会（示例）"],
      ["fair_project", 11, 0, "2026-11-20", "第一届洽谈会（示例）"],
    ],
    "what is due today, this week and later is counted where it is due",
  );
  for (const line of lines)
    assert.equal((await city.fair_project.list({ filter: filterOf(line.href), limit: 50 } as never)).total, line.count, line.href);
  const single = bench.mine.filter((i) => !i.many).map((i) => i.id);
  assert.ok(
    few.every((id) => single.includes(id)),
    "four of another fair stand one by one",
  );
  const days = bench.mine.map((i) => i.dueOn ?? "9999");
  assert.deepEqual(days, [...days].sort(), "in the order they are due");
  const covered = bench.mine.reduce((sum, i) => sum + (i.many?.count ?? 1), 0);
  assert.equal(covered, bench.counts.mine, "every entry stands somewhere");
  assert.equal(bench.counts.overdue, 6);
  const { services } = world.installation;
  const badge = await services.database.read(actor.scope, (db) => countMine(db, actor, TODAY, services.house));
  assert.equal(badge, bench.counts.mine, "the badge and the heading say the same number");
  // However few rows are asked for, the lines do not use them up.
  const cut = await city.work.workbench({ most: 3 });
  assert.deepEqual(
    cut.mine.map((i) => i.id),
    bench.mine.slice(0, 3).map((i) => i.id),
  );
  assert.deepEqual(cut.counts, bench.counts);

  // Reminded of, one comes out of its line and stands by itself.
  await world.owner(async (owner) => {
    await owner.query("insert into nudge (case_id, on_day, by_person_id) values ($1, $2, $3)", [ids[12], TODAY, actor.personId]);
  });
  const reminded = await city.work.workbench({});
  assert.ok(reminded.mine.some((i) => i.id === ids[12] && !i.many));
  // Somebody who may not open the list has them one by one.
  const { personId, roles, scope } = actor;
  const blind = mintActor(
    { personId: personId ?? 0, name: "甲", unitPath: [...scope.unitPath], roles },
    new Map([["adviser", ["work.read"]]]),
  );
  assert.ok((await world.as(blind).work.workbench({})).mine.every((i) => i.many === null));
});

test("in a room whose list has no column of the parent, too: findings of a building project", async () => {
  const reviewer = world.client("甲一县", ["reviewer", "adviser"]);
  const { id } = await reviewer.capital_project.create({
    values: { name: "示例馆（示例）", openingOn: "2027-10-01" },
    requestKey: nextKey(),
  });
  for (let n = 0; n < 5; n++)
    await reviewer.audit_finding.create({
      values: {
        ...{ title: `问题 ${n}（示例）`, projectId: id, says: "图纸与现场不符", fen: 100, body: "示例审计局" },
        ...{ foundOn: "2026-10-20", who: "工程部", untilOn: "2026-11-06" },
      },
      requestKey: nextKey(),
    });
  const line = (await reviewer.work.workbench({})).mine.find((i) => i.process === "audit_finding");
  assert.deepEqual([line?.many?.count, line?.many?.about], [5, "示例馆（示例）"]);
  const listed = await reviewer.audit_finding.list({ filter: filterOf(line?.many?.href ?? ""), limit: 50 } as never);
  assert.equal(listed.total, 5);
});

test("a kind that is alike and has no parent: requests of schools for the caravan stand in one line of whoever carries them", async () => {
  const actor = world.actor("甲一县", ["adviser"]);
  const county = world.as(actor);
  for (let n = 0; n < 6; n++)
    await county.caravan_request.create({
      values: {
        ...{ school: `示例小学 ${n}`, address: "示例路", pupils: 100 + n, firstOn: "2026-11-20", lastOn: "2026-12-20" },
        ...{ half: "any", contactName: "赵老师（示例）" },
      },
      requestKey: nextKey(),
    });
  const line = (await county.work.workbench({})).mine.find((i) => i.process === "caravan_request");
  assert.deepEqual([line?.many?.count, line?.many?.about], [6, ""]);
  const listed = await county.caravan_request.list({ filter: filterOf(line?.many?.href ?? ""), limit: 50 } as never);
  assert.equal(listed.total, 6);
});
