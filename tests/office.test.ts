import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** An office lives in it: first pages by role, entering once, links, notices and deputies, over the wire. */
let served: Served;
let owner: pg.Client;
const people = new Map<string, Visitor>();
before(async () => {
  served = await serveInstallation({ sample: true });
  owner = new pg.Client(served.installation.owner);
  await owner.connect();
  for (const { username } of SAMPLE_SIGN_INS) people.set(username, await served.signIn(username));
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});
const as = (username: string) => people.get(username)?.api as Visitor["api"];

test("a county leader sees five figures with target, last year and a line; targets are set as an office writes them, with their paper", async () => {
  const first = await as("lingdao").indicators.homeFigures();
  assert.deepEqual(
    first.figures.map((f) => f.code),
    ["confirmed_demands", "days_to_introduction", "agreement_amount", "amount_in_place", "coverage_adult"],
  );
  const card = await as("lingdao").indicators.scorecard({ from: "2026-01", to: "2026-11" });
  const before = await as("lingdao").indicators.scorecard({ from: "2025-01", to: "2025-11" });
  for (const f of first.figures) {
    const now = card.values.find((v) => v.code === f.code);
    assert.deepEqual([f.value, f.numerator], [now?.value, now?.numerator], `${f.code} is the figure of the indicators' page`);
    assert.equal(f.lastYear, before.values.find((v) => v.code === f.code)?.value, `${f.code} last year`);
    assert.equal(f.line.at(-1), f.value, "the line ends where the figure stands");
    assert.deepEqual([f.line.length, f.lastLine.length], [11, 12]);
    assert.equal(f.target, null);
  }
  assert.ok(first.steps[0]?.n === first.figures[0]?.value);
  const set = (targets: Record<string, string>) => as("lingdao").indicators.setTargets({ year: 2026, source: "示例文件第 1 号", targets });
  assert.equal(await refusalOf(set({ coverage_adult: "一半多" })), "invalid");
  assert.equal(await refusalOf(set({ confirmed_demands: "7.5" })), "invalid");
  assert.equal((await as("lingdao").indicators.homeFigures()).figures[0]?.target, null, "of a refused page nothing is kept");
  const typed = { confirmed_demands: "７０ 件", days_to_introduction: "5天", agreement_amount: "1200 万", coverage_adult: "60%" };
  assert.equal((await set(typed)).changed, 4);
  assert.equal((await set(typed)).changed, 0, "the same again is no change");
  const targets = (await as("lingdao").indicators.homeFigures()).figures.map((f) => f.target);
  assert.deepEqual(targets, [70, 5, 1_200_000_000, null, 0.6]);
  assert.equal((await set({ confirmed_demands: "" })).changed, 1, "blank takes it back");
  assert.equal((await as("lingdao").indicators.homeFigures()).figures[0]?.target, null);
  assert.equal(await refusalOf(as("baomu").indicators.setTargets({ year: 2026, source: "x", targets: {} })), "FORBIDDEN");
  assert.equal((await as("shiji").indicators.homeFigures()).figures[1]?.target, null, "a county's target is not its city's");
  const { rows } = await owner.query("select source, set_by from indicator_target where code = 'confirmed_demands' order by id");
  assert.equal(rows.length, 2, "every target set stays");
});

