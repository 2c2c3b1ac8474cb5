import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { talliedUnder } from "../platform/db/holders.ts";
import { nextKey, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/** A unit merged, a clock that runs behind, days that cannot be: what happens in between other people's steps. */
let served: Served;
let adviser: Visitor;
let leader: Visitor;
let city: Visitor;

before(async () => {
  served = await serveInstallation({ sample: true });
  [adviser, leader, city] = [await served.signIn("baomu"), await served.signIn("lingdao"), await served.signIn("shiji")];
});
after(() => served[Symbol.asyncDispose]());

const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<R>(text, values);
  await owner.end();
  return rows;
};
/** Units whose sum of the tally, as a list asks for it, is not what stands beneath them. Plain rows are counted beside the cases, without a state. */
async function drift(): Promise<number[][]> {
  const { database, rootUnitId } = served.installation.services;
  const paths = await query<{ path: number[] }>(
    "select distinct unit_path[:depth] as path from work_case, generate_series(1, cardinality(unit_path)) depth",
  );
  return database.asRoot(rootUnitId, async (db) => {
    const wrong: number[][] = [];
    for (const { path } of paths) {
      const { rows } = await sql`
        select 1 from (select process, state, sum(n) as n from ${talliedUnder(path)} t where state <> '' group by 1, 2) t
          full join (select process, state, count(*) as n from work_case where unit_path[${sql.lit(path.length)}] = ${path.at(-1)} group by 1, 2) c
          using (process, state) where coalesce(t.n, 0) <> coalesce(c.n, 0)`.execute(db);
      if (rows.length > 0) wrong.push(path);
    }
    return wrong;
  });
}
const need = (title: string) => ({
  title,
  demanderName: `${title}合作社（示例）`,
  demanderKind: "cooperative",
  contactName: "联系人（示例）",
  phone: "19900200000",
  source: "phone",
  presentState: "示例",
});

test("a server clock that runs behind: steps keep their order, nothing is refused for it, days do not go back", async () => {
  const { clock } = served.installation;
  const { id } = await adviser.api.services.createDemand({ values: need("时钟"), requestKey: nextKey() });
  clock.millis -= 3 * 86_400_000;
  await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  const link = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  clock.millis += 86_400_000;
  await served.visit().api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true });
  clock.millis += 2 * 86_400_000;
  const rows = await query<{ at: Date; seq: number }>("select at, seq from case_event where case_id = $1 order by seq", [id]);
  assert.equal(rows.length, 4);
  assert.ok(
    rows.every((r, i) => i === 0 || r.at >= (rows[i - 1]?.at as Date)),
    "the later step never lies before the earlier",
  );
  const { events } = await adviser.api.services.getDemand({ id });
  assert.deepEqual(
    events.map((e) => e.seq),
    [1, 2, 3, 4],
  );
});

test("a day before the unit existed and a day to come are refused at their field", async () => {
  await query("update unit set valid_from = '2020-01-01' where region_code = '512002' and kind = 'association'");
  const early = await fieldsOf(
    adviser.api.services.createDemand({ values: { ...need("早"), wantedBy: "2019-12-31" }, requestKey: nextKey() }),
  );
  assert.match(early.wantedBy?.zh ?? "", /早于单位成立/);
  const [agreement] = (await adviser.api.agreement.list({ filter: {}, limit: 1 })).rows;
  assert.ok(agreement);
  const [demand] = await query<{ demand_id: string }>("select demand_id from agreement where id = $1", [agreement.id]);
  const late = await fieldsOf(
    adviser.api.projects.createAgreement({
      demandId: Number(demand?.demand_id),
      values: { type: "contract", partyA: "甲（示例）", partyB: "乙（示例）", amountFen: "1 元", signedOn: "2026-11-24" },
      requestKey: nextKey(),
    }),
  );
  assert.match(late.signedOn?.zh ?? "", /今天之后/, "China's today is 23 November");
});

