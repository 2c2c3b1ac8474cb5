import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { drawSample, hideSmall, meansOf, namesIn, weightedMean, weightedShare, weightsOf, type Row } from "./disclose.ts";
import { drawStations } from "./stages.ts";

test("a sample is the seed's: the same list draws the same names, another seed or station others, each name once", () => {
  const names = Array.from({ length: 200 }, (_, i) => `某人${i}（示例）`);
  const drawn = drawSample(names, 20, 7, 3);
  assert.deepEqual(drawSample(names, 20, 7, 3), drawn);
  assert.notDeepEqual(drawSample(names, 20, 8, 3), drawn);
  assert.notDeepEqual(drawSample(names, 20, 7, 4), drawn);
  assert.equal(new Set(drawn).size, 20);
  assert.deepEqual(namesIn(" 甲\r\n\n乙\n甲 "), ["甲", "乙"]);
});

test("weights: each answer stands for its station's people; a station without answers is left out", () => {
  const stations = [
    { id: 1, population: 1000, answered: 10 },
    { id: 2, population: 100, answered: 10 },
    { id: 3, population: 500, answered: 0 },
  ];
  assert.deepEqual(
    [...weightsOf(stations)],
    [
      [1, 100],
      [2, 10],
    ],
  );
  // 6 × 100 + 2 × 10 of 1,100
  assert.equal(
    weightedShare(
      new Map([
        [1, 6],
        [2, 2],
      ]),
      stations,
    ),
    56,
  );
  assert.equal(weightedShare(new Map(), [{ id: 1, population: 9, answered: 9 }]), undefined, "fewer than ten");
});

/** Every table of whole numbers that agrees with what is shown: cells, row sums. */
function values(shown: readonly { size: number; counts: readonly (number | null)[] }[]): Set<number>[][] {
  return shown.map((r) => {
    const hidden = r.counts.flatMap((c, j) => (c === null ? [j] : []));
    const left = r.size - r.counts.reduce((n: number, c) => n + (c ?? 0), 0);
    const seen = r.counts.map(() => new Set<number>());
    const fill = (at: number, rest: number, chosen: number[]): void => {
      if (at === hidden.length - 1) {
        [...chosen, rest].forEach((v, k) => seen[hidden[k] as number]?.add(v));
        return;
      }
      for (let v = 0; v <= rest; v++) fill(at + 1, rest - v, [...chosen, v]);
    };
    if (hidden.length > 0) fill(0, left, []);
    return seen;
  });
}

test("no small cell is shown, and no total gives one back", () => {
  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  let hiddenSeen = 0;
  fc.assert(
    fc.property(rows, (tables) => {
      const given = tables.map((counts, i): Row => ({ key: String(i), size: counts.reduce((a, b) => a + b, 0), counts }));
      const shown = hideSmall(given);
      for (const r of shown) {
        assert.ok(r.size >= 5);
        for (const c of r.counts) assert.ok(c === null || c === 0 || c >= 5, JSON.stringify(shown));
        const hidden = r.counts.filter((c) => c === null).length;
        hiddenSeen += hidden;
        assert.notEqual(hidden, 1, JSON.stringify(shown));
      }
      for (const row of values(shown)) for (const cell of row) assert.notEqual(cell.size, 1, JSON.stringify(shown));
    }),
    { numRuns: 400 },
  );
  assert.ok(hiddenSeen > 100, String(hiddenSeen));
  assert.deepEqual(hideSmall([{ key: "a", size: 4, counts: [4, 0] }]), [], "fewer than five answered at all");
});

