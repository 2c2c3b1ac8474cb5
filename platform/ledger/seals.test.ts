import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { catalogueOf, type FactKind } from "@bihuan/indicators";
import type pg from "pg";
import { mintActor, type Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import { readConfig } from "../config/config.ts";
import { openClient } from "../db/connections.ts";
import { Database } from "../db/database.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { recordFact } from "./ledger.ts";
import { judgeProof, proveConsistency, proveFact, type Proof } from "./proofs.ts";
import { keyFileOf, rotateSealKey, SealKeysMissing, type Sealing } from "./seal-keys.ts";
import { LOGS, SEALED_COLUMNS } from "./sealed-logs.ts";
import { digestsFile, sealLedger } from "./seals.ts";
import { verifySeals } from "./verify.ts";

/** Attacks with the owner's rights on a small country; each must be noticed and named, and nothing else. */
const label = { zh: "词", en: "word" };
const apples: FactKind = {
  kind: "apple.sold",
  label,
  measures: { fen: { label, unit: "fen", bounds: [-1e12, 1e12] } },
  dimensions: { colour: { label, values: { red: label, green: label } } },
  distinct: ["buyer"],
  distributions: ["days"],
  evidence: "optional",
};
const catalogue = catalogueOf([apples]);

let db: TestDatabase;
let sealing: Sealing;
let paths: number[][];
let root: Actor;
let owner: pg.Client;
let caseId: number;
const nowMillis = { value: Date.now() };

before(async () => {
  db = await cloneDatabase();
  owner = openClient(db.owner);
  await owner.connect();
  paths = [];
  for (const depth of [1, 2, 3, 4, 5, 5]) {
    const parent = paths.findLast((p) => p.length === depth - 1);
    const { rows } = await owner.query(
      "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'association', $2, '{}') RETURNING path",
      [`单位${paths.length}（示例）`, parent?.at(-1) ?? null],
    );
    paths.push(rows[0].path);
  }
  root = mintActor({ personId: 1, name: "root", unitPath: paths[0] as number[], roles: [] }, new Map());
  sealing = {
    database: db.database,
    config: readConfig({}),
    dataFolder: mkdtempSync(join(tmpdir(), "bihuan-seals-")),
    rootUnitId: paths[0]?.[0] as number,
    now: () => nowMillis.value,
  };
  const { rows } = await owner.query(
    "INSERT INTO work_case (process, title, state, since, opened_on, unit_id, unit_path) VALUES ('demand', '案（示例）', 'draft', now(), current_date, $1, $2) RETURNING id",
    [paths[4]?.at(-1), paths[4]],
  );
  caseId = Number(rows[0].id);
  for (let n = 1; n <= 300; n++) await act(n);
  await sealLedger(sealing);
  for (let n = 301; n <= 330; n++) await act(n);
  await sealLedger(sealing);
});
after(async () => {
  await owner.end();
  await db[Symbol.asyncDispose]();
  rmSync(sealing.dataFolder, { recursive: true, force: true });
});
beforeEach(() => (nowMillis.value = Date.now()));

let seq = 0;
async function act(n: number): Promise<number> {
  return db.database.write(root.scope, async (tx) => {
    const unitPath = paths[n % paths.length] as number[];
    await tx
      .insertInto("case_event")
      .values({
        case_id: caseId,
        seq: ++seq,
        action: "talk",
        to_state: "draft",
        at: new Date(),
        actor_id: "system",
        role: "system",
        note: "记（示例）",
      })
      .execute();
    await audit(tx, root, { act: "apple.sell", subject: `apple:${n}`, detail: { n, share: n / 7 } });
    return recordFact(
      tx,
      catalogue,
      root,
      {
        kind: "apple.sold",
        occurredOn: `2026-0${1 + (n % 6)}-15`,
        unitId: unitPath.at(-1) as number,
        unitPath,
        regionCode: null,
        subject: `apple:${n}`,
        measures: { fen: n * 7 },
        dimensions: { colour: n % 2 === 0 ? "red" : "green" },
        keys: { buyer: n % 5, days: n % 11 },
      },
      n % 50 === 49 ? { supersedes: (await lastFact(tx))!, reason: "更正（示例）", void: n % 100 === 99 } : undefined,
    );
  });
}
const lastFact = async (tx: Parameters<Parameters<Database["write"]>[1]>[0]): Promise<number> =>
  (await tx.selectFrom("ledger_fact").select("id").where("void", "=", false).orderBy("id", "desc").limit(1).executeTakeFirstOrThrow()).id;

const faults = async (): Promise<string[]> => (await verifySeals(sealing)).faults.map((f) => `${f.code}: ${f.words.en}`);

/** What the owner does behind every trigger, looked at, and taken back. */
async function attacked(statements: readonly string[], backwards: readonly string[] = []): Promise<string[]> {
  await owner.query("SET session_replication_role = replica");
  for (const s of statements) await owner.query(s);
  const found = await faults();
  for (const s of backwards) await owner.query(s);
  await owner.query("SET session_replication_role = origin");
  if (backwards.length > 0) assert.deepEqual(await faults(), [], "and all is well again");
  return found;
}
const kept = async (table: string, where: string): Promise<string[]> => {
  await owner.query("DROP TABLE IF EXISTS kept");
  await owner.query(`CREATE TABLE kept AS SELECT * FROM ${table} WHERE ${where}`);
  return [`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept`, "DROP TABLE kept"];
};

test("an untouched ledger matches: every record of three logs, every cell of the roll-ups", async () => {
  const check = await verifySeals(sealing);
  assert.deepEqual(check.faults, []);
  assert.equal(check.seals, 2);
  for (const log of LOGS) {
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM ${SEALED_COLUMNS[log].table}`);
    assert.equal(check.records[log], rows[0].n, `${log}: what the owner sees is what is sealed`);
    assert.ok(rows[0].n >= 330);
  }
  const { rows } = await owner.query("SELECT count(*)::int AS n FROM ledger_rollup");
  assert.equal(check.cells, rows[0].n);
  assert.equal(statSync(keyFileOf(sealing)).mode & 0o777, 0o600);
  assert.equal(await sealLedger(sealing), undefined, "nothing new, no seal");
});

test("a session's time zone, date style and printing of floats change nothing: no false alarm in UTC, Shanghai or New York", async () => {
  for (const [zone, style, digits] of [
    ["UTC", "ISO, MDY", 0],
    ["Asia/Shanghai", "SQL, DMY", 3],
    ["America/New_York", "German", -5],
  ] as const) {
    const database = new Database({ ...db.app, max: 3, options: `-c timezone=${zone} -c extra_float_digits=${digits}` });
    await database.pool.query("select 1");
    const there = { ...sealing, database };
    await owner.query(`ALTER ROLE bihuan_app IN DATABASE "${db.owner.database}" SET datestyle TO '${style}'`);
    assert.deepEqual((await verifySeals(there)).faults, [], zone);
    await act(1000);
    assert.ok(await sealLedger(there), zone);
    await database.close();
    assert.deepEqual(await faults(), [], `sealed in ${zone}, verified here`);
  }
  await owner.query(`ALTER ROLE bihuan_app IN DATABASE "${db.owner.database}" RESET ALL`);
});

test("each record changed, deleted or put in behind the triggers is named, in each log", async () => {
  const swaps = [
    ["fact", "ledger_fact", "occurred_on = '2026-01-02'"],
    ["fact", "ledger_fact", 'evidence = \'[{"type": "source", "ref": "x", "label": "y"}]\''],
    ["event of a case", "case_event", "note = '别的'"],
    ["audit entry", "audit_entry", "detail = '{\"n\": 1}'"],
    ["audit entry", "audit_entry", "at = at + interval '1 microsecond'"],
  ] as const;
  for (const [words, table, change] of swaps) {
    const back = await kept(table, "id = 17");
    const found = await attacked([`UPDATE ${table} SET ${change} WHERE id = 17`], [`DELETE FROM ${table} WHERE id = 17`, ...back]);
    assert.ok(
      found.some((f) => /^changed: /.test(f) && f.includes(`${words} #17 was changed`)),
      `${change}: ${found.join("\n")}`,
    );
  }
  for (const [words, table] of [
    ["event of a case", "case_event"],
    ["audit entry", "audit_entry"],
  ] as const) {
    const back = await kept(table, "id between 40 and 41");
    const found = await attacked([`DELETE FROM ${table} WHERE id between 40 and 41`], back);
    assert.deepEqual(
      found,
      [40, 41].map((id) => `deleted: ${words} #${id} was deleted`),
    );
  }
  const back = await kept("ledger_fact", "id = 23");
  const found = await attacked(["DELETE FROM ledger_fact WHERE id = 23"], back);
  assert.ok(found.includes("deleted: fact #23 was deleted"), found.join("\n"));
  assert.ok(
    found.some((f) => f.startsWith("roll-up: ")),
    "and its roll-ups are without facts",
  );
  const { rows } = await owner.query("SELECT max(id) AS id FROM audit_entry");
  const last = Number(rows[0].id);
  const cut = await kept("audit_entry", `id > ${last - 5}`);
  assert.equal((await attacked([`DELETE FROM audit_entry WHERE id > ${last - 5}`], cut)).length, 5, "the newest entries cut off");
  const gap = await kept("audit_entry", "id = 5");
  assert.deepEqual(
    await attacked(
      ["DELETE FROM audit_entry WHERE id = 5", "INSERT INTO audit_entry (id, actor_id, act) OVERRIDING SYSTEM VALUE VALUES (5, 'x', 'y')"],
      ["DELETE FROM audit_entry WHERE id = 5", ...gap],
    ),
    ["changed: audit entry #5 was changed"],
  );
});

