import { createHash } from "node:crypto";
import { allocate } from "@bihuan/allocation";
import pg from "pg";
import { compileIndicator, readSentence } from "@bihuan/indicators";
import { exact, seededRandom } from "@bihuan/kit";
import { keepScores, scoreUnits, type Value } from "@bihuan/scoring";
import { house } from "../app/rooms.ts";
import { SAMPLE_COLUMNS, SAMPLE_ITEMS, sampleRows } from "../app/sample/assessment-items.ts";
import { personOn } from "../app/sample/gatherings.ts";
import { pdfOf, zipOf } from "../features/assessments/dossier.ts";
import { cardOf } from "../features/assessments/card.ts";
import { matrixOf } from "../features/assessments/matrix.ts";
import { servedRounds } from "../features/assessments/round-server.ts";
import { importStandard, keptOf, servedStandards } from "../features/assessments/standard-server.ts";
import { keyWord } from "../features/indicators/words.ts";
import { findRecord } from "../platform/records/rows.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { serveInstallation } from "../tests/served.ts";
import { machine, Table } from "./table.ts";

/** npm run bench:assessment: a sheet of 38 items over a province's 183 counties on an installation of its own, and the engines by themselves. */
const took = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
const median = async (times: number, work: () => unknown): Promise<string> => {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await took(work));
  return `${(all.sort((a, b) => a - b)[Math.floor(times / 2)] as number).toFixed(1)} ms`;
};

/** Milliseconds between a statement's sending and its answer, from now until asked. */
function countStatements(): () => { n: number; ms: number } {
  const spent = { n: 0, ms: 0 };
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const from = performance.now();
    const answer: unknown = (query as (...a: unknown[]) => unknown).apply(this, args);
    if (answer instanceof Promise)
      void answer.finally(() => {
        spent.n++;
        spent.ms += performance.now() - from;
      });
    return answer;
  } as typeof query;
  return () => {
    pg.Client.prototype.query = query;
    return spent;
  };
}

const table = new Table("assessment: 38 items", "asked", "measured");
await using served = await serveInstallation({ sample: true });
const { services } = served.installation;
const { database } = services;
const leader = await database.asRoot(services.rootUnitId, (db) =>
  db.selectFrom("person").select(["id", "name", "unit_id", "unit_path"]).where("name", "=", "孙岷（示例）").executeTakeFirstOrThrow(),
);
const on = (role: string) =>
  personOn(services, "2026-11-23", {
    personId: leader.id,
    name: leader.name,
    unitId: leader.unit_id as number,
    unitPath: leader.unit_path as number[],
    role,
  });
const office = on("adviser");
const standard = await office.create(servedStandards, {
  title: "示例标准（测速）",
  year: 2026,
  level: "county",
  basis: "示例",
  periodFrom: "2026-01",
  periodTo: "2026-12",
  total: "100",
  grades: "优秀90；合格60；不合格0",
  bonusCap: null,
  apartLimit: "20",
  third: "nearest-two",
});
await office.write(async (tx) => {
  const { version } = await findRecord(tx, servedStandards.records as never, standard);
  return importStandard(office.context, tx, { id: standard, version, table: { columns: SAMPLE_COLUMNS, rows: sampleRows(2026) } });
});
// One person does what two do: the bench is about speed.
await office.act(servedStandards, standard, "propose");
await database.asRoot(services.rootUnitId, (db) =>
  db.updateTable("standard").set({ state: "active" }).where("id", "=", standard).execute(),
);
const round = await office.create(servedRounds, {
  title: "测速（示例）",
  standardId: standard,
  selfUntil: "2026-12-15",
  samplePercent: 0,
});
table.row("given out to 183 counties", "", `${((await took(() => office.act(servedRounds, round, "open"))) / 1000).toFixed(1)} s`);
const { actor } = office.context;
const matrix = () => database.read(actor.scope, (db) => matrixOf(db, services, actor, round, "self"));
table.row("matrix 183 × 38, first", "400 ms", `${(await took(matrix)).toFixed(0)} ms`);
table.row("matrix 183 × 38, again", "60 ms", await median(11, matrix));
const own = (await matrix()).rows.find((r) => r.name.startsWith("雁江区"));
const card = () => database.read(actor.scope, (db) => cardOf(db, services, actor, own?.id as number));
table.row("a county's scorecard with provenance", "15 ms", await median(21, card));
const before = (await card()).items.find((i) => i.no === "1.1.1")?.now;
const county = await database.read(actor.scope, (db) =>
  db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", own?.unitId as number)
    .executeTakeFirstOrThrow(),
);
await database.asRoot(services.rootUnitId, (tx) =>
  recordFact(tx, house.facts, actor, {
    kind: "demand.confirmed",
    unitId: own?.unitId as number,
    unitPath: county.path,
    subject: "bench:1",
    occurredOn: "2026-11-20",
    measures: {},
    dimensions: { source: "phone", basis: "self" },
    keys: { demander: 1 },
    evidence: [{ type: "source", ref: "示例", label: "示例" }],
  } as never),
);
let after: string | null | undefined;
const inDatabase = countStatements();
const next = await took(async () => (after = (await card()).items.find((i) => i.no === "1.1.1")?.now));
const asked = inDatabase();
table.row(
  "one fact → the county's scorecard current in the next request",
  "20 ms of database time",
  `${asked.ms.toFixed(1)} ms in ${asked.n} statements, ${next.toFixed(1)} ms in all, ${before} → ${after}`,
);
const again = countStatements();
const whole1 = await took(matrix);
const askedAgain = again();
table.row(
  "the same fact → the province's matrix in the next request",
  "20 ms of database time",
  `${askedAgain.ms.toFixed(1)} ms in ${askedAgain.n} statements, ${whole1.toFixed(1)} ms in all`,
);

