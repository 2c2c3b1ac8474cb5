import assert from "node:assert/strict";
import { sql } from "kysely";
import { mintActor } from "../platform/access/scope.ts";
import { KIND_WORDS, PROJECT_KINDS, type ProjectKind } from "../features/fairs/rules.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../features/indicators/index.ts";
import { ownerDb } from "../platform/db/database.ts";
import { makeWorld } from "../tests/records-world.ts";
import { nextKey, tokenOf } from "../tests/served.ts";
import { machine, option, Table, time } from "./table.ts";

/**
 * npm run bench:fairs: the second fair's figures, 7,201 collected, 5,740 selected = 2,808 + 2,089 + 843 in 22 zones, by the functions the screens call,
 * in a database of its own. What it counts it also asserts. `--share 40` takes a fortieth of it.
 */
const share = Number(option("share", "1"));
const part = (of: Record<ProjectKind, number>): Readonly<Record<ProjectKind, number>> =>
  Object.fromEntries(PROJECT_KINDS.map((kind) => [kind, Math.ceil(of[kind] / share)])) as Record<ProjectKind, number>;
const COLLECTED = part({ promote: 3523, transfer: 2621, problem: 1057 });
const SELECTED = part({ promote: 2808, transfer: 2089, problem: 843 });
const sum = (of: Readonly<Record<ProjectKind, number>>): number => PROJECT_KINDS.reduce((n, kind) => n + of[kind], 0);
const [collected, selected] = [sum(COLLECTED), sum(SELECTED)];
const ZONES = 22;
const EXPERTS = 300;
const INTENTIONS = Math.min(200, selected);
const LANDED = Math.floor(INTENTIONS / 4);

await using world = await makeWorld();
const setDay = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));
const table = new Table(
  `a fair of ${collected.toLocaleString("en")} projects collected, ${selected.toLocaleString("en")} selected, ${ZONES} zones`,
  "measured",
);
async function timed<T>(what: string, work: () => Promise<T>, say: (ms: number) => string = time): Promise<T> {
  const from = performance.now();
  const answer = await work();
  table.row(what, say(performance.now() - from));
  return answer;
}
const each = (n: number) => (ms: number) => `${time(ms)}, ${time(ms / n)} each`;
async function often(what: string, work: () => Promise<unknown>): Promise<void> {
  const spans: number[] = [];
  for (let i = 0; i < 40; i++) {
    const from = performance.now();
    await work();
    spans.push(performance.now() - from);
  }
  spans.sort((a, b) => a - b);
  table.row(what, `p50 ${time(spans[20] as number)}, p95 ${time(spans[37] as number)}`);
}

setDay("2026-09-01");
const city = world.client("甲市", ["adviser"]);
const unit = world.units["甲市"];
let other = 0;
await world.owner(async (owner) => {
  await saveIndicators(ownerDb(owner), world.units["全国"]?.path ?? [], STANDARD_INDICATORS, "2026-01-01");
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO person (name, unit_id, unit_path) VALUES ('第二人（示例）', $1, $2) RETURNING id",
    [unit?.id, unit?.path],
  );
  other = Number(rows[0]?.id);
});
const second = world.as(
  mintActor(
    { personId: other, name: "第二人（示例）", unitPath: unit?.path ?? [], roles: ["reviewer"] },
    world.installation.services.house.permissions,
  ),
);
const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
  (await records.create({ values, requestKey: nextKey() } as never)).id;
const title = "第二届科技成果洽谈会（示例）";
const fairId = await put(city.fair, {
  ...{ title, fromOn: "2026-10-10", toOn: "2026-10-12", place: "示例会展中心", hours: "09:00-12:00 14:00-17:00", slotMinutes: 30 },
  ...{ reviewsEach: 1, spreadMost: 100, publicityDays: 5, source: "示例方案" },
});
for (let z = 1; z <= ZONES; z++) await put(city.fair_zone, { fairId, name: `专区${z}`, tables: 20 });
const fair = await city.fair.get({ id: fairId });
await city.fair.putChild({ id: fairId, version: fair.version, child: "criteria", values: { name: "创新性", points: 100 } });

const wares = ["传感器", "菌剂", "装置", "工艺", "软件", "材料", "苗种", "检测方法"];
const uses = ["柑橘园", "养殖场", "污水站", "铸造车间", "冷库", "茶厂", "矿井", "粮库", "医院"];
const kinds = PROJECT_KINDS.flatMap((kind) => Array.from({ length: COLLECTED[kind] }, () => kind));
const rows = kinds.map((kind, i) => [
  ...[`${uses[i % uses.length]}${wares[i % wares.length]}第${i}号（示例）`, title, KIND_WORDS[kind].zh, `专区${(i % ZONES) + 1}`],
  ...[
    `领域${i % 30}`,
    `示例单位${i % 1700}`,
    `第${i}个示例项目，用在${uses[i % uses.length]}，由${wares[(i * 7) % wares.length]}改成。`,
    `联系人${i}`,
  ],
]);
const head = ["项目名称", "洽谈会", "类型", "专区", "专业领域", "项目单位", "项目简介", "联系人"];
const looked = await city.fair_project.previewImport({ rows: [head, ...rows] });
assert.deepEqual(looked.faults.slice(0, 3), []);
const imported = await timed(
  "its projects from one table, each compared with the last fair's",
  () => city.fair_project.importRows({ rows: [head, ...rows], requestKey: nextKey() }),
  each(rows.length),
);
assert.deepEqual([imported.stored, imported.left], [collected, 0]);