test("roll-ups raised by a million, a changed histogram, cells of a unit without facts, another superior: all counted again", async () => {
  const is = async (pattern: RegExp, there: string, back: string) => {
    const found = await attacked([there], [back]);
    assert.ok(found.length > 0 && found.every((f) => pattern.test(f)), `${there}: ${found.join("\n")}`);
  };
  const one = "unit_id = (SELECT min(unit_id) FROM ledger_rollup) AND measure = 'fen' AND month = '2026-01-01'";
  await is(
    /^(roll-up|totals): /,
    `UPDATE ledger_rollup SET total = total + 1000000 WHERE ${one}`,
    `UPDATE ledger_rollup SET total = total - 1000000 WHERE ${one}`,
  );
  const cell = "months = 12 AND key = 'buyer' AND unit_id = (SELECT max(unit_id) FROM ledger_histogram)";
  await is(
    /^roll-up: The distribution/,
    `UPDATE ledger_histogram SET n[1] = n[1] + 3 WHERE ${cell}`,
    `UPDATE ledger_histogram SET n[1] = n[1] - 3 WHERE ${cell}`,
  );
  await is(
    /^roll-up: Unit 999999 has roll-ups and no facts/,
    "INSERT INTO ledger_rollup (unit_id, series, measure, month, total, unit_path) VALUES (999999, 1, 'fen', '2026-01-01', 5, '{1,999999}')",
    "DELETE FROM ledger_rollup WHERE unit_id = 999999",
  );
  const town = paths[5]?.at(-1);
  await is(
    /^roll-up: /,
    `UPDATE ledger_rollup SET unit_path = '{${(paths[4] as number[]).join(",")}}' WHERE unit_id = ${town}`,
    `UPDATE ledger_rollup SET unit_path = '{${(paths[5] as number[]).join(",")}}' WHERE unit_id = ${town}`,
  );
});

