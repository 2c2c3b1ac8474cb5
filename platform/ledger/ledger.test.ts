import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aggregateOver, catalogueOf, type Aggregate, type FactKind, type PlainFact } from "@bihuan/indicators";
import { seededRandom } from "@bihuan/kit";
import { sql } from "kysely";
import { mintActor } from "../access/scope.ts";
import { openClient } from "../db/connections.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { forgetAnswers } from "./kept.ts";
import { answerAggregates, answerByUnit, factsOf, freezePosition, rebuildRollups, recordFact, type NewFact } from "./ledger.ts";
import { answerToMonths } from "./to-months.ts";

const label = { zh: "词", en: "word" };
const kind: FactKind = {
  kind: "apple.sold",
  label,
  measures: { fen: { label, unit: "fen", bounds: [-1e12, 1e12] } },
  dimensions: { colour: { label, values: { red: label, green: label } } },
  distinct: ["buyer"],
  distributions: ["days"],
  evidence: "required",
};
const catalogue = catalogueOf([kind]);
const root = mintActor({ personId: 1, name: "root", unitPath: [1], roles: [] }, new Map());
const evidence = [{ type: "source" as const, ref: "x", label: "x" }];
/** Facts at every level: towns and counties, and a city and a province of their own. */
const paths = [
  [1, 2, 4, 7, 9],
  [1, 2, 4, 7],
  [1, 3, 6, 11, 12],
  [1, 2],
  [1, 2, 4, 7, 10],
  [1, 2, 4, 8],
  [1, 3, 6],
];
const everyUnit = [...new Map(paths.flatMap((p) => p.map((_, k) => [p[k] as number, p.slice(0, k + 1)] as const))).values()];

let db: TestDatabase;
before(async () => {
  db = await cloneDatabase();
  const owner = openClient(db.owner);
  await owner.connect();
  // Paths as they stand above, not as the trigger would number them.
  await owner.query("SET session_replication_role = replica");
  for (const path of everyUnit)
    await owner.query("INSERT INTO unit (id, name, kind, path) OVERRIDING SYSTEM VALUE VALUES ($1, $2, 'association', $3)", [
      path.at(-1),
      `单位${path.at(-1)}`,
      path,
    ]);
  await owner.end();
});
after(() => db[Symbol.asyncDispose]());

const fact = (n: number, more: Partial<NewFact> = {}): NewFact => {
  const unitPath = paths[n % paths.length] as number[];
  return {
    kind: "apple.sold",
    occurredOn: `${["2024-11", "2025-01", "2025-12", "2026-01", "2026-02", "2026-04"][n % 6]}-10`,
    unitId: unitPath.at(-1) as number,
    unitPath,
    regionCode: null,
    subject: `apple:${n}`,
    measures: { fen: n * 7 },
    dimensions: { colour: n % 2 === 0 ? "red" : "green" },
    keys: { buyer: n % 5, days: n % 11 },
    evidence,
    ...more,
  };
};
const AGGREGATES: Aggregate[] = [
  { fn: "count", kind: "apple.sold", where: [] },
  { fn: "sum", kind: "apple.sold", of: "fen", where: [] },
  { fn: "balance", kind: "apple.sold", of: "fen", where: [] },
  { fn: "distinct", kind: "apple.sold", of: "buyer", where: [] },
  { fn: "median", kind: "apple.sold", of: "days", where: [] },
  { fn: "count", kind: "apple.sold", where: [{ dimension: "colour", values: ["red"] }] },
  { fn: "median", kind: "apple.sold", of: "days", where: [{ dimension: "colour", values: ["green"] }] },
  { fn: "count", kind: "apple.sold", where: [], over: { back: 12 } },
  { fn: "distinct", kind: "apple.sold", of: "buyer", where: [], over: { months: 12 } },
  { fn: "balance", kind: "apple.sold", of: "fen", where: [], over: { back: 12 } },
  { fn: "sum", kind: "apple.sold", of: "fen", where: [{ dimension: "colour", values: ["red"] }], over: { months: 3, back: 2 } },
  { fn: "median", kind: "apple.sold", of: "days", where: [], over: { months: 15 } },
];

