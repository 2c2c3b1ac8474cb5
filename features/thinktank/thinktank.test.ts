import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { paperText } from "../../tests/paper-text.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const values = {
  title: "关于柑橘冷链的建议（示例）",
  theme: "产业",
  authors: "某某（示例）",
  summary: "现状、问题、对策（示例）。",
  body: "正文（示例），依照保守国家秘密法办理。",
};
const stated = { notSecret: true, statedBy: "某某（示例）", statedOn: "2026-11-20", addressees: "示例单位" };

test("a brief that bears a mark is refused before it is stored, through whatever door it comes, and the book repeats nothing of it", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  const marked = { ...values, body: "机密★1年\n第一部分" };
  const tries: (() => Promise<unknown>)[] = [
    () => adviser.brief.create({ values: marked, requestKey: nextKey() }),
    () => adviser.brief.create({ values: { ...values, title: "秘密★示例" }, requestKey: nextKey() }),
    () =>
      adviser.brief.previewImport({
        rows: [
          ["题目", "作者"],
          ["绝密", "某某"],
        ],
      }),
    () =>
      adviser.brief.importRows({
        rows: [
          ["题目", "作者"],
          ["绝密", "某某"],
        ],
        requestKey: nextKey(),
      }),
    () => adviser.brief.listSame({ values: marked }),
    () => adviser.work.keepDraft({ key: "brief.new", body: JSON.stringify({ values: marked }) }),
  ];
  for (const one of tries) assert.equal(await refusalOf(one()), "guarded", String(one));
  const { id } = await adviser.brief.create({ values, requestKey: nextKey() });
  const { version } = await adviser.brief.get({ id });
  for (const one of [
    () => adviser.brief.edit({ id, version, values: marked }),
    () => adviser.brief.putChild({ id, version, child: "deliveries", values: { addressee: "秘密件", way: "专人", onDay: "2026-11-20" } }),
    () => adviser.brief.remark({ id, text: "内部事项" }),
    () => adviser.brief.act({ id, action: "drop", reason: "密级：机密", requestKey: nextKey() }),
    () => adviser.thinktank.enterAdoption({ id, form: "read", body: "机密★", adoptedOn: "2026-11-20", keptAt: "档案室" }),
  ])
    assert.equal(await refusalOf(one()), "guarded", String(one));
  await adviser.work.keepDraft({ key: "brief.new", body: JSON.stringify({ values }) });
  const { database, rootUnitId } = world.installation.services;
  await database.asRoot(rootUnitId, async (db) => {
    const stored = await sql<{ n: number }>`select count(*)::int as n from brief`.execute(db);
    assert.equal(stored.rows[0]?.n, 1);
  });
  await world.owner(async (owner) => {
    const tables = await owner.query<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
    );
    for (const { name } of tables.rows) {
      const { rows } = await owner.query(`select 1 from "${name}" t where t::text ~ '(机密|秘密|绝密)(★|件)|密级：机密'`);
      assert.equal(rows.length, 0, `${name} holds what was refused`);
    }
    const { rows } = await owner.query("select detail, subject from audit_entry where act = 'brief.guarded'");
    assert.equal(rows.length, 11);
    assert.ok(rows.every((r) => r.subject === "brief"));
  });
});