test("a mean shows no single answer: few join the next, one that makes half of it hides it and what would give it back", () => {
  const of = (key: string, ...values: number[]) => ({ key, values: values.map((value) => ({ value, n: 1 })) });
  const even = of("a", 40, 42, 38, 41, 44);
  assert.deepEqual(meansOf([even, of("b", 30, 30), of("c", 36, 36, 36)]), {
    rows: [
      { keys: ["a"], size: 5, mean: 41 },
      { keys: ["b", "c"], size: 5, mean: 33.6 },
    ],
    all: 37.3,
  });
  const one = meansOf([even, of("b", 1, 1, 1, 1, 900)]);
  assert.deepEqual([one.rows.map((r) => r.mean), one.all], [[41, null], null], "the sum over all would give it back");
  assert.deepEqual(meansOf([of("a", 1, 2, 3, 4)]), { rows: [], all: null }, "fewer than five answered at all");
  assert.deepEqual(meansOf([]), { rows: [], all: null });
  const stations = [
    { id: 1, population: 900 },
    { id: 2, population: 100 },
    { id: 3, population: 50 },
  ];
  const given = new Map([
    [1, of("", 40, 40, 40, 40, 40).values],
    [2, of("", 60, 60, 60, 60, 60).values],
  ]);
  assert.equal(weightedMean(given, stations), 42, "(900 × 40 + 100 × 60) ÷ 1000; a station without answers is left out");
  assert.equal(weightedMean(new Map([[1, of("", 40).values]]), stations), undefined, "fewer than ten");
});

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

test("stations drawn in a first stage: exactly as many as wanted, the large ones certain, each as often as its chance, and sums come out right", () => {
  const stations = [1200, 40, 300, 300, 75, 8, 510, 66, 90].map((population, i) => ({ id: i + 1, population }));
  const all = stations.reduce((n, s) => n + s.population, 0);
  const seen = new Map<number, number>();
  let sums = 0;
  const seeds = 6000;
  const chances = new Map<number, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const drawn = drawStations(stations, 4, seed);
    assert.equal(drawn.size, 4);
    assert.deepEqual([...drawStations(stations.toReversed(), 4, seed)], [...drawn], "the seed's, whatever the order");
    for (const [id, c] of drawn) {
      seen.set(id, (seen.get(id) ?? 0) + 1);
      chances.set(id, c.num / c.den);
      sums += ((stations[id - 1]?.population ?? 0) * c.den) / c.num / seeds;
    }
  }
  // 1200 of 2589 times 4 is more than a step, then 510 of 1389 times 3; 300 of 879 times 2 is not.
  assert.deepEqual(
    [...chances]
      .filter(([, c]) => c === 1)
      .map(([id]) => id)
      .sort(),
    [1, 7],
  );
  assert.equal(chances.get(3), (300 * 2) / 879);
  for (const [id, c] of chances) assert.ok(Math.abs((seen.get(id) ?? 0) / seeds - c) < 0.03, `${id}: ${seen.get(id)} of ${seeds}, ${c}`);
  assert.ok(Math.abs(sums / all - 1) < 0.02, `what is drawn stands for ${sums} of ${all}`);
  assert.deepEqual(
    [...drawStations(stations, 9, 5).values()].every((c) => c.num === c.den),
    true,
    "all are wanted: all are certain",
  );
});