test("roll-ups, facts and a naive count agree through random facts, corrections and withdrawals", async () => {
  const random = seededRandom(3);
  const inForce = new Map<number, PlainFact>();
  const plain = (f: NewFact): PlainFact => ({
    kind: f.kind,
    unitPath: f.unitPath,
    day: f.occurredOn,
    measures: f.measures ?? {},
    dimensions: f.dimensions ?? {},
    keys: f.keys ?? {},
  });
  let frozen: { position: number; facts: PlainFact[] } | undefined;
  for (let n = 1; n <= 200; n++) {
    const old = inForce.size > 5 && random.below(4) === 0 ? random.pick([...inForce.keys()]) : undefined;
    const isVoid = old !== undefined && random.below(3) === 0;
    const next = fact(random.below(1000));
    const id = await db.database.write(root.scope, (tx) =>
      recordFact(tx, catalogue, root, next, old === undefined ? undefined : { supersedes: old, reason: "更正", void: isVoid }),
    );
    if (old !== undefined) inForce.delete(old);
    if (!isVoid) inForce.set(id, plain(next));
    if (n === 60) frozen = { position: await db.database.write(root.scope, freezePosition), facts: [...inForce.values()] };
  }
  const compare = async (facts: PlainFact[], asOf?: number): Promise<void> => {
    for (const unitPath of everyUnit) {
      for (const period of [
        { from: "2026-01", to: "2026-12" },
        { from: "2026-02", to: "2026-03" },
        // Whole years with months before and after them; years alone; months that hold no whole year.
        { from: "2024-11", to: "2026-03" },
        { from: "2024-01", to: "2025-12" },
        { from: "2024-02", to: "2025-11" },
      ]) {
        const answers = await db.database.read(root.scope, (x) => answerAggregates(x, { unitPath, period, asOf }, AGGREGATES));
        for (const a of AGGREGATES) {
          const expected = aggregateOver(facts, a, period, unitPath.at(-1) as number);
          assert.deepEqual(answers.get(a), expected, `${a.fn} ${unitPath.join("/")} ${period.from} asOf ${asOf}`);
        }
      }
    }
  };
  await compare([...inForce.values()]);
  await compare([...inForce.values()], Number.MAX_SAFE_INTEGER);
  assert.ok(frozen);
  await compare(frozen.facts, frozen.position);

  const period = { from: "2024-10", to: "2026-12" };
  for (const unitPath of everyUnit)
    for (let depth = unitPath.length; depth <= 5; depth++) {
      const byUnit = await db.database.read(root.scope, (x) => answerByUnit(x, { unitPath, period }, depth, AGGREGATES));
      const below = everyUnit.filter((p) => p.length === depth && p.includes(unitPath.at(-1) as number)).map((p) => p.at(-1) as number);
      assert.deepEqual([...byUnit.keys()].sort(), below.sort());
      for (const unit of below)
        for (const a of AGGREGATES)
          assert.deepEqual(
            byUnit.get(unit)?.get(a),
            aggregateOver([...inForce.values()], a, period, unit),
            `${a.fn} of ${unit} below ${unitPath.join("/")}`,
          );
    }

  const months = ["2024-02", "2024-12", "2025-01", "2025-06", "2025-12", "2026-01", "2026-03"];
  for (const unitPath of everyUnit) {
    const lines = await db.database.read(root.scope, (x) => answerToMonths(x, unitPath, months, AGGREGATES));
    for (const [k, to] of months.entries())
      for (const a of AGGREGATES)
        assert.deepEqual(
          lines[k]?.get(a),
          aggregateOver([...inForce.values()], a, { from: `${to.slice(0, 4)}-01`, to }, unitPath.at(-1) as number),
          `${a.fn} of ${unitPath.join("/")} to ${to}`,
        );
  }

  const owner = openClient(db.owner);
  await owner.connect();
  await rebuildRollups((text) => owner.query(text));
  await owner.end();
  await compare([...inForce.values()]);
});

test("what was answered is kept as long as it holds, and no longer: facts, other years, transactions that come to nothing", async () => {
  const random = seededRandom(91);
  const [month, last] = [
    { from: "2026-01", to: "2026-12" },
    { from: "2025-01", to: "2025-12" },
  ];
  const ask = (unitPath: readonly number[], period = month) =>
    db.database.read(root.scope, (x) => answerByUnit(x, { unitPath, period }, unitPath.length, AGGREGATES));
  const anew = async (unitPath: readonly number[], period = month) => (forgetAnswers(), ask(unitPath, period));
  for (let n = 0; n < 30; n++) {
    const unitPath = random.pick(everyUnit) as number[];
    const [kept, closed] = [await ask(unitPath), await ask(unitPath, last)];
    const next = fact(random.below(1000), { occurredOn: random.pick(["2026-03-01", "2026-07-01", "2025-05-01"]) });
    const isLost = random.below(3) === 0;
    const written = db.database.write(root.scope, async (tx) => {
      await recordFact(tx, catalogue, root, next);
      // Who has written sees what may never come to be: it is not kept.
      await answerByUnit(tx, { unitPath, period: month }, unitPath.length, AGGREGATES);
      if (isLost) throw new Error("lost");
    });
    await written.catch((error: Error) => assert.equal(error.message, "lost"));
    const touches = !isLost && next.unitPath.includes(unitPath.at(-1) as number);
    const of = (answers: typeof kept) => answers.get(unitPath.at(-1) as number)?.get(AGGREGATES[0] as Aggregate);
    const [now, then] = [await ask(unitPath), await ask(unitPath, last)];
    if (!touches) assert.equal(of(now), of(kept), "what did not move was read again");
    if (!touches || next.occurredOn > "2026") assert.equal(of(then), of(closed), "a closed year was read again");
    assert.deepEqual([now, then], [await anew(unitPath), await anew(unitPath, last)]);
  }
});