test("a unit merged while others work on it: open cases, posts, demanders and suppliers follow, facts and closed cases stay", async () => {
  const [county] = await query<{ id: number; path: number[] }>(
    "select id, path from unit where region_code = '512002' and kind = 'association'",
  );
  const [target] = await query<{ id: number; name: string; path: number[] }>(
    "select id, name, path from unit where region_code = '512021' and kind = 'association'",
  );
  assert.ok(county && target);
  const { id } = await adviser.api.services.createDemand({ values: need("合并前"), requestKey: nextKey() });
  const link = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });

  assert.equal(await refusalOf(adviser.api.work.mergeUnit({ unitId: county.id, successorId: target.id })), "FORBIDDEN");
  assert.equal(await refusalOf(leader.api.work.mergeUnit({ unitId: county.id, successorId: target.id })), "own-unit");
  assert.equal(await refusalOf(leader.api.work.mergeUnit({ unitId: target.id, successorId: county.id })), "NOT_FOUND");
  assert.equal(await refusalOf(city.api.work.mergeUnit({ unitId: county.id, successorId: target.id })), "units-below");
  await query("update unit set valid_to = '2026-11-22' where parent_id = $1", [county.id]);
  assert.equal(await refusalOf(city.api.work.mergeUnit({ unitId: county.id })), "still-open");
  const [bureau] = await query<{ id: number }>("select id from unit where kind = 'park' and valid_to is not null limit 1");
  assert.equal(await refusalOf(city.api.work.mergeUnit({ unitId: county.id, successorId: bureau?.id ?? 0 })), "successor");
  const [henan] = await query<{ id: number }>("select id from unit where region_code = '410000' and kind = 'association'");
  assert.equal(await refusalOf(city.api.work.mergeUnit({ unitId: county.id, successorId: henan?.id ?? 0 })), "successor");

  const state = async () =>
    (
      await query<Record<string, number>>(
        `select (select count(*)::int from work_case where unit_id = $1 and closed_on is null) as open_old,
                (select count(*)::int from work_case where unit_id = $1 and closed_on is not null) as closed_old,
                (select count(*)::int from work_case where unit_id = $2) as new,
                (select count(*)::int from ledger_fact where unit_id = $1) as facts_old,
                (select count(*)::int from demander where unit_id = $1) as demanders_old,
                (select coalesce(sum(n), 0)::int from case_tally where unit_path @> array[$3]::int[] and (added or cardinality(unit_path) <= 4)) as tally_city,
                (select count(*)::int from work_case where unit_path @> array[$3]::int[]) as cases_city`,
        [county.id, target.id, county.path[2]],
      )
    )[0] as Record<string, number>;
  const before = await state();
  const preview = await city.api.work.previewClosing({ unitId: county.id });
  const moved = await city.api.work.mergeUnit({ unitId: county.id, successorId: target.id });
  assert.deepEqual(
    { cases: preview.cases, posts: preview.posts, demanders: preview.demanders },
    { cases: moved.cases, posts: moved.posts, demanders: moved.demanders },
  );
  assert.equal(moved.cases, before.open_old);
  const after = await state();
  assert.deepEqual(after, { ...before, open_old: 0, new: Number(before.new) + moved.cases, demanders_old: 0 });
  for (const folded of [false, true]) {
    if (folded) await query("select case_tally_fold()");
    assert.deepEqual(await drift(), [], `the tallies equal the cases, folded: ${folded}`);
  }
  assert.deepEqual(await query("select 1 from case_tally where added"), []);
  assert.equal(await refusalOf(city.api.work.mergeUnit({ unitId: county.id, successorId: target.id })), "unit-closed");

  await new Promise((done) => setTimeout(done, 5100));
  const page = await adviser.api.services.getDemand({ id });
  assert.equal(page.case.unitName, target.name, "the adviser goes on in the new unit, in the same session");
  assert.ok(page.events.length >= 3);
  await served.visit().api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true });
  assert.equal((await adviser.api.services.getDemand({ id })).case.state, "awaiting_review", "the link sent before works after");
  assert.equal((await adviser.api.services.lookContact({ id })).phone, "19900200000");
  const browsed = await city.api.units.browseUnits({ id: county.id });
  assert.deepEqual([browsed.unit.validTo, browsed.unit.successor?.id], ["2026-11-23", target.id]);
});

async function fieldsOf(call: Promise<unknown>): Promise<Record<string, { zh: string }>> {
  try {
    await call;
  } catch (error) {
    return (error as { data?: { fields?: Record<string, { zh: string }> } }).data?.fields ?? {};
  }
  return {};
}