test("from the draft to its delivery: statement, checks by three persons, numbers without a gap, and what became of it for those named alone", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  const person = (n: number, roles: readonly string[]) => world.as({ ...world.actor("甲一县", roles), id: `person:${n}` });
  const [reviewer, second, leader] = [person(8001, ["reviewer"]), person(8002, ["reviewer"]), person(8003, ["leader"])];
  const issue = async (title: string) => {
    const { id } = await adviser.brief.create({ values: { ...values, title }, requestKey: nextKey() });
    const act = (client: typeof adviser, action: string) => client.brief.act({ id, action, requestKey: nextKey() });
    assert.equal(await refusalOf(act(adviser, "submit")), "gate-unmet", "nobody stated that it is not secret");
    await adviser.brief.edit({ id, version: (await adviser.brief.get({ id })).version, values: { ...values, title, ...stated } });
    await act(adviser, "submit");
    await act(reviewer, "pass");
    assert.equal(await refusalOf(act(reviewer, "clear")), "same-person", "the secrecy check is another's");
    await act(second, "clear");
    await act(leader, "sign");
    return id;
  };
  const id = await issue("第一份（示例）");
  const next = await issue("第二份（示例）");
  const numberOf = async (of: number) => (await adviser.brief.get({ id: of })).values["number"];
  assert.deepEqual([await numberOf(id), await numberOf(next)], ["2026-001", "2026-002"]);
  const paper = (unit: string) => paperText(world.installation.services, world.actor(unit, ["adviser"]), "papers/brief/:id/paper", id);
  assert.match((await paper("甲一县")) ?? "", /第一份（示例）.*2026-001　　.*作者/s);
  assert.equal(await paper("乙一县"), undefined, "another county has no paper of it");
  assert.equal(await refusalOf(adviser.brief.act({ id, action: "deliver", requestKey: nextKey() })), "gate-unmet");
  await adviser.brief.putChild({
    id,
    version: (await adviser.brief.get({ id })).version,
    child: "deliveries",
    values: { addressee: "示例单位", way: "专人", onDay: "2026-11-22" },
  });
  await adviser.brief.act({ id, action: "deliver", requestKey: nextKey() });

  const adoption = { id, form: "adopted" as const, body: "某部门（示例）", adoptedOn: "2026-11-22", keptAt: "档案室三号柜" };
  for (const client of [adviser, leader, world.client("示例省", ["leader"])])
    assert.equal(await refusalOf(client.thinktank.lookAtAdoption({ id })), "not-named", "not even a leader or a superior");
  assert.equal(await refusalOf(adviser.thinktank.enterAdoption(adoption)), "not-named");
  assert.equal(await refusalOf(adviser.thinktank.nameSeer({ id, personId: 1 })), "FORBIDDEN");
  const me = world.actor("甲一县", ["adviser"]).personId as number;
  assert.deepEqual(
    (await leader.thinktank.listToName({ id, words: "甲一县" })).map((p) => p.id),
    [me],
  );
  await leader.thinktank.nameSeer({ id, personId: me });
  await adviser.thinktank.enterAdoption(adoption);
  const seen = await adviser.thinktank.lookAtAdoption({ id });
  assert.deepEqual(
    seen.adoptions.map((a) => [a.form, a.body, a.keptAt]),
    [["adopted", "某部门（示例）", "档案室三号柜"]],
  );
  assert.equal((await adviser.thinktank.lookAtAdoption({ id })).looks.length, 2, "every look is written down");

  // The product's own role cannot read the rows, nor unmake a look, whatever code asks.
  const { database, house } = world.installation.services;
  for (const statement of [
    "select * from brief_adoption",
    "delete from brief_look",
    "insert into brief_look (brief_id, person_id) values (1, 1)",
  ])
    await assert.rejects(
      database.write(world.actor("甲一县", ["adviser"]).scope, (db) => sql.raw(statement).execute(db)),
      /permission denied/,
      statement,
    );
  const page = JSON.stringify([await adviser.brief.get({ id }), await adviser.brief.list({ filter: {}, limit: 20 })]);
  assert.ok(!page.includes("某部门"), "neither page nor list holds it");
  const { seers } = (await leader.brief.get({ id })).sections["adoption"] as { seers: { id: number }[] };
  await leader.thinktank.endSeer({ seerId: seers[0]?.id as number });
  assert.equal(await refusalOf(adviser.thinktank.lookAtAdoption({ id })), "not-named", "ended at once");

  // No fact is made of briefs, and no indicator can be written on what became of them.
  assert.ok(![...house.facts.keys()].some((k) => k.startsWith("brief")));
  const define = (name: string, expression: string) =>
    world.client("示例省", ["leader"]).indicators.defineIndicator({
      code: "brief_x",
      name: { zh: name, en: "x" },
      definition: { zh: "示例", en: "sample" },
      expression,
      unit: "count",
      better: "higher",
    });
  assert.equal(await refusalOf(define("专报采用数", "count(brief.adopted)")), "invalid");
  for (const words of ["专报获批示数", "获圈阅专报数", "领导签批数", "副省级以上采用专报数", "专报采用加分"])
    assert.notEqual(await refusalOf(define(words, "count(demand.confirmed)")), undefined, words);
});