test("a survey draws its stations first: those alone take part, weighted by their chance; not changed once persons are drawn", async () => {
  world.installation.clock.millis = Date.parse("2026-12-01T02:00:00Z");
  const city = world.client("乙市", ["adviser"]);
  for (const [i, population] of [600, 200, 200, 100].entries())
    await city.survey_station.create({
      values: { name: `乙${i}医院站点（示例）`, kind: "hospital", level: "city", population } as never,
      requestKey: nextKey(),
    });
  const { id } = await city.survey.create({
    values: { title: "分阶段抽样问卷（示例）", purpose: "试抽站点（示例）", untilOn: "2026-12-20" },
    requestKey: nextKey(),
  });
  const draw = (stations: number, kind = "hospital") => city.surveys.drawStations({ id, wanted: [{ kind, stations }] });
  assert.equal(await refusalOf(draw(5)), "too-few");
  assert.equal(await refusalOf(draw(1, "park")), "too-few");
  assert.deepEqual(await draw(2), { drawn: 2, of: 4 });
  const listed = await city.surveys.listStations({ id });
  assert.equal(listed.length, 2);
  assert.deepEqual(listed.find((s) => s.population === 600)?.chance, { num: 1, den: 1 }, "more than half of all");
  const [other] = listed.filter((s) => s.population !== 600);
  assert.deepEqual(other?.chance, { num: other?.population, den: 500 });
  assert.deepEqual(await city.surveys.drawStations({ id, wanted: [] }), { drawn: 0, of: 4 }, "given up");
  assert.equal((await city.surveys.listStations({ id })).length, 4);
  await draw(2);
  assert.deepEqual(await city.surveys.listStations({ id }), listed, "the seed's");
  const names = Array.from({ length: 12 }, (_, i) => `丙${i}（示例）`).join("\n");
  await city.surveys.drawSample({ id, stationId: other?.id ?? 0, list: names, wanted: 6 });
  assert.equal(await refusalOf(draw(3)), "drawn");
});

