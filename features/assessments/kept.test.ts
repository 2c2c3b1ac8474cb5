import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey } from "../../tests/served.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { ownerDb, type Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { forgetAnswers } from "../../platform/ledger/kept.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../indicators/index.ts";
import { cardOf, scoreRound } from "./card.ts";
import { addEntry, roundOf } from "./entries.ts";
import { autoKept } from "./kept.ts";
import { matrixOf } from "./matrix.ts";
import type { Column } from "./values.ts";

const COLUMNS = ["编号", "考核项目", "条目", "考核内容", "考核标准", "分值", "指标", "考核方法"];
const ROWS = [
  ["1.1.1", "一、服务（60分）", "需求（60分）", "经确认的需求", "按比例得分，目标9件", "40", "经确认的需求", ""],
  ["1.1.2", "", "", "经确认的需求，同类中最多", "与最高单位之比得分", "20", "经确认的需求", ""],
  ["2.1.1", "二、保障（40分）", "经费", "人均科普经费", "≥2元/人", "20", "", "预算批复"],
  ["2.1.2", "", "", "工作有特色", "优100%；良80%；差0%", "20", "", ""],
];
let world: World;
let round: number;
const cards = new Map<string, number>();
const people: number[] = [];
const unit = (name: string) => world.units[name] as { id: number; path: number[] };
const COUNTIES = ["甲一县", "甲二县", "乙一县"];

before(async () => {
  world = await makeWorld();
  await world.owner(async (client) => {
    await saveIndicators(ownerDb(client), unit("全国").path, STANDARD_INDICATORS, "2026-01-01");
    for (const name of ["评甲", "评乙"]) {
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO person (name, unit_id, unit_path) VALUES ($1, $2, $3) RETURNING id",
        [`${name}（示例）`, unit("示例省").id, unit("示例省").path],
      );
      people.push(Number(rows[0]?.id));
    }
  });
  const [api, leader] = [world.client("示例省", ["adviser"]), world.as(reader("示例省", people[0] as number, "leader"))];
  const standard = (
    await api.standard.create({
      values: {
        title: "示例标准",
        year: 2026,
        level: "county",
        basis: "示例",
        periodFrom: "2026-01",
        periodTo: "2026-10",
        total: "100",
        grades: "优秀90；不合格0",
        bonusCap: null,
        apartLimit: "20",
        third: "nearest-two",
      },
      requestKey: nextKey(),
    })
  ).id;
  const taken = await api.assessments.importStandard({
    id: standard,
    version: (await api.standard.get({ id: standard })).version,
    table: { columns: COLUMNS, rows: ROWS.map((cells, i) => ({ at: i + 2, cells })) },
    confirmed: true,
  });
  assert.equal(taken.taken, ROWS.length, JSON.stringify(taken.faults));
  await api.standard.act({ id: standard, action: "propose", requestKey: nextKey() });
  await leader.standard.act({ id: standard, action: "activate", requestKey: nextKey() });
  const values = { title: "示例考核", standardId: standard, selfUntil: "2026-12-15", samplePercent: 0 };
  round = (await api.assessment_round.create({ values, requestKey: nextKey() })).id;
  await api.assessment_round.act({ id: round, action: "open", requestKey: nextKey() });
  for (const r of (await api.assessments.getMatrix({ id: round, column: "self" })).rows) cards.set(r.name.slice(0, 3), r.id);
});
after(() => world[Symbol.asyncDispose]());

const reader = (of: string, personId: number, ...roles: string[]): Actor =>
  mintActor({ personId, name: "示例", unitPath: unit(of).path, roles }, world.installation.services.house.permissions);
const services = (): Services => world.installation.services;
/** The same services with nothing kept. */
const forgetful = (): Services => {
  forgetAnswers();
  const { database } = services();
  return { ...services(), database: { read: database.read.bind(database) } as unknown as Services["database"] };
};
let drawn = 0;
async function fact(
  db: Db,
  name: string,
  on: string,
  correction?: { supersedes: number; reason: string; void?: boolean },
): Promise<number> {
  const { id, path } = unit(name);
  const n = ++drawn;
  return recordFact(
    db,
    services().house.facts,
    world.actor(name, ["adviser"]),
    {
      kind: "demand.confirmed",
      occurredOn: on,
      unitId: id,
      unitPath: path,
      regionCode: null,
      subject: `demand:${n}`,
      dimensions: { basis: "self", source: "visit" },
      keys: { demander: n },
      evidence: [{ type: "source", ref: "示例", label: "示例" }],
    },
    correction,
  );
}

/** Everything that is shown of the round, to the province's two scorers, a city and a county. */
async function seen(with_: Services): Promise<unknown> {
  const out: unknown[] = [];
  for (const actor of [
    ...people.map((p) => reader("示例省", p, "reviewer")),
    world.actor("甲市", ["reviewer"]),
    world.actor("甲一县", ["adviser"]),
  ])
    await with_.database.read(actor.scope, async (db) => {
      for (const column of ["self", "score", "final"] as Column[]) {
        const { rows, scores } = await scoreRound(db, with_, round, column);
        out.push(
          rows.map((r) => r.id),
          scores,
          scores.map((s) => s.items.map((i) => [i.why, i.toRaise])),
        );
      }
      out.push(await cardOf(db, with_, actor, cards.get("甲一县") as number));
      if (actor.scope.unitId === unit("示例省").id) out.push(await matrixOf(db, with_, actor, round, "self"));
    });
  return out;
}

