import pg from "pg";
import { house } from "../app/rooms.ts";
import { SAMPLE_COLUMNS, sampleRows } from "../app/sample/assessment-items.ts";
import { personOn } from "../app/sample/gatherings.ts";
import { matrixOf } from "../features/assessments/matrix.ts";
import { servedRounds } from "../features/assessments/round-server.ts";
import { importStandard, servedStandards } from "../features/assessments/standard-server.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { serveInstallation } from "../tests/served.ts";
import { machine, Table } from "./table.ts";

/**
 * npm run bench:assessment:national: the sheet of 38 items given out by the root to 2,850 counties of 30 made-up provinces, five years, on an installation
 * of its own with the sample beside; each county has facts in each year. What a request of the product takes, the engine's time is bench:assessment's.
 */
const [COUNTIES, YEARS, FACTS] = [2850, [2022, 2023, 2024, 2025, 2026], 2];
const took = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
const seconds = (ms: number): string => (ms < 2000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`);

await using served = await serveInstallation({ sample: true });
const { services } = served.installation;
const { database, rootUnitId } = services;
const owner = new pg.Client(served.installation.owner);
await owner.connect();
const root = (await owner.query<{ id: number; path: number[] }>("SELECT id, path FROM unit WHERE id = $1", [rootUnitId])).rows[0] as {
  id: number;
  path: number[];
};
const have = Number(
  (
    await owner.query<{ n: string }>(
      "SELECT count(*) AS n FROM unit WHERE kind = 'association' AND valid_to IS NULL AND cardinality(path) = 4",
    )
  ).rows[0]?.n,
);
const under = async (name: string, parents: readonly number[], each: number): Promise<number[]> =>
  (
    await owner.query<{ id: number }>(
      `INSERT INTO unit (name, kind, parent_id, path) SELECT $1 || p || '-' || n || '（示例）', 'association', p, '{}'
        FROM unnest($2::int[]) p, generate_series(1, $3) n RETURNING id`,
      [name, parents, each],
    )
  ).rows.map((r) => r.id);
const cities = await under("示例市", await under("示例省", [root.id], 30), 10);
const left = COUNTIES - have;
const counties = await under("示例县", cities, Math.ceil(left / cities.length));
await owner.query("UPDATE unit SET valid_to = '2020-01-01' WHERE id = ANY ($1::int[])", [counties.slice(left)]);
const filled = await took(() =>
  owner.query(
    `INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, subject, dimensions, keys, evidence, actor_id)
      SELECT 'demand.confirmed', make_date(y, 6, 10), u.id, u.path, 'bench:' || u.id || '-' || y || '-' || n, '{"basis": "self", "source": "visit"}',
        jsonb_build_object('demander', u.id * 100 + n), '[{"type": "source", "ref": "示例", "label": "示例"}]', 'system'
      FROM unit u, unnest($1::int[]) y, generate_series(1, $2) n WHERE u.id = ANY ($3::int[])`,
    [YEARS, FACTS, counties.slice(0, left)],
  ),
);
const [person] = (
  await owner.query<{ id: string }>("INSERT INTO person (name, unit_id, unit_path) VALUES ('测速（示例）', $1, $2) RETURNING id", [
    root.id,
    root.path,
  ])
).rows;
await owner.query("ANALYZE");
const office = personOn(services, "2026-11-23", {
  personId: Number(person?.id),
  name: "测速（示例）",
  unitId: root.id,
  unitPath: root.path,
  role: "adviser",
});
const { actor } = office.context;

const table = new Table(
  `assessment: 38 items, ${COUNTIES.toLocaleString("en")} counties of the country, as installed`,
  "asked",
  "measured",
);
table.row(`${(left * YEARS.length * FACTS).toLocaleString("en")} facts entered with their roll-ups`, "", seconds(filled));
const rounds: number[] = [];
for (const year of YEARS) {
  const standard = await office.create(servedStandards, {
    ...{ title: `示例标准（测速 ${year}）`, year, level: "county", basis: "示例", periodFrom: `${year}-01`, periodTo: `${year}-12` },
    ...{ total: "100", grades: "优秀90；合格60；不合格0", bonusCap: null, apartLimit: "20", third: "nearest-two" },
  });
  await office.write((tx) => importStandard(office.context, tx, standard, { columns: SAMPLE_COLUMNS, rows: sampleRows(year) }));
  await office.act(servedStandards, standard, "propose");
  await owner.query("UPDATE standard SET state = 'active' WHERE id = $1", [standard]);
  const round = await office.create(servedRounds, {
    title: `测速 ${year}（示例）`,
    standardId: standard,
    selfUntil: "2026-12-15",
    samplePercent: 0,
  });
  const given = await took(() => office.act(servedRounds, round, "open"));
  if (year === YEARS[0]) table.row("one round given out to all of them", "", seconds(given));
  rounds.push(round);
}
await owner.query("ANALYZE");
const matrix = (round: number) => database.read(actor.scope, (db) => matrixOf(db, services, actor, round, "self"));
const size = (await matrix(rounds[0] as number)).rows.length;
const each: number[] = [];
for (const round of rounds.slice(1)) each.push(await took(() => matrix(round)));
table.row(`matrix ${size.toLocaleString("en")} × 38 of one year, first (four years)`, "", each.map(seconds).join(", "));
const last = rounds.at(-1) as number;
await matrix(last);
const warm = [];
for (let i = 0; i < 5; i++) warm.push(await took(() => matrix(last)));
table.row("the same, again", "1 s", seconds(warm.sort((a, b) => a - b)[2] as number));
const one = (await owner.query<{ id: number; path: number[] }>("SELECT id, path FROM unit WHERE id = $1", [counties[7]]))
  .rows[0] as typeof root;
await database.asRoot(rootUnitId, (tx) =>
  recordFact(tx, house.facts, actor, {
    ...{ kind: "demand.confirmed", unitId: one.id, unitPath: one.path, regionCode: null, subject: "bench:new", occurredOn: "2026-11-20" },
    ...{ measures: {}, dimensions: { source: "phone", basis: "self" }, keys: { demander: 1 } },
    evidence: [{ type: "source", ref: "示例", label: "示例" }],
  }),
);
table.row("one new fact → the national matrix current in the next request", "1 s", seconds(await took(() => matrix(last))));
const all = await took(async () => {
  for (const round of rounds) await matrix(round);
});
table.row("five years, one request after the other", "1 s", seconds(all));
const started = await serveAnew();
table.row("full recomputation: five years by a server that has just started", "20 s", seconds(started));
await owner.end();
console.log(machine());
table.print();
process.exit(0);

/** As a server that keeps nothing yet: another database handle over the same rows. */
async function serveAnew(): Promise<number> {
  const fresh = { ...services, database: Object.create(database) as typeof database };
  return took(async () => {
    for (const round of rounds) await database.read(actor.scope, (db) => matrixOf(db, fresh, actor, round, "self"));
  });
}