const listed = (filter: object, more: object = {}) => city.fair_project.list({ filter, limit: 20, ...more } as never);
await often("list of its projects, first page with total", () => listed({ fairId }));
const zones = (await city.fair_zone.list({ filter: { fairId }, limit: 100 } as never)).rows;
await often("… of one zone and kind", () => listed({ fairId, zoneId: zones[3]?.id, kind: ["transfer"] }));
await often("… by words", () => listed({ fairId }, { search: "养殖场菌剂" }));
await often("collected and selected by zone and kind", () => city.fairs.countProjects({ fairId }));

for (let i = 0; i < EXPERTS; i++)
  await put(city.fair_expert, { fairId, name: `专家${i}（示例）`, employer: `示例院校${i}`, field: `领域${i % 30}`, most: 40 });
await city.fair.act({ id: fairId, action: "close_call", requestKey: nextKey() });
const given = await timed("an expert of 300 for each, exact, none in conflict", () => city.fairs.assignReviews({ fairId }));
assert.deepEqual([given.given, given.short.length], [collected, 0]);
// Scores come by the experts' links one by one over weeks; here they are laid beneath.
await world.owner(async (owner) => {
  await owner.query("UPDATE fair_review SET points = '{}', total = 80, opinion = '示例', returned_on = '2026-09-20'");
});

const all = await world.installation.services.database.asRoot(world.installation.services.rootUnitId, (db) =>
  db.selectFrom("fair_project").select(["id", "kind"]).where("fair_id", "=", fairId).orderBy("id").execute(),
);
const seen: Record<string, number> = {};
const decided = all.map(({ id, kind }) => ({ id, isChosen: (seen[kind] = (seen[kind] ?? 0) + 1) <= SELECTED[kind as ProjectKind] }));
await timed(
  "selected or not, each with its reason",
  async () => {
    for (const { id, isChosen } of decided)
      await city.fair_project.act({ id, action: isChosen ? "choose" : "pass_over", requestKey: nextKey(), reason: "专家意见（示例）" });
  },
  each(decided.length),
);
await timed("shown to the public", () => city.fair.act({ id: fairId, action: "publish", requestKey: nextKey() }));
setDay("2026-09-08");
await timed("the list confirmed by a second person: all settled, a party made for each selected", () =>
  second.fair.act({ id: fairId, action: "confirm", requestKey: nextKey() }),
);
const counts = await city.fairs.countProjects({ fairId });
for (const kind of PROJECT_KINDS)
  assert.deepEqual(
    [counts.reduce((n, c) => n + c.kinds[kind].collected, 0), counts.reduce((n, c) => n + c.kinds[kind].selected, 0)],
    [COLLECTED[kind], SELECTED[kind]],
  );
assert.equal(counts.length, ZONES);

await timed("guests entered for all parties", () => city.fairs.enterParties({ fairId }));
const token = tokenOf((await city.fairs.handDoorLink({ id: fairId })).url);
const phone = world.visitor("10.3.3.3");
const turn = (more: object = {}) => phone.publicFairs.turnDoor({ token, device: "bench", entries: [], ...more });
const first = await timed("a door takes the whole list", () => turn());
assert.equal(first.guests?.length, selected);
await often("a door's turn with nothing new", () => turn({ have: first.stamp, seen: 0 }));
await timed(
  "100 entries of a door without a network taken",
  () =>
    turn({
      have: first.stamp,
      entries: first.guests
        ?.slice(0, 100)
        .map((g) => ({ key: `bench-${g.id}`, at: "2026-09-08T01:00:00.000Z", door: "东门", way: "name", guestId: g.id })),
    }),
  each(100),
);

// Follow-up: intentions, and those that a party says have landed.
const { services } = world.installation;
const teams = await services.database.asRoot(services.rootUnitId, (db) =>
  db.selectFrom("fair_party").select("id").where("fair_id", "=", fairId).orderBy("id").limit(INTENTIONS).execute(),
);
const firm = await put(city.fair_party, { fairId, name: "示例采购集团", side: "firm", contactName: "采购（示例）" });
const talks: number[] = [];
for (const team of teams) talks.push(await put(city.fair_talk, { fairId, fromId: firm, withId: team.id, about: "示例合作", weight: "2" }));
await world.owner(async (owner) => {
  await owner.query(
    "UPDATE fair_talk t SET on_day = '2026-10-10'::date + (n / 40)::int, from_time = lpad((8 + n % 40 / 4)::text, 2, '0') || ':' || lpad((n % 4 * 15)::text, 2, '0'), to_time = lpad((8 + n % 40 / 4)::text, 2, '0') || ':' || lpad((n % 4 * 15 + 14)::text, 2, '0') FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM fair_talk) x WHERE x.id = t.id",
  );
});
setDay("2026-10-20");
for (const id of talks) await city.fair_talk.act({ id, action: "interest", requestKey: nextKey() });
const own = tokenOf((await city.fairs.handPartyLink({ id: firm })).url);
for (const talkId of talks.slice(0, LANDED)) await phone.publicFairs.tellTalk({ token: own, talkId, answer: "land", words: "" });
await timed("follow-up of the fair: landed ÷ all intentions, from the ledger", async () => {
  const { values } = await city.indicators.scorecard({ from: "2026-01", to: "2026-12" });
  assert.equal(values.find((v) => v.code === "fair_landed_rate")?.value, LANDED / INTENTIONS);
});
const [ratio] = await services.database.asRoot(
  services.rootUnitId,
  async (db) =>
    (
      await sql<{ landed: number; all: number }>`select count(*) filter (where kind = 'fair.landed')::int as landed,
      count(*) filter (where kind = 'fair.intended')::int as all from ledger_fact`.execute(db)
    ).rows,
);
assert.deepEqual(ratio, { landed: LANDED, all: INTENTIONS });

console.log(machine());
table.print();