test("what is kept is what would be computed anew, after facts, corrections, entries, files, other classes, sheets, wordings and units", async () => {
  const random = seededRandom(74);
  const facts: { id: number; name: string }[] = [];
  const write = (name: string, work: (tx: Db) => Promise<unknown>) =>
    services().database.write(world.actor(name, ["adviser"]).scope, work as (tx: Db) => Promise<void>);
  const day = () => `2026-${random.pick(["01", "03", "10", "11"])}-1${random.below(9)}`;
  const acts: readonly (() => Promise<unknown>)[] = [
    async () => {
      const name = random.pick([...COUNTIES, "甲一镇"]);
      await write(name, async (tx) => {
        for (let i = 0; i <= random.below(3); i++) facts.push({ id: await fact(tx, name, day()), name });
      });
    },
    async () => {
      const old = facts.splice(random.below(facts.length), 1)[0];
      if (!old) return;
      const isVoid = random.below(2) === 0;
      await write(old.name, async (tx) => {
        const id = await fact(tx, old.name, day(), { supersedes: old.id, reason: "示例", void: isVoid });
        if (!isVoid) facts.push({ id, name: old.name });
      });
    },
    // A transaction that looks at the scores midway and comes to nothing.
    async () => {
      const name = random.pick(COUNTIES);
      await assert.rejects(
        write(name, async (tx) => {
          await fact(tx, name, day());
          await scoreRound(tx, services(), round, "self");
          throw new Error("taken back");
        }),
        /taken back/,
      );
    },
    // One that looks and goes on.
    () =>
      write("甲一县", async (tx) => {
        facts.push({ id: await fact(tx, "甲一县", day()), name: "甲一县" });
        await scoreRound(tx, services(), round, "self");
        facts.push({ id: await fact(tx, "甲一县", day()), name: "甲一县" });
      }),
    () =>
      world.owner(async (client) => {
        const col = random.pick(["self", "score", "appeal"] as const);
        const item = random.pick(["2.1.1", "2.1.2"]);
        await addEntry(ownerDb(client), random.pick(people), cards.get(random.pick(COUNTIES)) as number, {
          item,
          col,
          state: "value",
          value: String(random.below(100)),
          blind: col === "score" && item === "2.1.2",
        });
      }),
    () =>
      world.owner(async (client) => {
        await client.query("UPDATE assessment SET class = $2 WHERE id = $1", [
          cards.get(random.pick(COUNTIES)),
          random.pick(["山区县", "城区", null]),
        ]);
      }),
    () =>
      world.owner(async (client) => {
        await client.query(
          "UPDATE assessment_round SET sheet = jsonb_set(sheet, '{sheet,groups,0,children,0,children,0,rule,target}', to_jsonb($2::text)) WHERE id = $1",
          [round, String(1 + random.below(12))],
        );
      }),
    () =>
      world.owner(async (client) => {
        await client.query("UPDATE indicator SET expression = $1 WHERE code = 'confirmed_demands'", [
          random.pick(["count(demand.confirmed)", "distinct(demand.confirmed, demander)"]),
        ]);
      }),
    () =>
      world.owner(async (client) => {
        await client.query("UPDATE unit SET name = $2 WHERE id = $1", [unit("甲二县").id, `甲二县科协（示例 ${random.below(9)}）`]);
      }),
  ];
  for (let i = 0; i < 27; i++) {
    await (acts[i < acts.length ? i : random.below(acts.length)] as (typeof acts)[number])();
    assert.deepEqual(await seen(services()), await seen(forgetful()), `after act ${i}`);
  }
});

test("a fact makes its own county stale and no other", async () => {
  const actor = world.actor("示例省", ["adviser"]);
  const look = () =>
    services().database.read(actor.scope, async (db) => {
      const { sheet, periodFrom, periodTo } = await roundOf(db, cards.get("甲一县") as number);
      const where = { unitPath: unit("示例省").path, period: { from: periodFrom, to: periodTo } };
      const { of } = await autoKept(
        db,
        services(),
        sheet,
        where,
        4,
        COUNTIES.map((c) => unit(c).id),
      );
      return COUNTIES.map((c) => of(unit(c).id));
    });
  const was = await look();
  assert.deepEqual(
    (await look()).map((m, i) => m === was[i]),
    [true, true, true],
  );
  await services().database.write(world.actor("甲一镇", ["adviser"]).scope, (tx) => fact(tx, "甲一镇", "2026-05-05"));
  assert.deepEqual(
    (await look()).map((m, i) => m === was[i]),
    [false, true, true],
  );
});

test("canary: a roll-up that moves without its stamp would be seen as a difference", async () => {
  await services().database.write(world.actor("甲二县", ["adviser"]).scope, (tx) => fact(tx, "甲二县", "2026-05-05"));
  await world.owner(async (client) => {
    await client.query("UPDATE indicator SET expression = 'count(demand.confirmed)' WHERE code = 'confirmed_demands'");
  });
  assert.deepEqual(await seen(services()), await seen(forgetful()));
  await world.owner(async (client) => {
    await client.query("UPDATE ledger_rollup SET total = total + 100");
  });
  assert.notDeepEqual(await seen(services()), await seen(forgetful()));
});
