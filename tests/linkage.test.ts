import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { joinSecret, parseKey } from "@bihuan/ballots";
import { seededRandom } from "@bihuan/kit";
import pg from "pg";
import { buildApp } from "../app/http.ts";
import { cellPlace } from "../features/appraisals/casting.ts";
import { EXAMPLES } from "../features/appraisals/examples.ts";
import { openingKey, unseal } from "../features/appraisals/seal.ts";
import { testDataFolder } from "../platform/testing/database.ts";
import { makeWorld, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/**
 * Sixty people vote in an order that the attacker knows, and he has everything that is left: rows with their system columns, data files, the write-ahead log, every log of
 * every process. Beside it votes a naive schema, as a canary of each attack; and the same attacks with two tellers' keys, which shows that what holds them back is the
 * sealing and nothing that they overlook. docs/trust-votes.md
 */
const VOTERS = 60;
const PERSONS = 10;
const GRADES = 4;
const MOST = 4;
const CANARY = 50;

interface Row {
  /** The person it is about; the naive ballot holds all. */
  readonly item: number;
  readonly bytes: Buffer;
  readonly xmin: number;
  readonly ctid: readonly [page: number, place: number];
  readonly columns: Readonly<Record<string, string>>;
}
interface Evidence {
  /** How each voted, in the order that the attacker knows. */
  readonly sheets: readonly string[];
  readonly rows: readonly Row[];
  /** Rows of other tables that the same transaction wrote, with the voter they name. */
  readonly sameTransaction: ReadonlyMap<number, number>;
  readonly wal: Buffer;
  readonly files: Buffer;
  /** Everything that any process wrote for its operators while the vote was open. */
  readonly logs: Buffer;
}
/** What a row says to whoever reads it: the grade of its item, or a whole sheet. */
type Decode = (row: Row) => string | undefined;

let world: World;
let owner: pg.Client;
let sheets: string[];
let mine: Evidence;
let naive: Evidence;
let withKeys: Decode;
let secrets: string[];
let written: string[];
let cookies: (string | null)[];
let id = 0;

const sink: string[] = [];
async function listening<T>(work: () => Promise<T>): Promise<T> {
  const kept = [process.stdout.write, process.stderr.write] as const;
  const take = (piece: string | Uint8Array): boolean => sink.push(String(piece)) > 0;
  process.stdout.write = take as never;
  process.stderr.write = take as never;
  try {
    return await work();
  } finally {
    [process.stdout.write, process.stderr.write] = kept as never;
  }
}

const POSTGRES_LOG = join(testDataFolder, "postgres.log");
const logSize = (): number =>
  process.env["BIHUAN_TEST_DATABASE"] === undefined && existsSync(POSTGRES_LOG) ? statSync(POSTGRES_LOG).size : 0;
const isSuperuser = async (): Promise<boolean> =>
  (await owner.query("select rolsuper as yes from pg_roles where rolname = current_user")).rows[0].yes;

async function everyTable(): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'",
  );
  const out = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: stood } = await owner.query(
      `select count(*) || '/' || coalesce(max(xmin::text::bigint), 0) || '/' || coalesce(max(ctid)::text, '') as s from ${name}`,
    );
    out.set(name, stood[0].s);
  }
  return out;
}

/** A table's rows with what PostgreSQL keeps beside them. */
async function rowsOf(table: string, item: string, content: string): Promise<Row[]> {
  const { rows } = await owner.query(
    `select t.*, xmin::text as _xmin, ctid::text as _ctid, ${item} as _item, ${content} as _bytes from ${table} t`,
  );
  return rows.map(({ _xmin, _ctid, _item, _bytes, ...columns }) => ({
    item: Number(_item),
    bytes: _bytes as Buffer,
    xmin: Number(_xmin),
    ctid: (/(\d+),(\d+)/.exec(String(_ctid)) ?? []).slice(1).map(Number) as [number, number],
    columns: Object.fromEntries(
      Object.entries(columns).map(([k, v]) => [
        k,
        Buffer.isBuffer(v) ? v.toString("hex") : v instanceof Date ? v.toISOString() : String(v).padStart(24, "0"),
      ]),
    ),
  }));
}

async function walSince(lsn: string): Promise<Buffer> {
  const { rows } = await owner.query<{ bytes: Buffer }>(
    "select pg_read_binary_file('pg_wal/' || name) as bytes from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name between pg_walfile_name($1) and pg_walfile_name(pg_current_wal_lsn()) order by name",
    [lsn],
  );
  return Buffer.concat(rows.map((r) => r.bytes));
}