test("facts behind a figure are exactly as many as its count", async () => {
  await db.database.read(root.scope, async (x) => {
    const scope = { unitPath: [1, 2], period: { from: "2026-01", to: "2026-12" } };
    const [a] = AGGREGATES as [Aggregate];
    const answer = (await answerAggregates(x, scope, [a])).get(a);
    const rows = await factsOf(x, scope, a).select("id").execute();
    assert.equal(rows.length, answer?.value);
  });
});

test("nobody changes or deletes a fact: neither the application's role nor the owner by any plain statement", async () => {
  for (const [who, options] of [
    ["app", db.app],
    ["owner", db.owner],
  ] as const) {
    const client = openClient(options);
    await client.connect();
    await client.query("select set_config('bihuan.unit', '1', false)");
    for (const attack of [
      "UPDATE ledger_fact SET measures = '{}'",
      "DELETE FROM ledger_fact",
      "TRUNCATE ledger_fact CASCADE",
      "UPDATE audit_entry SET act = 'x'",
      "DELETE FROM field_history",
    ]) {
      await assert.rejects(client.query(attack), /append-only|permission denied/, `${who}: ${attack}`);
    }
    await client.end();
  }
  const app = openClient(db.app);
  await app.connect();
  for (const attack of [
    "ALTER TABLE ledger_fact DISABLE TRIGGER ALL",
    "UPDATE ledger_rollup SET total = 99",
    "UPDATE ledger_histogram SET n = '{99}'",
    "SELECT ledger_rebuild()",
    "DROP TABLE ledger_fact",
    "SET session_replication_role = replica",
    "SET ROLE bihuan_owner",
  ]) {
    await assert.rejects(app.query(attack), /must be owner|permission denied/, attack);
  }
  await app.end();
});

test("a fact outside the scope is neither seen, written nor superseded", async () => {
  const county = mintActor({ personId: 2, name: "c", unitPath: [1, 3], roles: [] }, new Map());
  const foreign = await db.database.write(root.scope, (tx) => recordFact(tx, catalogue, root, fact(1)));
  assert.equal(
    (await db.database.read(county.scope, (x) => x.selectFrom("ledger_fact").select("id").where("id", "=", foreign).execute())).length,
    0,
  );
  await assert.rejects(
    db.database.write(county.scope, (tx) => recordFact(tx, catalogue, county, fact(1))),
    /row-level security/,
  );
  await assert.rejects(
    db.database.write(county.scope, (tx) => recordFact(tx, catalogue, county, fact(2), { supersedes: foreign, reason: "x" })),
    /outside the scope/,
  );
});

test("a withdrawn fact cannot be superseded again, and one fact has one successor", async () => {
  const write = (correction?: { supersedes: number; reason: string; void?: boolean }) =>
    db.database.write(root.scope, (tx) => recordFact(tx, catalogue, root, fact(9), correction));
  const first = await write();
  const gone = await write({ supersedes: first, reason: "误录", void: true });
  await assert.rejects(write({ supersedes: gone, reason: "x" }), /withdrawn/);
  await assert.rejects(write({ supersedes: first, reason: "x" }), /ledger_fact_superseded/);
});

test("what the catalogue does not declare is a bug, not a fact", async () => {
  const write = (more: Partial<NewFact>) => db.database.write(root.scope, (tx) => recordFact(tx, catalogue, root, fact(1, more)));
  await assert.rejects(write({ kind: "plum.sold" }), /unknown kind/);
  await assert.rejects(write({ measures: { kilo: 1 } }), /does not declare kilo/);
  await assert.rejects(write({ dimensions: { colour: "blue" } }), /colour=blue/);
  await assert.rejects(write({ measures: { fen: 1.5 } }), /whole number/);
  await assert.rejects(write({ evidence: [] }), /needs evidence/);
});

test("two transactions that record for the same two holders in opposite order both end well", async () => {
  let arrived = 0;
  const both = Promise.withResolvers<void>();
  const bothHoldOne = (): Promise<void> => {
    if (++arrived === 2) both.resolve();
    return both.promise;
  };
  const record = (holders: number[]) =>
    db.database.write(root.scope, async (tx) => {
      for (const [i, holder] of holders.entries()) {
        if (i === 1) await bothHoldOne();
        await recordFact(tx, catalogue, root, fact(holder, { subject: "meeting" }));
      }
    });
  const [seven, eight] = [4, 5];
  await Promise.all([record([seven, eight]), record([eight, seven])]);
  const { n } = await db.database.read(root.scope, (x) =>
    x
      .selectFrom("ledger_fact")
      .select(sql<number>`count(*)`.as("n"))
      .where("subject", "=", "meeting")
      .executeTakeFirstOrThrow(),
  );
  assert.equal(n, 4);
  assert.ok(arrived > 2, "one of the two ran again");
});
