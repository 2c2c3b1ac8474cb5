import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { sql } from "kysely";
import type { Scope } from "../platform/access/scope.ts";
import { makeWorld } from "./records-world.ts";
import { refusalOf, serveInstallation, nextKey, type Served } from "./served.ts";

/** What a superior, a neighbour and an auditor see of a county's work. */
let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(() => served[Symbol.asyncDispose]());

test("a superior sees a county's figures and cases, not the contacts behind them; a neighbour sees neither", async () => {
  const county = (await served.signIn("baomu")).api;
  const { id } = await county.services.createDemand({
    values: {
      title: "范围试验（示例）",
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900209999",
      source: "phone",
    },
    requestKey: nextKey(),
  });
  assert.equal((await county.services.lookContact({ id })).phone, "19900209999");
  const own = await (await served.signIn("lingdao")).api.indicators.scorecard({ from: "2026-01", to: "2026-12" });
  for (const superior of ["shiji", "shengji"]) {
    const { api } = await served.signIn(superior);
    const page = await api.services.getDemand({ id });
    assert.equal(page.case.title, "范围试验（示例）");
    assert.equal(page.contactOpen, false, superior);
    assert.doesNotMatch(JSON.stringify(page), /19900209999|联系人（示例）/, `${superior}: no contact in any part of the page`);
    assert.equal(await refusalOf(api.services.lookContact({ id })), "FORBIDDEN");
    const figures = await api.indicators.scorecard({ unitId: own.unit.id, from: "2026-01", to: "2026-12" });
    assert.deepEqual(figures.values, own.values, `${superior} reads the county's own figures`);
  }
  const neighbour = (await served.signIn("neijiang")).api;
  assert.equal(await refusalOf(neighbour.services.getDemand({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(neighbour.indicators.scorecard({ unitId: own.unit.id, from: "2026-01", to: "2026-12" })), "NOT_FOUND");
});

test("an auditor reads the acts of the own unit and those below, and of nobody else", async () => {
  const [county, henan, auditor] = [await served.signIn("baomu"), await served.signIn("henan"), await served.signIn("shenji")];
  for (const visitor of [county, henan]) assert.equal((await visitor.fetch('/api/export/demands.csv?input={"filter":{}}')).status, 200);
  const actors = async (): Promise<string[]> => (await auditor.api.work.auditTrail({ act: "list.export" })).map((r) => r.actorName);
  assert.deepEqual(await actors(), ["陈小桔（示例）"], "Henan's export is Henan's auditor's to read");
  const trail = await auditor.api.work.auditTrail({});
  assert.ok(trail.length > 20 && trail.every((r) => r.actWords.zh !== r.act), "every act in words");
  assert.equal(await refusalOf(county.api.work.auditTrail({})), "FORBIDDEN");
  for (const closed of [() => auditor.api.services.listDemands({ filter: {}, limit: 1 }), () => auditor.api.work.workbench()])
    assert.equal(await refusalOf(closed()), "FORBIDDEN", "who audits sees no business data");
});

test("property: a sensitive row is read by its holder and by whom a grant in force names, in a look that is written down; by nobody else", async () => {
  await using world = await makeWorld();
  const { services } = world.installation;
  world.installation.clock.millis = Date.now();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const dayOf = (more: number): string => new Date(Date.parse(today) + more * 86_400_000).toISOString().slice(0, 10);
  const names = Object.keys(world.units);
  const idOf = (name: string): number => world.units[name]?.id ?? 0;
  const pathOf = (name: string): number[] => world.units[name]?.path ?? [];
  for (const name of names)
    await world.client(name, ["adviser"]).care_person.create({
      values: { name: `${name}某（示例）`, employer: "示例", circle: "front", standing: "here" },
      requestKey: nextKey(),
    });
  const random = seededRandom(55);
  const { pick } = random;
  const holders = (path: readonly number[]): number[] => path.slice(Math.min(4, path.length) - 1);
  const read = (scope: Scope, sighted: boolean): Promise<number[]> =>
    services.database.write(scope, async (tx) => {
      if (sighted) await sql`select set_config('bihuan.sight', 'noted', true)`.execute(tx);
      return (await sql<{ unit_id: number }>`select unit_id from care_person order by unit_id`.execute(tx)).rows.map((r) => r.unit_id);
    });
  let readByGrant = 0;
  for (let round = 0; round < 8; round++) {
    const grants = Array.from({ length: 6 }, () => {
      const of = pick(names.filter((n) => pathOf(n).length > 1));
      const [fromOn, untilOn] = pick([
        [-9, -1],
        [-1, 0],
        [0, 9],
        [1, 9],
      ] as const);
      const to = pick(names.filter((n) => pathOf(of).slice(0, -1).includes(idOf(n))));
      return {
        of,
        to,
        person: random.next() < 0.3 ? world.actor(pick([to, pick(names)]), []).personId : null,
        fromOn,
        untilOn,
        taken: random.next() < 0.2,
      };
    });
    await world.owner(async (owner) => {
      await owner.query("delete from sight_grant");
      for (const g of grants)
        await owner.query(
          `insert into sight_grant (unit_id, unit_path, kind, registers, to_unit_id, to_person_id, from_on, until_on, reason, granted_by, granted_at, ended_at, ended_by, end_reason)
           values ($1, $2, 'care', '{care_person}', $3, $4, $5, $6, '示例原因', 'person:1', now(), $7, $8, $8)`,
          [
            ...[idOf(g.of), pathOf(g.of), idOf(g.to), g.person, dayOf(g.fromOn), dayOf(g.untilOn)],
            ...(g.taken ? [new Date().toISOString(), "示例收回"] : [null, null]),
          ],
        );
    });
    for (const reader of names) {
      const { scope } = world.actor(reader, ["leader"]);
      const below = names.filter((n) => pathOf(n).includes(idOf(reader)));
      const own = below.filter((n) => holders(pathOf(n)).includes(idOf(reader)));
      const granted = below.filter((n) =>
        grants.some(
          (g) =>
            holders(pathOf(n)).includes(idOf(g.of)) &&
            g.to === reader &&
            (g.person === null || g.person === scope.personId) &&
            g.fromOn <= 0 &&
            g.untilOn >= 0 &&
            !g.taken,
        ),
      );
      const ids = (some: readonly string[]): number[] => [...new Set(some.map(idOf))].toSorted((a, b) => a - b);
      assert.deepEqual(await read(scope, false), ids(own), `${reader} without a look`);
      assert.deepEqual(await read(scope, true), ids([...own, ...granted]), `${reader} by ${JSON.stringify(grants)}`);
      readByGrant += granted.filter((n) => !own.includes(n)).length;
    }
  }
  assert.ok(readByGrant > 4, `rows read by a grant: ${readByGrant}`);
  // The walls stand where the declaration says so, and nowhere else.
  const said = [...services.house.records.values()].flatMap((h) => (h.records.access.sensitive ? [h.records.name] : [])).toSorted();
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ t: string }>(
      "select tablename as t from pg_policies where permissive = 'RESTRICTIVE' and policyname = tablename || '_sight' and tablename not in ('work_case', 'field_history') order by 1",
    );
    assert.deepEqual(
      rows.map((r) => r.t),
      said,
    );
  });
  assert.deepEqual(said, ["care_person", "care_plan", "care_visit"]);
});