test("a bogus seal and bogus leaves are reported, count as nothing and hinder nothing", async () => {
  const app = openClient(db.app);
  await app.connect();
  await app.query("select set_config('bihuan.unit', $1, false)", [String(sealing.rootUnitId)]);
  const next = (await owner.query("SELECT max(n) + 1 AS n FROM ledger_seal")).rows[0].n;
  const size = (await owner.query("SELECT max(first + cardinality(ids)) AS size FROM ledger_leaf WHERE log = 'fact'")).rows[0].size;
  await app.query("INSERT INTO ledger_seal (n, statement, totals, key_id, mac) VALUES ($1, 'no json', '', 'k1', '\\x00')", [next]);
  await app.query("INSERT INTO ledger_seal (n, statement, totals, key_id, mac) VALUES (2000000000, '{}', '{}', 'k9', '\\x00')");
  await app.query(
    `INSERT INTO ledger_leaf (log, first, ids, leaves, digest, key_id, mac) VALUES ('fact', $1, '{1}', decode(repeat('00', 32), 'hex'), '\\x00', 'k1', '\\x00')`,
    [size],
  );
  await app.end();
  const id = await act(2000);
  const seal = await sealLedger(sealing);
  assert.equal(seal?.statement.n, next, "the next seal has the number that the bogus one claimed");
  assert.deepEqual((await faults()).map((f) => f.split(":")[0]).sort(), ["bogus-leaves", "bogus-seal", "bogus-seal"]);
  assert.equal(judgeProof(await proveFact(sealing, id)).holds, true);
  await owner.query("SET session_replication_role = replica");
  await owner.query("DELETE FROM ledger_seal WHERE mac = '\\x00'");
  await owner.query("DELETE FROM ledger_leaf WHERE mac = '\\x00'");
  await owner.query("SET session_replication_role = origin");
  assert.deepEqual(await faults(), []);
});