test("a county's coverage never stands on its province's card: which are measured is said by name", async () => {
  const year = { from: "2026-01", to: "2026-11" };
  const county = (await as("lingdao").indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
  assert.ok(county?.value, "the county itself is measured");
  for (const username of ["shengji", "shiji"]) {
    const card = (await as(username).indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
    assert.deepEqual([card?.value, card?.numerator, card?.denominator], [null, null, null], username);
    assert.match(card?.missing[0]?.zh ?? "", /^已测算 1\/\d+ 个县（市、区）：雁江区科学技术协会 \d+(\.\d)?%$/);
    const home = (await as(username).indicators.homeFigures()).figures.find((f) => f.code === "coverage_adult");
    assert.deepEqual([home?.value, home?.line.length], [null, 0]);
    assert.equal(home?.missing[0]?.zh, card?.missing[0]?.zh);
  }
  const cities = await as("shengji").indicators.byUnit({ ...year, codes: ["coverage_adult"] });
  assert.ok(cities.rows.every((r) => r.values[0]?.value === null));
  const counties = await as("shiji").indicators.byUnit({ ...year, codes: ["coverage_adult"] });
  assert.deepEqual(
    counties.rows.filter((r) => r.values[0]?.value).map((r) => r.unitName),
    ["雁江区科学技术协会"],
    "in the list of counties it stands with its county",
  );
  // Every county of the city measured: then the sum is the city's.
  const path = (await owner.query<{ path: number[] }>("select path from unit where region_code = '512000' and kind = 'association'"))
    .rows[0]?.path;
  await owner.query(
    `insert into ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, evidence, actor_id)
     select 'place.coverage', '2026-11-01', u.id, u.path, u.region_code, 'place:0', '{"covered": 1, "people": 2}', '{"speed": "adult"}',
       '[{"type":"source","ref":"示例","label":"示例"}]', 'system'
     from unit u where cardinality(u.path) = 4 and u.path[3] = $1 and u.kind = 'association' and u.region_code <> '512002'`,
    [path?.at(-1)],
  );
  const whole = (await as("shiji").indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
  assert.ok(whole?.value !== null && (whole?.denominator ?? 0) > (county.denominator ?? 0));
});

test("totals never add intentions, unspecified ones or published totals to contracts", async () => {
  const of = async (who: string, year: string) => {
    const { values } = await as(who).indicators.scorecard({ from: `${year}-01`, to: `${year}-12` });
    return (code: string) => values.find((v) => v.code === code)?.value;
  };
  const neijiang = await of("neijiang", "2023");
  assert.deepEqual([neijiang("agreements"), neijiang("intentions"), neijiang("agreement_amount")], [0, 16, 0]);
  const henan = await of("henan", "2021");
  assert.deepEqual([henan("agreements"), henan("agreement_amount")], [0, 0]);
  assert.deepEqual([henan("reported_agreements"), henan("reported_amount")], [29, 944_200_000_000]);
  const own = await of("lingdao", "2026");
  assert.equal(own("agreement_amount"), (own("contract_amount") ?? 0) + (own("registered_amount") ?? 0));
});

test("city and province see counties by exception: late ones, longest first, and those where nothing began; officers see whom to give what", async () => {
  const county = await as("lingdao").work.workbench();
  assert.equal(county.quiet, null);
  assert.ok(county.late.length > 0, "a county leader sees his late cases by name");
  for (const username of ["shiji", "shengji"]) {
    const bench = await as(username).work.workbench();
    assert.deepEqual(
      bench.overdueBelow.map((u) => u.unitName),
      ["雁江区科学技术协会"],
      "counties, whatever lies between",
    );
    assert.ok(bench.quiet && bench.quiet.quiet.length === bench.quiet.counties - 1 && !bench.quiet.quiet.includes("雁江区科学技术协会"));
    assert.equal(
      (await as(username).work.listOverdue({ unitId: bench.overdueBelow[0]?.unitId as number })).items.length,
      bench.overdueBelow[0]?.overdue,
    );
  }
  const { people: without } = await as("xitong").people.listAccountless();
  assert.ok(
    without.some((p) => p.name === "周田（示例）"),
    "who holds a post and cannot sign in",
  );
  assert.equal(await refusalOf(as("anquan").people.listAccountless()), "FORBIDDEN");
  const person = without[0]?.personId as number;
  const mine = (await owner.query<{ id: number }>("select id from person where name = '陈小桔（示例）'")).rows[0]?.id;
  await owner.query(
    `insert into audit_entry (actor_id, unit_id, act, subject, detail, at)
     select 'system', 1, act, 'person:' || $1, '{"address": "203.0.113.9"}', at::timestamptz from (values
       ('signin.in', '2026-11-02 09:00+08'), ('signin.locked', '2026-11-20 10:00+08'),
       ('signin.failed', '2026-11-20 09:01+08'), ('signin.failed', '2026-11-20 09:02+08'), ('signin.failed', '2026-11-20 09:03+08'),
       ('signin.failed', '2026-11-22 09:03+08'), ('signin.in', '2026-11-21 02:00+08')) v (act, at)`,
    [mine],
  );
  const odd = (await as("anquan").people.listOddSignIns()).filter((o) => o.personId === Number(mine));
  assert.deepEqual(
    odd.map((o) => [o.why, o.times]).toSorted(),
    [
      ["failed", 3],
      ["locked", 1],
      ["night", 1],
    ],
    "one failure is no sign",
  );
  assert.ok(!JSON.stringify(odd).includes("203.0"), "no address leaves the door's book");
  assert.equal((await as("shenji").people.listOddSignIns()).length, (await as("anquan").people.listOddSignIns()).length);
  assert.equal(await refusalOf(as("lingdao").people.listOddSignIns()), "FORBIDDEN");
  assert.ok(person > 0);
});
