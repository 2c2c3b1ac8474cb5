import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { namesOf } from "./regions.ts";
import { lineOf, type Standing } from "./restated.ts";
import { monthOf, periodsBetween, readFigure, readPeriod, shifted, sumOf } from "./rules.ts";
import { proposeRoles, readSeriesTable } from "./table.ts";

let world: World;
const REGIONS = [
  ["510000", "四川省", 1, null, []],
  ["511000", "内江市", 2, null, []],
  ["511002", "市中区", 3, null, []],
  ["511011", "东兴区", 3, null, []],
  ["511083", "隆昌市", 3, null, []],
  ["511028", "隆昌县", 3, "2017-04-30", ["511083"]],
  ["511099", "示例新区", 3, "2022-12-31", ["511011"]],
  ["511098", "示例旧区", 3, "2022-12-31", ["511002", "511011"]],
  ["220000", "吉林省", 1, null, []],
  ["220200", "吉林市", 2, null, []],
  ["220281", "东兴区", 3, null, []],
] as const;
before(async () => {
  world = await makeWorld();
  await world.owner(async (db) => {
    for (const [code, name, level, to, heirs] of REGIONS)
      await db.query("insert into region (code, name, level, valid_to, successors) values ($1, $2, $3, $4, $5)", [
        code,
        name,
        level,
        to,
        heirs,
      ]);
    for (const [unit, code] of [
      ["示例省", "510000"],
      ["甲市", "511000"],
      ["甲一县", "511002"],
    ])
      await db.query("update unit set region_code = $1 where id = $2", [code, world.units[unit as string]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());

test("rules: periods in many spellings and in order, figures as printed, decimals exact", () => {
  const read = [
    "2023",
    "2023年",
    "２０２３年度",
    "2023年一季度",
    "2023-Q3",
    "2023年上半年",
    "2023H2",
    "2023年5月",
    "2023.12",
    "2023-13",
    "合计",
    "23",
    "",
  ];
  assert.deepEqual(read.map(readPeriod), [
    "2023",
    "2023",
    "2023",
    "2023-Q1",
    "2023-Q3",
    "2023-H1",
    "2023-H2",
    "2023-05",
    "2023-12",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(["2023", "2023-Q3", "2023-H2", "2023-05"].map(monthOf), ["2023-01", "2023-07", "2023-07", "2023-05"]);
  assert.deepEqual(periodsBetween("2022-Q3", "2023-Q2"), ["2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"]);
  assert.deepEqual(periodsBetween("2023-11", "2024-01"), ["2023-11", "2023-12", "2024-01"]);
  assert.deepEqual(["1,234.50", "０", "-0.0", "007", " ", "—", "…", "x", "约3", "1.2万", "3e2"].map(readFigure), [
    { value: "1234.5" },
    { value: "0" },
    { value: "0" },
    { value: "7" },
    "blank",
    "none",
    "none",
    "none",
    "fault",
    "fault",
    { value: "300" },
  ]);
  assert.deepEqual([shifted("1.5", 4), shifted("15000", -4), shifted("-0.05", 1), shifted("3", -4)], ["15000", "1.5", "-0.5", "0.0003"]);
  assert.equal(sumOf(["0.1", "0.2", "-0.05"]), "0.25");
});

const REGION_LIST = REGIONS.map(([code, name, level]) => ({ code, name, level }));
test("rules: divisions by name, short name, spaced name, code; of two namesakes the one of one's own area, else it is asked", () => {
  const of = (names: string[], area: string | null) => Object.fromEntries(namesOf(names, REGION_LIST, area));
  assert.deepEqual(of(["全 国", "四  川", "东兴区", "511083", "东部地区", "全市"], "511000"), {
    "全 国": { code: "000000" },
    "四  川": { code: "510000" },
    东兴区: { code: "511011" },
    "511083": { code: "511083" },
    东部地区: "unknown",
    全市: { code: "511000" },
  });
  assert.deepEqual(of(["吉林", "四川"], null)["吉林"], { code: "220000" }, "others of the table are provinces");
  assert.ok("among" in (of(["东兴"], null)["东兴"] as object), "nothing is guessed");
});

const standing = new Map<string, Standing>(
  REGIONS.map(([code, name, , to, heirs]) => [code, { name, closed: to !== null, successors: heirs }]),
);
const figure = (region: string, period: string, value: string) => ({ region, period, value });
test("rules: a series goes on through a changed code and a merger; a sum that lacks a part is none, rates are not added, a split stays itself", () => {
  const line = (figures: ReturnType<typeof figure>[], of: string, adds = true) => {
    const { points, marks } = lineOf(figures, of, { regions: standing, adds });
    return { line: points.map((p) => `${p.period}:${p.value ?? (p.gap ? "gap" : "-")}`), marks: marks.map((m) => m.period) };
  };
  const renamed = [
    figure("511028", "2015", "10"),
    figure("511028", "2016", "11"),
    figure("511083", "2017", "12"),
    figure("511083", "2019", "14"),
  ];
  assert.deepEqual(line(renamed, "511083"), { line: ["2015:10", "2016:11", "2017:12", "2018:-", "2019:14"], marks: ["2017"] });
  assert.deepEqual(
    line(renamed, "511083", false).line,
    ["2015:10", "2016:11", "2017:12", "2018:-", "2019:14"],
    "one predecessor: a rate goes on",
  );
  const merged = [
    ...["2020", "2021", "2022"].map((p) => figure("511011", p, "100")),
    figure("511099", "2020", "0.5"),
    figure("511099", "2022", "0.7"),
    figure("511011", "2023", "101"),
  ];
  assert.deepEqual(line(merged, "511011"), { line: ["2020:100.5", "2021:gap", "2022:100.7", "2023:101"], marks: ["2023"] });
  assert.deepEqual(line(merged, "511011", false).line, ["2020:gap", "2021:gap", "2022:gap", "2023:101"]);
  const heirMissing = [
    figure("511099", "2021", "1"),
    figure("511011", "2021", "2"),
    figure("511099", "2022", "1"),
    figure("511011", "2023", "3"),
  ];
  assert.deepEqual(line(heirMissing, "511011").line, ["2021:3", "2022:gap", "2023:3"], "without the heir's own there is no sum either");
  assert.deepEqual(line([figure("511098", "2020", "5")], "511098").line, ["2020:5"], "split: stays itself");
});

test("rules: folding keeps sums: however divisions are renamed, merged and split, all lines together hold each figure once", () => {
  const draw = (
    (seed: number) => () =>
      (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  )(13);
  const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T;
  let folded = 0;
  for (let round = 0; round < 200; round++) {
    const divisions = new Map<string, { name: string; closed: boolean; successors: string[] }>();
    const begun = (): string => {
      const code = `51${String(1000 + divisions.size)}`;
      divisions.set(code, { name: code, closed: false, successors: [] });
      return code;
    };
    const ended = (code: string, successors: string[]): unknown => Object.assign(divisions.get(code) ?? {}, { closed: true, successors });
    const apart = new Set<string>();
    let living = Array.from({ length: 6 }, begun);
    const figures: ReturnType<typeof figure>[] = [];
    for (let year = 2010; year < 2020; year++) {
      for (const code of living) figures.push(figure(code, String(year), String(Math.floor(draw() * 1000) / 4)));
      const from = one(living);
      const others = living.filter((c) => c !== from);
      const heirs = [[begun()], others.length > 0 ? [one(others)] : [], [begun(), begun()], []][Math.floor(draw() * 4)] as string[];
      if (heirs.length === 0) continue;
      ended(from, heirs);
      if (heirs.length > 1) for (const heir of heirs) apart.add(heir);
      living = [...new Set([...others, ...heirs])];
    }
    const lines = [...divisions.keys()].map((of) => lineOf(figures, of, { regions: divisions, adds: true }).points);
    for (const { gap } of lines.flat())
      for (const name of gap?.zh.replace(/^.*缺(.*)的数.*$/, "$1").split("、") ?? [])
        assert.ok(apart.has(name), `only before it was split off is ${name} no part`);
    for (let year = 2010; year < 2020; year++) {
      const sumAt = (of: readonly { period: string; value: string }[]): number =>
        of.filter((f) => f.period === String(year)).reduce((sum, f) => sum + Number(f.value), 0);
      const parts = lines.flatMap((l) => l.flatMap(({ period, parts: all }) => all.map(({ value }) => ({ period, value }))));
      assert.equal(sumAt(parts), sumAt(figures), `round ${round}, ${year}`);
    }
    for (const p of lines.flat())
      if (p.value !== null)
        assert.equal(
          Number(p.value),
          p.parts.reduce((sum, x) => sum + Number(x.value), 0),
        );
      else assert.ok(p.gap !== null || p.parts.length === 0);
    folded += lines.flat().filter((p) => p.parts.length > 1 && p.value !== null).length;
  }
  assert.ok(folded > 1000, `${folded} points are of several divisions`);
});

const CHOICES = [
  { id: 1, name: "研发人员", measureUnit: "人", cadence: "year" as const, isSurveyed: true },
  { id: 2, name: "研发经费", measureUnit: "万元", cadence: "year" as const, isSurveyed: true },
];
test("rules: wide, long and side-by-side tables; every cell is accounted for; amounts move by powers of ten and it is said", () => {
  const named = (names: string[]) => namesOf(names, REGION_LIST, "511000");
  const wide = {
    columns: ["地 区", "#研发人员 R&D Personnel", "研发经费（亿元）", "排名"],
    rows: [
      ["全 国", "100", "1.5", "1"],
      ["东部地区", "60", "1", "2"],
      ["隆昌市", "", "—", "3"],
      ["东兴区", "约8", "0.00012", "4"],
    ],
  };
  const names = wide.rows.map((r) => r[0] as string);
  const roles = proposeRoles(wide, CHOICES, (t) => named([t]).get(t) !== "unknown");
  assert.deepEqual(roles, [{ as: "region" }, { as: "value", seriesId: 1 }, { as: "value", seriesId: 2 }, null]);
  const read = readSeriesTable({ ...wide, roles, period: "2023" }, CHOICES, named(names));
  assert.deepEqual(
    read.figures.map((f) => [f.row, f.seriesId, f.region, f.period, f.value]),
    [
      [2, 1, "000000", "2023", "100"],
      [2, 2, "000000", "2023", "15000"],
      [5, 2, "511011", "2023", "1.2"],
    ],
  );
  assert.deepEqual([read.blank, read.none, read.elsewhere, read.faults.length, read.twice], [1, 1, 2, 1, 0]);
  assert.equal(read.cells, read.figures.length + read.blank + read.none + read.elsewhere + read.faults.length + read.twice);
  assert.match(read.told[0]?.zh ?? "", /亿元.*万元/);
  const years = { columns: ["地区", "2021", "2022年", "地区", "2023"], rows: [["隆昌市", "1", "2", "东兴区", "3"]] };
  const byYear = readSeriesTable(
    { ...years, roles: proposeRoles(years, CHOICES, (t) => named([t]).get(t) !== "unknown"), seriesId: 1 },
    CHOICES,
    named(["隆昌市", "东兴区"]),
  );
  assert.deepEqual(
    byYear.figures.map((f) => [f.region, f.period, f.value]),
    [
      ["511083", "2021", "1"],
      ["511083", "2022", "2"],
      ["511011", "2023", "3"],
    ],
    "two tables side by side",
  );
  const long = {
    columns: ["地区", "年份", "指标名称", "数值"],
    rows: [
      ["隆昌市", "2021", "研发人员", "1"],
      ["隆昌市", "2021", "研发人员", "1"],
      ["隆昌市", "2021", "研发人员", "9"],
      ["隆昌市", "2021", "论文", "1"],
    ],
  };
  const rows = readSeriesTable(
    { ...long, roles: proposeRoles(long, CHOICES, (t) => named([t]).get(t) !== "unknown") },
    CHOICES,
    named(["隆昌市"]),
  );
  assert.deepEqual([rows.figures.length, rows.twice, rows.faults.map((f) => f.row)], [1, 1, [4, 5]]);
});

const enter = (unit: string, more: Record<string, unknown> = {}) =>
  world.client(unit, ["adviser"]).series.create({
    values: {
      name: "研发人员",
      measureUnit: "人",
      definition: "企业里从事研发的人员（示例）",
      surveyLevel: "city",
      cadence: "year",
      adds: "sum",
      ...more,
    },
    requestKey: nextKey(),
  });
const table = (rows: string[][], more: Record<string, unknown> = {}) => ({ columns: ["地区", "研发人员"], rows, period: "2016", ...more });

test("figures come in by a survey, are revised with a reason and kept, taken back as a whole; a county reads the city's and writes nothing into it", async () => {
  const city = world.client("甲市", ["adviser"]);
  const { id } = await enter("甲市", { surveyLevel: null });
  const first = table([
    ["隆昌县", "10"],
    ["东兴区", "20"],
    ["示例新区", ""],
    ["合计片区", "30"],
  ]);
  const seen = await city.series.previewFigures(first);
  assert.deepEqual(seen.roles, [{ as: "region" }, { as: "value", seriesId: id }]);
  assert.deepEqual(
    { fresh: seen.sums.fresh, blank: seen.sums.blank, elsewhere: seen.sums.elsewhere, cells: seen.sums.cells },
    { fresh: 2, blank: 1, elsewhere: 1, cells: 4 },
  );
  assert.deepEqual(seen.regionsUnknown, ["合计片区"]);
  const bring = (given: ReturnType<typeof table>, more: Record<string, unknown> = {}) =>
    city.series.bringFigures({ ...given, source: "内江统计年鉴（示例）", ...more });
  assert.equal(await refusalOf(bring(first)), "no-survey");
  const { version } = await city.series.get({ id });
  await city.series.edit({
    id,
    version,
    values: {
      name: "研发人员",
      measureUnit: "人",
      definition: "企业里从事研发的人员（示例）",
      surveyLevel: "city",
      source: null,
      cadence: "year",
      adds: "sum",
    },
  });
  assert.equal(await refusalOf(bring(first, { source: "本平台活动记录" })), "own-work");
  assert.deepEqual((await bring(first)).stored, 2);
  assert.deepEqual((await bring(first)).stored, 0, "the same table again");
  const odd = table(
    [
      ["隆昌市", "许多"],
      ["东兴区", "21"],
    ],
    { period: "2017" },
  );
  assert.equal(await refusalOf(bring(odd)), "faulty-cells");
  assert.deepEqual((await bring(odd, { partial: true })).stored, 1);
  await bring(table([["隆昌市", "12"]], { period: "2017" }));

  const changed = table([
    ["隆昌县", "11"],
    ["东兴区", "20"],
  ]);
  assert.deepEqual(
    (await city.series.previewFigures(changed)).differing.map((d) => [d.was, d.now]),
    [["10", "11"]],
  );
  assert.equal((await bring(changed)).stored, 0, "without a reason a figure that stands is not touched");
  const revised = await bring(changed, { revision: "四经普后修订（示例）" });
  assert.deepEqual([revised.stored, revised.revised], [1, 1]);
  const county = world.client("甲一县", ["leader"]);
  const course = await county.series.course({ id, region: "511083" });
  assert.deepEqual(
    course.points.map((p) => [p.period, p.value]),
    [
      ["2016", "11"],
      ["2017", "12"],
    ],
  );
  assert.match(course.marks[0]?.words.zh ?? "", /隆昌市统计，以前的数由隆昌县折算/);
  assert.deepEqual(
    course.revisions.map((r) => [r.region, r.revision, r.value, r.reason]),
    [
      ["隆昌县", 1, "10", null],
      ["隆昌县", 2, "11", "四经普后修订（示例）"],
      ["隆昌市", 1, "12", null],
    ],
  );
  const below = world.client("甲一县", ["adviser"]);
  const listed = (await below.series.list({ filter: {}, limit: 50 })).rows.find((r) => r["id"] === id);
  assert.equal(listed?.["unitName"], "甲市科协（示例）", "the county's list shows the city's series");
  assert.equal((await below.series.get({ id })).can.edit, false);
  assert.equal((await below.series.previewFigures(first)).choices.length, 0, "the city's series is not the county's to fill");
  await assert.rejects(world.client("乙市", ["adviser"]).series.course({ id }), "another city does not see it");

  const [latest, , , opening] = await city.series.listBatches({});
  assert.equal(await refusalOf(city.series.undoBatch({ batch: opening?.id as number })), "revised-since");
  await city.series.undoBatch({ batch: latest?.id as number });
  assert.equal((await city.series.course({ id, region: "511083" })).points[0]?.value, "10", "the earlier revision counts again");
  assert.equal(
    (await city.series.course({ id, region: "511083" })).revisions.find((r) => r.revision === 2)?.counts,
    false,
    "and the later is kept",
  );
  await bring(changed, { revision: "再次修订（示例）" });
  assert.deepEqual(
    (await city.series.course({ id, region: "511083" })).revisions.filter((r) => r.period === "2016").map((r) => r.revision),
    [1, 2, 3],
  );
});

test("a break is entered with its definition: figures since bear the new one", async () => {
  const city = world.client("甲市", ["adviser"]);
  const { id } = await enter("甲市", { name: "研发投入强度", measureUnit: "%", adds: "none" });
  await city.series.bringFigures({
    columns: ["地区", "2019", "2020", "2021"],
    rows: [["东兴区", "1.1", "1.2", "2.5"]],
    seriesId: id,
    source: "统计公报（示例）",
  });
  const { version } = await city.series.get({ id });
  const put = (fromPeriod: string) =>
    city.series.putChild({
      id,
      version,
      child: "breaks",
      values: { fromPeriod, kind: "definition", words: "改按新国民经济行业分类", definition: "含服务业（示例）" },
    });
  assert.match(await refusalOf(put("去年")), /invalid|BAD|fields/i);
  await put("2021年");
  const course = await city.series.course({ id });
  assert.deepEqual(
    course.breaks.map((b) => b.period),
    ["2021"],
  );
  assert.deepEqual(
    course.points.map((p) => p.definition.slice(0, 4)),
    ["企业里从", "企业里从", "含服务业"],
  );
});

test("the database itself keeps figures: none is changed or erased by the application, none written into a superior's series", async () => {
  const { services } = world.installation;
  const { sql } = await import("kysely");
  const under = (unit: string, text: string) =>
    services.database.write(world.actor(unit, ["adviser"]).scope, (tx) => sql.raw(text).execute(tx));
  await assert.rejects(under("甲市", "update series_value set value = 1"), /permission denied/);
  await assert.rejects(under("甲市", "delete from series_value"), /permission denied/);
  await assert.rejects(
    under(
      "甲一县",
      "insert into series_value (series_id, period, revision, value, batch_id, source) select series_id, '2030', 1, 1, batch_id, 'x' from series_value limit 1",
    ),
    /row-level security/,
  );
  await assert.rejects(
    under("甲一县", "insert into series_break (series_id, from_period, kind, words) select id, '2020', 'method', 'x' from series limit 1"),
    /row-level security/,
  );
});