test("the chain reckoned again by the public way, without the key: a changed fact under fresh leaves and seals is noticed", async () => {
  const [fact, leaves, seals] = [await kept("ledger_fact", "id = 3"), [] as string[], [] as string[]];
  await owner.query("SET session_replication_role = replica");
  await owner.query("CREATE TABLE kept_leaf AS SELECT * FROM ledger_leaf WHERE log = 'fact'");
  await owner.query("CREATE TABLE kept_seal AS SELECT * FROM ledger_seal");
  await owner.query("UPDATE ledger_fact SET measures = '{\"fen\": 9000000}' WHERE id = 3");
  // Everything that needs no key: a leaf, its digest; the mac is made with a key of the attacker's own.
  await owner.query(
    "UPDATE ledger_leaf SET leaves = overlay(leaves placing sha256('any') from 65 for 32) WHERE log = 'fact' AND first = 0",
  );
  await owner.query(
    "UPDATE ledger_leaf SET digest = sha256(convert_to(array_to_string(ids, ',') || E'\\n', 'UTF8') || leaves) WHERE log = 'fact' AND first = 0",
  );
  await owner.query("UPDATE ledger_seal SET mac = sha256(convert_to(statement, 'UTF8'))");
  const found = await faults();
  for (const code of ["bogus-leaves", "bogus-seal", "seal-outside"])
    assert.ok(
      found.some((f) => f.startsWith(code)),
      `${code}: ${found.join("\n")}`,
    );
  // The next round goes on from what it can believe; the digests outside still tell.
  await owner.query("DELETE FROM ledger_leaf WHERE log = 'fact'");
  await owner.query("DELETE FROM ledger_seal");
  const deleted = await faults();
  assert.ok(
    deleted.some((f) => f.startsWith("seal-outside: The file outside the database knows seal 1")),
    deleted.join("\n"),
  );
  await owner.query("INSERT INTO ledger_leaf OVERRIDING SYSTEM VALUE SELECT * FROM kept_leaf");
  await owner.query("INSERT INTO ledger_seal OVERRIDING SYSTEM VALUE SELECT * FROM kept_seal");
  assert.ok((await faults()).includes("changed: fact #3 was changed"));
  // Leaves gone and the fact changed: the seals' roots still speak.
  await owner.query("DELETE FROM ledger_leaf WHERE log = 'fact'");
  const without = await faults();
  assert.ok(without.some((f) => f.startsWith("leaves-missing")) && without.some((f) => f.startsWith("seal-root")), without.join("\n"));
  for (const s of ["DELETE FROM ledger_fact WHERE id = 3", ...fact, ...leaves, ...seals]) await owner.query(s);
  const onlyLeaves = await faults();
  assert.deepEqual(
    onlyLeaves.map((f) => f.split(":")[0]),
    ["leaves-missing"],
    "the facts themselves are proven by the roots",
  );
  await owner.query("INSERT INTO ledger_leaf OVERRIDING SYSTEM VALUE SELECT * FROM kept_leaf");
  await owner.query("DROP TABLE kept_leaf, kept_seal");
  await owner.query("SET session_replication_role = origin");
  assert.deepEqual(await faults(), []);
});

test("what is older than two hours and not sealed is reported, by its first number", async () => {
  const id = await act(3000);
  assert.deepEqual(await faults(), []);
  nowMillis.value += 3 * 3_600_000;
  const found = await faults();
  assert.deepEqual(
    found.map((f) => f.split(":")[0]),
    ["unsealed", "unsealed", "unsealed"],
  );
  assert.ok(found[0]?.includes(`1 facts from #${id} on`), found[0]);
  nowMillis.value = Date.now();
  await sealLedger(sealing);
});

test("a new key seals, the old one still verifies; without the key file nothing is sealed and everybody hears why", async () => {
  assert.equal(rotateSealKey(sealing), "k2");
  await act(4000);
  assert.equal((await sealLedger(sealing))?.keyId, "k2");
  assert.deepEqual(await faults(), []);
  const file = keyFileOf(sealing);
  renameSync(file, `${file}.away`);
  await act(4001);
  await assert.rejects(sealLedger(sealing), SealKeysMissing);
  const found = (await verifySeals(sealing)).faults;
  assert.deepEqual(
    found.map((f) => f.code),
    ["keys-missing"],
  );
  assert.match(found[0]?.words.zh ?? "", /封存密钥文件不见了/);
  renameSync(`${file}.away`, file);
  await sealLedger(sealing);
  assert.deepEqual(await faults(), []);
});

