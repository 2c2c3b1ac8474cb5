import { house } from "../app/rooms.ts";
import { SAMPLE_COLUMNS, sampleRows } from "../app/sample/assessment-items.ts";
import { personOn } from "../app/sample/gatherings.ts";
import { assessments } from "../features/assessments/assessment.ts";
import { matrixOf } from "../features/assessments/matrix.ts";
import { servedRounds } from "../features/assessments/round-server.ts";
import { importStandard, servedStandards } from "../features/assessments/standard-server.ts";
import { takeSteps } from "../platform/casework/casework.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { findRecord } from "../platform/records/rows.ts";
import { serveInstallation } from "../tests/served.ts";
import { machine, Table } from "./table.ts";

/**
 * node bench/assessment-national.ts [years]: rounds of 38 items given out by the root to every county of the country, a year each, as
 * installed; then the matrices of all years, first, warm together, and after one fact; the newest round put on show and decided. Milliseconds by the clock and of this process's processor.
 */
const YEARS = Number(process.argv[2] ?? "5");
const took = async (work: () => unknown): Promise<string> => {
  const [from, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return `${((performance.now() - from) / 1000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor`;
};

const table = new Table("a national round, as installed", "asked", "measured");
await using served = await serveInstallation({ sample: true });
const { services } = served.installation;
const { database } = services;
const at = { unitId: services.rootUnitId, unitPath: [services.rootUnitId] };
async function hired(role: string, day: string) {
  const name = "全国测速（示例）";
  const { id } = await database.asRoot(services.rootUnitId, (db) =>
    db
      .insertInto("person")
      .values({ name, unit_id: at.unitId, unit_path: at.unitPath } as never)
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return personOn(services, day, { personId: Number(id), name, ...at, role });
}
const office = await hired("adviser", "2026-11-23");
const rounds: number[] = [];
for (let year = 2026; year > 2026 - YEARS; year--) {
  const standard = await office.create(servedStandards, {
    ...{ title: `全国测速 ${year}（示例）`, year, level: "county", basis: "示例", total: "100" },
    ...{ periodFrom: `${year}-01`, periodTo: `${year}-12`, grades: "优秀90；合格60；不合格0" },
    ...{ bonusCap: null, apartLimit: "20", third: "nearest-two" },
  });
  await office.write(async (tx) => {
    const { version } = await findRecord(tx, servedStandards.records as never, standard);
    return importStandard(office.context, tx, { id: standard, version, table: { columns: SAMPLE_COLUMNS, rows: sampleRows(year) } });
  });
  await office.act(servedStandards, standard, "propose");
  // One person does what two do: the bench is about speed.
  await database.asRoot(services.rootUnitId, (db) =>
    db.updateTable("standard").set({ state: "active" }).where("id", "=", standard).execute(),
  );
  const round = await office.create(servedRounds, {
    ...{ title: `全国测速 ${year}（示例）`, standardId: standard, selfUntil: `${year + 1}-01-15`, samplePercent: 0 },
    ...{ publicUntil: "2026-11-30", objectTo: "示例" },
  });
  rounds.push(round);
  table.row(`${year}: given out to the country's counties`, "", await took(() => office.act(servedRounds, round, "open")));
}
const { actor } = office.context;
const matrix = (round: number) => database.read(actor.scope, (db) => matrixOf(db, services, actor, round, "self"));
let rows = 0;
for (const round of rounds) table.row(`its matrix, first`, "", await took(async () => (rows = (await matrix(round)).rows.length)));
const all = async () => {
  for (const round of rounds) await matrix(round);
};
table.row(
  `${rows.toLocaleString("en")} counties × 38 items × ${YEARS} years, warm, one after the other`,
  "1 s (national)",
  await took(all),
);
table.row("the same again", "1 s (national)", await took(all));
const [county] = await database.asRoot(services.rootUnitId, (db) =>
  db.selectFrom("unit").select(["id", "path"]).where("name", "like", "雁江区科%").execute(),
);
await database.asRoot(services.rootUnitId, (tx) =>
  recordFact(tx, house.facts, actor, {
    ...{ kind: "demand.confirmed", unitId: county?.id, unitPath: county?.path, subject: "bench:1", occurredOn: "2026-11-20" },
    ...{ measures: {}, dimensions: { source: "phone", basis: "self" }, keys: { demander: 1 } },
    evidence: [{ type: "source", ref: "示例", label: "示例" }],
  } as never),
);
table.row("after one fact of one county", "1 s (national)", await took(all));
// The newest round scored by nobody in particular, then shown, checked and decided as a person presses it.
const newest = rounds[0] as number;
const cards = await database.read(actor.scope, (db) =>
  db.selectFrom("assessment").select("id").where("round_id", "=", newest).orderBy("id").execute(),
);
for (const [action, by] of [
  ["submit", office],
  ["pass", await hired("reviewer", "2026-11-24")],
  ["settle", await hired("reviewer", "2026-11-25")],
] as const)
  await by.write((tx) =>
    takeSteps(
      tx,
      assessments.process as never,
      cards.map(({ id }) => ({
        caseId: id,
        step: { action, actor: by.context.actor, at: "2026-11-25T02:00:00Z", gates: { filled: true, clear: true, settled: true } },
      })),
    ),
  );
table.row("put on show", "", await took(() => office.act(servedRounds, newest, "show")));
const checker = await hired("reviewer", "2026-12-02");
await checker.act(servedRounds, newest, "check");
const decider = await hired("leader", "2026-12-03");
table.row("decided", "", await took(() => decider.act(servedRounds, newest, "decide")));
table.row("memory of the process", "", `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
console.log(machine());
table.print();
process.exit(0);