const { kept } = await database.read(actor.scope, async (db) =>
  keptOf(db, await findRecord(db, servedStandards.records as never, standard)),
);
const random = seededRandom(38);
const units = (n: number) =>
  Array.from({ length: n }, (_, u) => ({
    unit: String(u),
    class: "",
    values: Object.fromEntries(SAMPLE_ITEMS.map((i): [string, Value] => [i.no, { state: "value", value: exact(random.below(100)) }])),
  }));
const [province, country] = [units(183), units(2850)];
table.row("engine alone: 183 units scored", "", await median(11, () => scoreUnits(kept.sheet, province)));
table.row("engine alone: 2,850 units scored", "1 s (national)", await median(3, () => scoreUnits(kept.sheet, country)));
const years = Array.from({ length: 5 }, () => keepScores(kept.sheet));
const cold = await took(() => years.forEach((score) => score(country)));
table.row("engine: 2,850 units × 38 × 5 years, first", "", `${cold.toFixed(0)} ms`);
const moved = country.with(7, { ...(country[7] as (typeof country)[number]) });
const warm = await took(() => years.forEach((score) => score(moved)));
table.row("the same after one unit moved in each year", "1 s (national)", `${warm.toFixed(1)} ms`);
const sentence = "「首次引荐」的件数 ÷ 「确认需求」的件数（依据：本人）";
const name = { zh: "示例", en: "sample" };
table.row(
  "a sentence typed → expression checked, without its facts",
  "150 ms with them",
  await median(51, () => {
    readSentence(sentence, house.facts, "zh", keyWord);
    compileIndicator(
      {
        code: "trial",
        version: 1,
        better: "neither",
        name,
        definition: name,
        unit: "ratio",
        expression: "ratio(count(demand.introduced), count(demand.confirmed))",
      },
      house.facts,
    );
  }),
);
const pool = Array.from({ length: 3000 }, (_, i) => ({ code: String(i), coefficient: "1", values: { a: String(1 + random.below(1000)) } }));
table.row(
  "allocation, 3,000 units, one factor",
  "200 ms",
  await median(5, () =>
    allocate({ totalFen: 1_000_000_000, stepFen: 10_000, factors: [{ key: "a", weight: "100" }], units: pool } as never),
  ),
);

// 10,000 pieces of 20 kB, as a file store would hand them out.
const bytes = (n: number): Buffer => Buffer.alloc(20_000, n % 251);
const pieces = Array.from({ length: 10_000 }, (_, n) => ({
  id: n,
  fileId: n,
  name: `凭据${n}.pdf`,
  kind: "凭据",
  sha256: createHash("sha256").update(String(n)).digest("hex"),
  who: "示例",
  at: "2026-11-20T00:00:00Z",
  elsewhere: [],
}));
const whole = await card();
const full = { ...whole, items: whole.items.map((i, k) => ({ ...i, files: pieces.filter((_, n) => n % whole.items.length === k) })) };
const handing = {
  ...services,
  files: {
    read: async (sha: Buffer) =>
      (async function* () {
        yield bytes(sha[0] as number);
      })(),
  },
} as never;
for (const [name, write] of [
  ["ZIP", zipOf],
  ["PDF", pdfOf],
] as const) {
  const rest = process.memoryUsage().rss;
  let [most, sent] = [rest, 0];
  const taken = await took(async () => {
    for await (const chunk of write(handing, { ...full, readings: null })) {
      sent += chunk.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
  });
  table.row(
    `dossier of 10,000 pieces (200 MB) as one ${name}, streamed`,
    "256 MB",
    `${(taken / 1000).toFixed(1)} s, ${(sent / 1e6).toFixed(0)} MB sent, ${((most - rest) / 1e6).toFixed(0)} MB above what stood before`,
  );
}
console.log(machine());
table.print();
process.exit(0);