test("the digests outside are one line a seal; a line changed or a seal gone is told", async () => {
  const file = digestsFile(sealing.dataFolder);
  const text = readFileSync(file, "utf8");
  const lines = text
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as { n: number; digest: string; statement: string });
  assert.deepEqual(
    lines.map((l) => l.n),
    lines.map((_, i) => i + 1),
  );
  for (const l of lines) assert.equal(createHash("sha256").update(l.statement).digest("hex"), l.digest);
  assert.doesNotMatch(text, /apple/, "digests that leave the house tell no figures");
  writeFileSync(file, text.replace(lines[0]?.digest as string, "0".repeat(64)));
  assert.ok((await faults()).some((f) => f.startsWith("seal-outside: Seal 1 differs")));
  writeFileSync(file, text);
  appendFileSync(file, "half a li");
  assert.ok((await faults()).some((f) => f.startsWith("outside-unreadable")));
  writeFileSync(file, text);
});

test("a fact's proof holds offline and for no other fact; two seals' proof holds; a stroke anywhere and it does not", async () => {
  for (const id of [1, 2, 200, 256, 257, 330]) {
    for (const n of id <= 300 ? [1, 2, undefined] : [2, undefined]) {
      const proof = await proveFact(sealing, id, n);
      assert.ok(typeof proof === "object" && proof.proves === "fact", `${id} under ${n}: ${String(proof)}`);
      const verdict = judgeProof(JSON.parse(JSON.stringify(proof)));
      assert.ok(verdict.holds && verdict.fact?.id === String(id));
      assert.equal(verdict.holds && verdict.fact?.subject, `apple:${id}`);
    }
  }
  const proof = (await proveFact(sealing, 200)) as Extract<Proof, { proves: "fact" }>;
  const strokes: ((p: typeof proof) => void)[] = [
    (p) => (p.fact = p.fact.replace('"fen', '"fan')),
    (p) => (p.salt = `${p.salt.slice(0, -1)}${p.salt.endsWith("0") ? "1" : "0"}`),
    (p) => p.index++,
    (p) => p.path.reverse(),
    (p) => p.path.pop(),
    (p) => (p.seal.statement = p.seal.statement.replace(/"root":"(.)/, (_, first: string) => `"root":"${first === "0" ? "1" : "0"}`)),
    (p) => (p.seal.n = 1),
    (p) => (p.seal.digest = "0".repeat(64)),
  ];
  for (const stroke of strokes) {
    const copy = structuredClone(proof);
    stroke(copy);
    assert.equal(judgeProof(copy).holds, false, String(stroke));
  }
  for (const nonsense of [null, 3, [], {}, { ...proof, path: ["x"] }]) assert.equal(judgeProof(nonsense).holds, false);
  const both = (await proveConsistency(sealing, 1, 2)) as Extract<Proof, { proves: "consistency" }>;
  assert.equal(judgeProof(both).holds, true);
  assert.equal(judgeProof(await proveConsistency(sealing, 1)).holds, true);
  assert.equal(judgeProof({ ...both, path: both.path.slice(1) }).holds, false);
  assert.equal(judgeProof({ ...both, earlier: both.later }).holds, false);
  assert.equal(await proveFact(sealing, 10 ** 9), "no-fact");
  assert.equal(await proveFact(sealing, 330, 1), "not-sealed");
  assert.equal(await proveConsistency(sealing, 2, 1), "order");
  assert.equal(await proveConsistency(sealing, 999), "no-seal");
});

test("a long transaction that writes makes nobody wait: its fact comes under a later seal", async () => {
  const slow = openClient(db.app);
  await slow.connect();
  await slow.query("select set_config('bihuan.unit', $1, false)", [String(sealing.rootUnitId)]);
  await slow.query("BEGIN");
  await slow.query("INSERT INTO audit_entry (actor_id, unit_id, act) VALUES ('system', $1, 'slow')", [sealing.rootUnitId]);
  const sealed = sealLedger(sealing);
  const began = performance.now();
  await act(5000);
  assert.ok(performance.now() - began < 2000, "a writer beside the round does not wait for it");
  await slow.query("COMMIT");
  await slow.end();
  await sealed;
  await sealLedger(sealing);
  assert.deepEqual(await faults(), []);
});

test("every column of the sealed logs is sealed: a new one that forgets is named here", async () => {
  for (const log of LOGS) {
    const { rows } = await owner.query(
      "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
      [SEALED_COLUMNS[log].table],
    );
    assert.deepEqual(
      rows.map((r) => r.name).filter((name) => !(name in SEALED_COLUMNS[log].columns)),
      [],
      SEALED_COLUMNS[log].table,
    );
  }
});