test("a survey at stations: drawn, coded, answered without a trace of who and when, closed, shown in sums", async () => {
  const setDay = (day: string) => (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));
  setDay("2026-12-01");
  const city = world.client("甲市", ["adviser"]);
  const county = world.client("甲一县", ["adviser"]);
  const other = world.client("乙市", ["adviser"]);
  const station = async (who: typeof city, name: string, kind: string, population: number) =>
    (await who.survey_station.create({ values: { name, kind, level: "national", population } as never, requestKey: nextKey() })).id;
  const school = await station(city, "某大学站点（示例）", "university", 1000);
  const firm = await station(county, "某企业站点（示例）", "enterprise", 300);
  const { id } = await city.survey.create({
    values: { title: "工作条件问卷（示例）", purpose: "了解工作条件（示例）", untilOn: "2026-12-20" },
    requestKey: nextKey(),
  });
  const version = async () => (await city.survey.get({ id })).version;
  const act = (action: string, more: object = {}) => city.survey.act({ id, action, requestKey: nextKey(), ...more });
  assert.equal(await refusalOf(act("open")), "gate-unmet");
  for (const values of [
    { label: "满意吗", kind: "one", choices: "满意\n一般\n不满意", required: true },
    { label: "缺什么", kind: "many", choices: "时间\n经费\n同伴" },
    { label: "每周工作小时", kind: "integer" },
    { label: "想说的话", kind: "text" },
  ])
    await city.survey.putChild({ id, version: await version(), child: "questions", values: values as never });
  const list = (n: number, who: string) => Array.from({ length: n }, (_, i) => `${who}${i}（示例）`).join("\n");
  const draw = (stationId: number, n: number, wanted: number) =>
    city.surveys.drawSample({ id, stationId, list: list(n, `甲${stationId}-`), wanted });
  assert.equal(await refusalOf(draw(school, 5, 6)), "too-few");
  assert.equal(await refusalOf(other.surveys.drawSample({ id, stationId: school, list: "甲", wanted: 1 })), "NOT_FOUND");
  assert.deepEqual(await draw(school, 40, 20), { listed: 40, drawn: 20 });
  const names = (await city.surveys.listStations({ id })).find((s) => s.id === school)?.names;
  await draw(school, 40, 20);
  assert.deepEqual((await city.surveys.listStations({ id })).find((s) => s.id === school)?.names, names, "the seed's");
  await draw(firm, 10, 6);
  assert.equal(await refusalOf(city.surveys.issueCodes({ id, stationId: school })), "not-open");
  await act("open");
  const lost = await city.surveys.issueCodes({ id, stationId: school });
  const codes = await city.surveys.issueCodes({ id, stationId: school });
  const firmCodes = await city.surveys.issueCodes({ id, stationId: firm });
  assert.deepEqual([codes.length, new Set([...codes, ...lost]).size, firmCodes.length], [20, 40, 6]);
  const anyone = world.client("全国", []);
  assert.equal(await refusalOf(anyone.surveys.openSurvey({ code: lost[0] ?? "" })), "unknown-code", "slips that were printed anew end");
  assert.equal((await anyone.surveys.openSurvey({ code: (codes[0] ?? "").toLowerCase().replace("-", " ") })).title, "工作条件问卷（示例）");
  assert.equal(await refusalOf(anyone.surveys.answerSurvey({ code: codes[0] ?? "", answers: {} })), "invalid");
  for (const [i, code] of codes.entries())
    if (i < 16)
      await anyone.surveys.answerSurvey({
        code,
        answers: {
          满意吗: i < 9 ? "满意" : i < 15 ? "一般" : "不满意",
          缺什么: "时间 经费",
          每周工作小时: String(40 + (i % 4)),
          想说的话: "没有",
        },
      });
  for (const code of firmCodes) await anyone.surveys.answerSurvey({ code, answers: { 满意吗: "满意", 每周工作小时: "50" } });
  assert.equal(
    await refusalOf(anyone.surveys.answerSurvey({ code: codes[0] ?? "", answers: { 满意吗: "满意" } })),
    "unknown-code",
    "a code works once",
  );
  assert.deepEqual(
    (await city.surveys.listStations({ id })).map((s) => [s.drawn, s.leftOver, s.answered]),
    [
      [20, 4, 16],
      [6, 0, 6],
    ],
  );
  assert.equal(await refusalOf(city.surveys.results({ id })), "not-closed", "no results to compare from day to day");
  assert.equal(await refusalOf(act("close")), "gate-unmet");

  // What the table keeps of an answer, and what of the answers other books keep.
  await world.owner(async (db) => {
    const { rows } = await db.query<{ column: string }>(
      "select column_name as column from information_schema.columns where table_name = 'survey_answer' order by 1",
    );
    assert.deepEqual(
      rows.map((r) => r.column),
      ["answers", "id", "station_id", "survey_id"],
    );
    const { rows: told } = await db.query("select from audit_entry where act like 'survey%answer%' or detail::text like '%满意%'");
    assert.equal(told.length, 0);
  });
  await assert.rejects(
    world.installation.services.database.read(world.actor("甲市", ["adviser"]).scope, (db) =>
      db.selectFrom("survey_answer").selectAll().execute(),
    ),
    /permission denied/,
    "not even the application reads one",
  );
  const order = async () => {
    let ids: string[] = [];
    await world.owner(async (db) => {
      ids = (await db.query<{ id: string }>("select id from survey_answer order by ctid")).rows.map((r) => r.id);
    });
    return ids;
  };
  const came = await order();
  setDay("2026-12-21");
  await act("close");
  const after = await order();
  assert.equal(after.length, 22);
  assert.equal(
    after.some((x) => came.includes(x)),
    false,
    "numbers and order of arrival are gone",
  );
  assert.deepEqual(
    (await city.surveys.listStations({ id })).map((s) => s.names),
    [[], []],
    "so are the names",
  );
  const { tables, left, means } = await city.surveys.results({ id });
  assert.deepEqual(left, ["想说的话"]);
  assert.deepEqual(means, [
    {
      label: "每周工作小时",
      rows: [
        { label: "高等院校", size: 16, mean: 41.5 },
        { label: "企业", size: 6, mean: 50 },
      ],
      all: 43.8,
      weighted: 43.5,
    },
  ]);
  const [satisfied] = tables as [(typeof tables)[0]];
  assert.deepEqual(
    satisfied.rows.map((r) => [r.label, r.size, r.counts]),
    [
      ["高等院校", 16, [9, null, null]],
      ["企业", 6, [6, 0, 0]],
    ].map(([l, n, c]) => [l, n, c]) as never,
  );
  assert.equal(await refusalOf(county.surveys.results({ id })), "NOT_FOUND");
});