/** Every data file of this database: tables, indexes, what was deleted and not yet overwritten. */
async function dataFiles(): Promise<Buffer> {
  await owner.query("checkpoint");
  const { rows } = await owner.query<{ bytes: Buffer }>(
    "select pg_read_binary_file(pg_relation_filepath(c.oid)) as bytes from pg_class c where c.relkind in ('r', 'i', 't') and c.oid >= 16384 and pg_relation_size(c.oid) > 0",
  );
  return Buffer.concat(rows.map((r) => r.bytes));
}

before(async () => {
  world = await makeWorld();
  const { installation } = world;
  installation.clock.millis = Date.parse("2026-12-10T02:00:00Z");
  owner = new pg.Client(installation.owner);
  await owner.connect();
  const random = seededRandom(60);
  const drawn = new Set<string>();
  while (drawn.size < 2 * VOTERS) drawn.add(Array.from({ length: PERSONS }, () => random.below(GRADES)).join(""));
  sheets = [...drawn].slice(0, VOTERS);
  const naiveSheets = [...drawn].slice(VOTERS);

  const adviser = world.client("甲一县", ["adviser"]);
  await adviser.appraisals.enterExamples();
  const scheme = (await adviser.appraisal_scheme.list({})).rows.find((r) => r.name === EXAMPLES[2].values.name) as { id: number };
  const grades = (await adviser.appraisal_scheme.get({ id: scheme.id })).children["grades"] ?? [];
  assert.equal(grades.length, 3);
  await adviser.appraisal_scheme.putChild({
    id: scheme.id,
    version: (await adviser.appraisal_scheme.get({ id: scheme.id })).version,
    child: "grades",
    values: { no: 4, label: "不定等次", value: "0", top: false },
  });
  ({ id } = await adviser.appraisal.create({
    values: { title: "受攻击的投票（示例）", kind: "staff", schemeId: scheme.id, meetingOn: "2026-12-10", keepYears: 10 },
    requestKey: nextKey(),
  }));
  const child = async (name: string, values: object) =>
    adviser.appraisal.putChild({ id, version: (await adviser.appraisal.get({ id })).version, child: name, values: values as never });
  for (let i = 1; i <= PERSONS; i++) await child("persons", { no: i, name: `被评${i}（示例）`, post: "科员" });
  for (const name of ["监甲（示例）", "监乙（示例）", "监丙（示例）"]) await child("tellers", { name, role: "watch" });
  await adviser.appraisals.enterVoters({ id, list: sheets.map((_, i) => `票${i}某 A`).join("\n") });
  await adviser.appraisal.act({ id, action: "convene", requestKey: nextKey() });
  // They come in, are checked in and vote in one and the same order.
  for (const v of await adviser.appraisals.listVoters({ id })) await adviser.appraisals.checkIn({ id, voterIds: [v.id], present: true });
  const dealt = await adviser.appraisals.deal({ id, classes: [{ key: "A", codes: VOTERS, sheets: 0 }] });
  const codes = dealt.codes[0]?.codes ?? [];
  await adviser.appraisal.act({ id, action: "open", requestKey: nextKey() });
  await owner.query(`create table naive_voter (id serial primary key, name text, voted boolean default false);
    create table naive_ballot (id uuid primary key default gen_random_uuid(), sheet text not null, at timestamptz not null default clock_timestamp());
    insert into naive_voter (name) select '票' || n || '某' from generate_series(0, ${VOTERS - 1}) n order by n`);

  const lsn = (await owner.query("select pg_current_wal_lsn()::text as lsn")).rows[0].lsn as string;
  const logFrom = logSize();
  const app = buildApp(installation.services, installation.signIn);
  const ask = (endpoint: string, json: object) =>
    app.fetch(
      new Request(`http://127.0.0.1:1/api/rpc/ballots/${endpoint}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-bihuan": "1",
          host: "127.0.0.1:1",
          cookie: "bihuan_post=1; better-auth.session_token=x",
        },
        body: JSON.stringify({ json }),
      }),
    );
  const stood = await everyTable();
  cookies = [];
  await listening(async () => {
    for (const [i, sheet] of sheets.entries()) {
      const code = codes[i] as string;
      const opened = await ask("openBallot", { code });
      const cast = await ask("castBallot", { code, cells: [...sheet].map(Number) });
      assert.equal(cast.status, 200, await cast.clone().text());
      cookies.push(opened.headers.get("set-cookie"), cast.headers.get("set-cookie"));
    }
    // What goes wrong leaves no line either.
    assert.equal((await ask("castBallot", { code: codes[0], cells: [...(sheets[0] as string)].map(Number) })).status, 422);
    assert.ok((await ask("castBallot", { code: codes[0], cells: "不是票" })).status >= 400);
  });
  const stands = await everyTable();
  written = [...stands].filter(([name, s]) => stood.get(name) !== s).map(([name]) => name);
  const naiveLog: string[] = [];
  for (const [i, sheet] of naiveSheets.entries()) {
    await owner.query("begin");
    await owner.query("update naive_voter set voted = true where name = $1", [`票${i}某`]);
    await owner.query("insert into naive_ballot (sheet) values ($1)", [sheet]);
    await owner.query("commit");
    naiveLog.push(`2026-12-10T02:00:${i} POST /vote {"sheet":"${sheet}"} 200`);
  }
  await adviser.appraisal.act({ id, action: "bell", requestKey: nextKey() });
  const rows = await rowsOf("appraisal_cell", "item", "sealed");
  const naiveRows = await rowsOf("naive_ballot", "0", "convert_to(sheet, 'UTF8')");
  const { rows: flagged } = await owner.query<{ id: number; xmin: string }>("select id, xmin::text from naive_voter");
  const keys = dealt.keys.slice(1).map((k) => parseKey(k) as NonNullable<ReturnType<typeof parseKey>>);
  const key = openingKey(joinSecret(keys[0] as never, keys[1] as never));
  withKeys = (row) => {
    const plain = unseal(row.bytes, key, cellPlace(id, "A", row.item));
    return plain && String(plain[0]);
  };
  secrets = [
    ...codes,
    ...codes.map((c) => c.replace("-", "")),
    ...dealt.keys,
    Buffer.from(joinSecret(keys[0] as never, keys[1] as never)).toString("latin1"),
  ];
  assert.ok((await adviser.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [] })).counted);
  await adviser.appraisal.act({ id, action: "settle", requestKey: nextKey() });

  const wal = (await isSuperuser()) ? await walSince(lsn) : Buffer.alloc(0);
  const files = (await isSuperuser()) ? await dataFiles() : Buffer.alloc(0);
  const beside = readdirSync(installation.services.dataFolder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(join(f.parentPath, f.name)));
  const logs = Buffer.concat([
    Buffer.from(sink.join("")),
    ...(logFrom > 0 ? [readFileSync(POSTGRES_LOG).subarray(logFrom)] : []),
    ...beside,
  ]);
  // Which other rows bear the transaction of a cell: every table is asked.
  const same = new Map<number, number>();
  for (const name of stands.keys())
    if (name !== "appraisal_cell" && !name.startsWith("naive_")) {
      const { rows: found } = await owner.query<{ xmin: string }>(`select xmin::text from ${name} where xmin::text = any ($1)`, [
        rows.map((r) => String(r.xmin)),
      ]);
      found.forEach((f, i) => same.set(Number(f.xmin), i));
    }
  mine = { sheets, rows, sameTransaction: same, wal, files, logs };
  naive = {
    sheets: naiveSheets,
    rows: naiveRows,
    sameTransaction: new Map(flagged.map((f) => [Number(f.xmin), f.id - 1])),
    wal,
    files,
    logs: Buffer.from(naiveLog.join("\n")),
  };
});
after(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

type Attack = (evidence: Evidence, decode: Decode) => readonly (string | undefined)[];

/** The k-th row about each person is the k-th voter's. */
const byRank =
  (keyOf: (row: Row, evidence: Evidence) => readonly (number | string)[], backwards = false): Attack =>
  (evidence, decode) => {
    const sheetsOf = Array.from({ length: VOTERS }, () => [] as (string | undefined)[]);
    for (const [item, rows] of Map.groupBy(evidence.rows, (r) => r.item)) {
      const keyed = rows.map((row) => ({ row, key: keyOf(row, evidence) })).sort((a, b) => compareKeys(a.key, b.key));
      if (backwards) keyed.reverse();
      keyed.forEach(({ row }, k) => {
        const own = sheetsOf[k];
        if (own) own[item] = decode(row);
      });
    }
    return sheetsOf.map((own) => (own.length > 0 && !own.includes(undefined) ? own.join("") : undefined));
  };
function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at === -1 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
}

const joined: Attack = (evidence, decode) => {
  const out = new Array<string | undefined>(VOTERS).fill(undefined);
  for (const row of evidence.rows) {
    const voter = evidence.sameTransaction.get(row.xmin);
    if (voter !== undefined) out[voter] = decode(row);
  }
  return out;
};

/** Sheets as they would stand somewhere in plain, in the order in which they stand there. */
const found =
  (where: (e: Evidence) => Buffer): Attack =>
  (evidence) => {
    const place = where(evidence);
    const forms = (s: string) => [
      s,
      [...s].join(","),
      `[${[...s].join(", ")}]`,
      Buffer.from([...s].map(Number)).toString("latin1"),
      Buffer.from(s).toString("base64").slice(0, 12),
      Buffer.from(s).toString("hex"),
    ];
    return evidence.sheets.map((s) => (forms(s).some((f) => place.includes(Buffer.from(f, "latin1"))) ? s : undefined));
  };

const placeIn = (of: (e: Evidence) => Buffer) => (row: Row, e: Evidence) => [of(e).indexOf(row.bytes)];
const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  "one transaction": [joined],
  "rank of xmin": [byRank((r) => [r.xmin]), byRank((r) => [r.xmin], true)],
  "rank of ctid": [byRank((r) => r.ctid), byRank((r) => r.ctid, true)],
  "place in the write-ahead log": [
    byRank(placeIn((e) => e.wal)),
    byRank(
      placeIn((e) => e.wal),
      true,
    ),
  ],
  // Within a page the newest row stands first.
  "place in the data files": [
    byRank((r, e) => {
      const at = e.files.indexOf(r.bytes);
      return [Math.floor(at / 8192), -at];
    }),
    byRank(placeIn((e) => e.files)),
  ],
  "rank of a column (times, numbers)": ["id", "at", "sealed", "sheet", "class", "appraisal_id"].map((c) =>
    byRank((r) => [r.columns[c] ?? ""]),
  ),
  "plain words in the write-ahead log": [found((e) => e.wal)],
  "plain words in the data files": [found((e) => e.files)],
  "plain words in a log": [found((e) => e.logs)],
};

const plainSheet: Decode = (row) => row.bytes.toString();
/** Without a key: each byte of a sealed cell taken for the grade. */
const guesses: readonly Decode[] = Array.from({ length: 49 }, (_, i) => (row) => String((row.bytes[i] ?? 0) % GRADES));
const rightOf = (told: readonly (string | undefined)[], e: Evidence): number =>
  told.filter((s, i) => s !== undefined && s === e.sheets[i]).length;
const best = (attacks: readonly Attack[], e: Evidence, decodes: readonly Decode[]): number =>
  Math.max(...attacks.flatMap((a) => decodes.map((d) => rightOf(a(e, d), e))));

test("no attack links more than four of sixty; each links fifty of the naive schema, and those by order do so here with two tellers' keys", async (t) => {
  if (!(await isSuperuser())) return t.skip("the log and the files are read by a superuser alone");
  assert.equal(mine.rows.length, VOTERS * PERSONS);
  const table: Record<string, { naive: number; sealed: number; keys: number }> = {};
  for (const [name, attacks] of Object.entries(ATTACKS))
    table[name] = {
      naive: best(attacks, naive, [plainSheet]),
      sealed: best(attacks, mine, guesses),
      keys: best(attacks, mine, [withKeys]),
    };
  const words = JSON.stringify(table, null, 1);
  for (const [name, scores] of Object.entries(table)) {
    assert.ok(scores.naive >= CANARY, `the attack by ${name} finds the naive ones: ${words}`);
    assert.ok(scores.sealed <= MOST, `${name}: ${words}`);
  }
  for (const name of ["rank of xmin", "rank of ctid", "place in the write-ahead log", "place in the data files"])
    assert.ok((table[name]?.keys ?? 0) >= CANARY, `${name} is a real attack: ${words}`);
});

test("while ballots are cast nothing is written but codes and cells, no cookie is set, no line is logged", async () => {
  assert.deepEqual(written.sort(), ["appraisal_cell", "appraisal_code"]);
  assert.deepEqual([...new Set(cookies)], [null]);
  assert.equal(sink.join(""), "");
});

test("no code and no teller's key lies in a file, in the write-ahead log or in a log", async (t) => {
  if (!(await isSuperuser())) return t.skip("the log and the files are read by a superuser alone");
  const lying = secrets.filter((s) => [mine.wal, mine.files, mine.logs].some((place) => place.includes(Buffer.from(s, "latin1"))));
  assert.deepEqual(lying, []);
  // The canary: a name on the roll is found by the same search.
  assert.ok(mine.files.includes("票7某"));
});

test("no byte of a sealed cell tells more of its grade than the published result does", () => {
  const grade = (row: Row): number => Number(withKeys(row));
  const shares = [0, 1, 2, 3].map((g) => mine.rows.filter((r) => grade(r) === g).length / mine.rows.length);
  const hits = guesses.map((guess) => mine.rows.filter((r) => guess(r) === String(grade(r))).length / mine.rows.length);
  assert.ok(Math.max(...hits) <= Math.max(...shares) + 0.08, `${Math.max(...hits)} of ${Math.max(...shares)}`);
  assert.equal(new Set(mine.rows.map((r) => r.bytes.length)).size, 1, "all of one length");
});
