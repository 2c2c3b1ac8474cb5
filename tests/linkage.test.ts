import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { combine, joinSecret, openShare, parseKey, readBoard } from "@bihuan/ballots";
import { seededRandom } from "@bihuan/kit";
import type pg from "pg";
import { buildApp } from "../app/http.ts";
import { cellPlace } from "../features/appraisals/casting.ts";
import { EXAMPLES } from "../features/appraisals/examples.ts";
import { openingKey, unseal } from "../features/appraisals/seal.ts";
import { openClient } from "../platform/db/connections.ts";
import { testDataFolder } from "../platform/testing/database.ts";
import { bytes, encrypted, makeTellersKey, opened as openedOf, random as randomBytes, takeToken, tellShare } from "./afar-vote.ts";
import { makeWorld, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/**
 * Sixty people vote in an order that the attacker knows, and he has everything that is left: rows with their system columns, data files, the write-ahead log, every log of
 * every process. Beside it votes a naive schema, as a canary of each attack; and the same attacks with two tellers' keys, which shows that what holds them back is the
 * sealing and nothing that they overlook. Sixty more vote from afar, who fetched their tokens in the same order. docs/trust-votes.md
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
  /** Where its content stands in the table's own file, in the write-ahead log and in a dump. */
  readonly heap: number;
  readonly wal: number;
  readonly dump: number;
}
interface Evidence {
  /** How each voted, in the order that the attacker knows. */
  readonly sheets: readonly string[];
  /** In no order: what an attack finds out it finds out by itself. */
  readonly rows: readonly Row[];
  /** By transaction: the voter whom a row of another table names. */
  readonly sameTransaction: ReadonlyMap<number, number>;
  /** Sheets that stand somewhere in plain. */
  readonly plain: Readonly<Record<"wal" | "files" | "dump" | "logs", readonly (string | undefined)[]>>;
}
/** What a row says to whoever reads it: the grade of its item, or a whole sheet. */
type Decode = (row: Row) => string | undefined;

let world: World;
let owner: pg.Client;
let sheets: string[];
let mine: Evidence;
let afar: Evidence;
let naive: Evidence;
let withKeys: Decode;
/** What two tellers open who have altered their program: each ballot by itself. */
let withParts: Decode;
let written: string[];
let cookies: (string | null)[];
/** Tables that hold a row of the transaction of a ballot, and tables where such a transaction held a row fast. */
let beside: { wrote: string[]; held: string[] };
let lying: string[];
let nameOnRoll = -1;
let id = 0;

const sink: string[] = [];
async function listening<T>(work: () => Promise<T>): Promise<T> {
  const { stdout, stderr } = process;
  const [out, err] = [stdout.write, stderr.write];
  const take = (piece: string | Uint8Array): boolean => sink.push(String(piece)) > 0;
  stdout.write = take as never;
  stderr.write = take as never;
  try {
    return await work();
  } finally {
    stdout.write = out;
    stderr.write = err;
  }
}

const POSTGRES_LOG = join(testDataFolder, "postgres.log");
const logSize = (): number =>
  process.env["BIHUAN_TEST_DATABASE"] === undefined && existsSync(POSTGRES_LOG) ? statSync(POSTGRES_LOG).size : 0;
const SLOT = `linkage_${process.pid}`;
let superuser = false;

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

/** The first place of each needle, found in one pass over what may be a hundred megabytes. */
function placesOf(needles: readonly Buffer[], hay: Buffer): number[] {
  const places = needles.map(() => -1);
  const begins = new Uint8Array(1 << 16);
  const byHead = new Map<number, number[]>();
  for (const [i, n] of needles.entries()) {
    begins[n.readUInt16LE(0)] = 1;
    const head = n.readUInt32LE(0);
    byHead.set(head, [...(byHead.get(head) ?? []), i]);
  }
  for (let at = 0; at + 4 <= hay.length; at++) {
    if (begins[(hay[at] as number) | ((hay[at + 1] as number) << 8)] === 0) continue;
    for (const i of byHead.get(hay.readUInt32LE(at)) ?? []) {
      const n = needles[i] as Buffer;
      if (places[i] === -1 && n.compare(hay, at, Math.min(hay.length, at + n.length)) === 0) places[i] = at;
    }
  }
  return places;
}

/** A table's rows with what PostgreSQL keeps beside them, shuffled. */
async function rowsOf(table: string, item: string, content: string, wal: Buffer): Promise<Row[]> {
  const { rows } = await owner.query(
    `select t.*, xmin::text as _xmin, ctid::text as _ctid, ${item} as _item, ${content} as _bytes from ${table} t order by random()`,
  );
  const heap = (await owner.query<{ bytes: Buffer }>("select pg_read_binary_file(pg_relation_filepath($1::regclass)) as bytes", [table]))
    .rows[0]?.bytes as Buffer;
  const contents = rows.map((r) => r._bytes as Buffer);
  const [inHeap, inWal] = [placesOf(contents, heap), placesOf(contents, wal)];
  // Bytes stand in hexadecimal there, words as they are.
  const inDump = placesOf(
    rows.map((r) => (content in r ? Buffer.from((r._bytes as Buffer).toString("hex")) : r._bytes)),
    await dumpOf(table),
  );
  return rows.map(({ _xmin, _ctid, _item, _bytes, ...columns }, i) => ({
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
    heap: inHeap[i] as number,
    wal: inWal[i] as number,
    dump: inDump[i] as number,
  }));
}

/** A table row by row in the order in which they lie, as pg_dump copies them out. */
async function dumpOf(table: string): Promise<Buffer> {
  const { rows } = await owner.query<{ line: string }>(`select t::text as line from ${table} t`);
  return Buffer.from(rows.map((r) => r.line).join("\n"));
}

const PAGE = 8192;
const SEGMENT = 16 << 20;
const bytesOf = (lsn: string): number => {
  const [high, low] = lsn.split("/").map((n) => Number.parseInt(n, 16));
  return (high as number) * 2 ** 32 + (low as number);
};

/** What the write-ahead log holds between two places, without the headers of its pages, so that a record across two of them is whole. */
async function walBetween(from: string, to: string): Promise<Buffer> {
  const { rows } = await owner.query<{ bytes: Buffer }>(
    "select pg_read_binary_file('pg_wal/' || name) as bytes from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name between pg_walfile_name($1) and pg_walfile_name($2) order by name",
    [from, to],
  );
  const first = Math.floor(bytesOf(from) / SEGMENT) * SEGMENT;
  const pages: Buffer[] = [];
  for (const [i, { bytes }] of rows.entries())
    for (let at = 0; at < bytes.length; at += PAGE) {
      const place = first + i * SEGMENT + at;
      if (place + PAGE > bytesOf(from) && place < bytesOf(to)) pages.push(bytes.subarray(at + (at === 0 ? 40 : 24), at + PAGE));
    }
  return Buffer.concat(pages);
}

/** Every data file of this database: tables, indexes, what was deleted and not yet overwritten. */
async function dataFiles(): Promise<Buffer> {
  const { rows } = await owner.query<{ bytes: Buffer }>(
    "select pg_read_binary_file(pg_relation_filepath(c.oid)) as bytes from pg_class c where c.relkind in ('r', 'i', 't') and c.oid >= 16384 and pg_relation_size(c.oid) > 0",
  );
  return Buffer.concat(rows.map((r) => r.bytes));
}

/** Sheets as they would stand somewhere in plain. */
function plainIn(all: readonly string[], hay: Buffer): (string | undefined)[] {
  const forms = all.flatMap((s) => [
    s,
    [...s].join(","),
    `[${[...s].join(", ")}]`,
    Buffer.from([...s].map(Number)).toString("latin1"),
    Buffer.from(s).toString("base64").slice(0, 12),
    Buffer.from(s).toString("hex"),
  ]);
  const each = forms.length / all.length;
  const places = placesOf(
    forms.map((f) => Buffer.from(f, "latin1")),
    hay,
  );
  return all.map((s, i) => (places.slice(i * each, (i + 1) * each).some((p) => p >= 0) ? s : undefined));
}

before(async () => {
  world = await makeWorld();
  const { installation } = world;
  installation.clock.millis = Date.parse("2026-12-10T02:00:00Z");
  owner = openClient(installation.owner);
  await owner.connect();
  const random = seededRandom(60);
  const drawn = new Set<string>();
  while (drawn.size < 3 * VOTERS) drawn.add(Array.from({ length: PERSONS }, () => random.below(GRADES)).join(""));
  sheets = [...drawn].slice(0, VOTERS);
  const naiveSheets = [...drawn].slice(VOTERS, 2 * VOTERS);
  const afarSheets = [...drawn].slice(2 * VOTERS);

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
  await adviser.appraisal_scheme.putChild({
    id: scheme.id,
    version: (await adviser.appraisal_scheme.get({ id: scheme.id })).version,
    child: "classes",
    values: { key: "B", label: "远程（示例）", weight: "50" },
  });
  const whole = await adviser.appraisal_scheme.get({ id: scheme.id });
  await adviser.appraisal_scheme.putChild({
    id: scheme.id,
    version: whole.version,
    child: "classes",
    childId: Number(whole.children["classes"]?.find((c) => c["key"] === "A")?.["id"]),
    values: { key: "A", label: "全体人员", weight: "50" },
  });
  ({ id } = await adviser.appraisal.create({
    values: { title: "受攻击的投票（示例）", kind: "staff", schemeId: scheme.id, meetingOn: "2026-12-10", keepYears: 10 },
    requestKey: nextKey(),
  }));
  const child = async (name: string, values: object) =>
    adviser.appraisal.putChild({ id, version: (await adviser.appraisal.get({ id })).version, child: name, values: values as never });
  for (let i = 1; i <= PERSONS; i++) await child("persons", { no: i, name: `被评${i}（示例）`, post: "科员" });
  for (const name of ["监甲（示例）", "监乙（示例）", "监丙（示例）"]) await child("tellers", { name, role: "watch" });
  await adviser.appraisals.enterVoters({ id, list: sheets.flatMap((_, i) => [`票${i}某 A`, `远${i}某 B`]).join("\n") });
  await adviser.appraisal.act({ id, action: "convene", requestKey: nextKey() });
  // They come in, are checked in and vote in one and the same order.
  for (const v of await adviser.appraisals.listVoters({ id })) await adviser.appraisals.checkIn({ id, voterIds: [v.id], present: true });
  const tellers = await adviser.appraisals.inviteTellers({ id });
  const visitor = world.visitor("10.0.0.2");
  const parts = await makeTellersKey(visitor, tellers);
  const dealt = await adviser.appraisals.deal({
    id,
    classes: [
      { key: "A", codes: VOTERS, sheets: 0 },
      { key: "B", codes: 0, sheets: 0, afar: true },
    ],
  });
  const codes = dealt.codes[0]?.codes ?? [];
  // From afar they fetch their tokens, too, in the order in which they will vote.
  const devices: Awaited<ReturnType<typeof takeToken>>[] = [];
  for (const { link } of await adviser.appraisals.giveVoterLinks({ id })) devices.push(await takeToken(visitor, link));
  await adviser.appraisal.act({ id, action: "open", requestKey: nextKey() });
  await owner.query(`create table naive_voter (id serial primary key, name text, voted boolean default false);
    create table naive_ballot (id uuid primary key default gen_random_uuid(), sheet text not null, at timestamptz not null default clock_timestamp());
    insert into naive_voter (name) select '票' || n || '某' from generate_series(0, ${VOTERS - 1}) n order by n`);

  // A neighbour's checkpoint may not throw the log away while it is still to be read.
  superuser = (await owner.query("select rolsuper as yes from pg_roles where rolname = current_user")).rows[0].yes;
  if (superuser) await owner.query("select pg_create_physical_replication_slot($1, true)", [SLOT]);
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
    for (const [i, sheet] of afarSheets.entries()) {
      const device = devices[i] as (typeof devices)[0];
      const looked = await ask("lookAfar", { key: device.key });
      const cast = await ask("castAfar", encrypted(device, [...sheet].map(Number)));
      assert.equal(cast.status, 200, await cast.clone().text());
      cookies.push(looked.headers.get("set-cookie"), cast.headers.get("set-cookie"));
    }
    // What goes wrong leaves no line either.
    assert.equal((await ask("castBallot", { code: codes[0], cells: [...(sheets[0] as string)].map(Number) })).status, 422);
    assert.ok((await ask("castBallot", { code: codes[0], cells: "不是票" })).status >= 400);
    assert.ok(
      (
        await ask("castAfar", {
          ...encrypted(
            devices[0] as never,
            Array.from({ length: PERSONS }, () => 0),
            2,
          ),
          token: "00",
        })
      ).status >= 400,
    );
  });
  const stands = await everyTable();
  written = [...stands].filter(([name, s]) => stood.get(name) !== s).map(([name]) => name);
  const naiveLog: string[] = [];
  for (const [i, sheet] of naiveSheets.entries()) {
    await owner.query("begin");
    await owner.query("update naive_voter set voted = true where name = $1", [`票${i}某`]);
    await owner.query("insert into naive_ballot (sheet) values ($1)", [sheet]);
    await owner.query("commit");
    // Two within a millisecond would bear one time.
    await new Promise((done) => setTimeout(done, 3));
    naiveLog.push(`2026-12-10T02:00:${i} POST /vote {"sheet":"${sheet}"} 200`);
  }
  await adviser.appraisal.act({ id, action: "bell", requestKey: nextKey() });
  const keys = dealt.keys.slice(1).map((k) => parseKey(k) as NonNullable<ReturnType<typeof parseKey>>);
  const secret = joinSecret(keys[0] as never, keys[1] as never);
  const key = openingKey(secret);
  const opened = new Map<Row, string | undefined>();
  withKeys = (row) => {
    if (!opened.has(row)) opened.set(row, unseal(row.bytes, key, cellPlace(id, "A", row.item))?.[0]?.toString());
    return opened.get(row);
  };
  for (const i of [0, 2]) await tellShare(visitor, tellers[i]?.token ?? "", parts[i] as (typeof parts)[0]);
  const { key: vote } = devices[0] as (typeof devices)[0];
  const at = openedOf((await visitor.ballots.lookAfar({ key: vote })).election);
  withParts = (row) => {
    if (!opened.has(row)) {
      const board = readBoard(at, [{ ballot: row.bytes, token: bytes(row.columns["token"] ?? "") }], randomBytes);
      const alone = { ...board, parts: [["B"]] };
      const shares = [0, 2].map((i) => openShare(at, parts[i] as (typeof parts)[0], alone, alone.parts, randomBytes));
      const counts = combine(
        at,
        alone,
        shares.flatMap((s) => (s.ok ? [s.value.share] : [])),
      );
      opened.set(row, counts.ok ? counts.value.parts[0]?.counts.map((grades) => grades.indexOf(1)).join("") : undefined);
    }
    return opened.get(row);
  };
  assert.ok((await adviser.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [] })).counted);
  await adviser.appraisal.act({ id, action: "settle", requestKey: nextKey() });
  if (!superuser) return;

  await owner.query("checkpoint");
  const wal = await walBetween(lsn, (await owner.query("select pg_current_wal_lsn()::text as lsn")).rows[0].lsn as string);
  const dumps: Buffer[] = [];
  for (const name of stands.keys()) dumps.push(await dumpOf(name));
  const dump = Buffer.concat(dumps);
  const rows = await rowsOf("appraisal_cell", "item", "sealed", wal);
  const afarRows = await rowsOf("appraisal_afar_entry", "0", "ballot", wal);
  const naiveRows = await rowsOf("naive_ballot", "0", "convert_to(sheet, 'UTF8')", wal);
  const { rows: flagged } = await owner.query<{ id: number; xmin: string }>("select id, xmin::text from naive_voter");
  const files = await dataFiles();
  const logs = Buffer.concat([
    Buffer.from(sink.join("")),
    ...(logFrom > 0 ? [readFileSync(POSTGRES_LOG).subarray(logFrom)] : []),
    ...readdirSync(installation.services.dataFolder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => readFileSync(join(f.parentPath, f.name))),
  ]);
  // Which other rows bear the transaction of a ballot: every table is asked, and the naive flag answers the same question.
  beside = { wrote: [], held: [] };
  const ofBallots = new Set([...rows, ...afarRows, ...naiveRows].map((r) => String(r.xmin)));
  for (const name of stands.keys()) {
    const found = await owner.query<{ wrote: boolean; held: boolean }>(
      `select coalesce(bool_or(xmin::text = any ($1)), false) as wrote, coalesce(bool_or(xmax::text = any ($1)), false) as held from ${name}`,
      [[...ofBallots]],
    );
    if (found.rows[0]?.wrote) beside.wrote.push(name);
    if (found.rows[0]?.held) beside.held.push(name);
  }
  mine = {
    sheets,
    rows,
    sameTransaction: new Map(),
    plain: { wal: plainIn(sheets, wal), files: plainIn(sheets, files), dump: plainIn(sheets, dump), logs: plainIn(sheets, logs) },
  };
  afar = {
    sheets: afarSheets,
    rows: afarRows,
    sameTransaction: new Map(),
    plain: {
      wal: plainIn(afarSheets, wal),
      files: plainIn(afarSheets, files),
      dump: plainIn(afarSheets, dump),
      logs: plainIn(afarSheets, logs),
    },
  };
  naive = {
    sheets: naiveSheets,
    rows: naiveRows,
    sameTransaction: new Map(flagged.map((f) => [Number(f.xmin), f.id - 1])),
    plain: {
      wal: plainIn(naiveSheets, wal),
      files: plainIn(naiveSheets, files),
      dump: plainIn(naiveSheets, dump),
      logs: plainIn(naiveSheets, Buffer.from(naiveLog.join("\n"))),
    },
  };
  const partBytes = parts.map((p) => Buffer.from(p.part.toString(16).padStart(64, "0"), "hex"));
  const own = partBytes.flatMap((b) => [b.toString("latin1"), Buffer.from(b).reverse().toString("latin1"), b.toString("hex")]);
  const secrets = [
    ...own,
    ...devices.map((d) => d.secret.toString(16)),
    ...codes,
    ...codes.map((c) => c.replace("-", "")),
    ...dealt.keys,
    Buffer.from(secret).toString("latin1"),
  ];
  const needles = [...secrets, Buffer.from("票7某").toString("latin1")].map((s) => Buffer.from(s, "latin1"));
  const places = [wal, files, dump, logs].map((hay) => placesOf(needles, hay));
  lying = secrets.filter((_, i) => places.some((p) => (p[i] as number) >= 0));
  nameOnRoll = places[1]?.at(-1) ?? -1;
});
after(async () => {
  if (superuser) await owner.query("select pg_drop_replication_slot($1)", [SLOT]);
  await owner.end();
  await world[Symbol.asyncDispose]();
});

/** What is laid out once, and then read with one decoding or another. */
type Attack = (evidence: Evidence) => (decode: Decode) => readonly (string | undefined)[];

/** The k-th row about each person is the k-th voter's. */
const byRank =
  (keyOf: (row: Row) => readonly (number | string)[], backwards = false): Attack =>
  (evidence) => {
    const ranked = [...Map.groupBy(evidence.rows, (r) => r.item)].map(([item, rows]) => {
      const order = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => compareKeys(a.key, b.key));
      if (backwards) order.reverse();
      return [item, order.map((o) => o.row)] as const;
    });
    return (decode) =>
      evidence.sheets.map((_, k) => {
        const own: (string | undefined)[] = [];
        for (const [item, order] of ranked) own[item] = order[k] && decode(order[k]);
        return own.length > 0 && !own.includes(undefined) ? own.join("") : undefined;
      });
  };
function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at === -1 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
}

const joined: Attack = (evidence) => (decode) => {
  const out = new Array<string | undefined>(VOTERS).fill(undefined);
  for (const row of evidence.rows) {
    const voter = evidence.sameTransaction.get(row.xmin);
    if (voter !== undefined) out[voter] = decode(row);
  }
  return out;
};
const lies =
  (where: keyof Evidence["plain"]): Attack =>
  (evidence) =>
  () =>
    evidence.plain[where];

const COLUMNS = ["id", "at", "sealed", "credential", "no", "token", "sheet", "class", "appraisal_id"];
const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  "one transaction": [joined],
  "rank of xmin": [byRank((r) => [r.xmin]), byRank((r) => [r.xmin], true)],
  "rank of ctid": [byRank((r) => r.ctid), byRank((r) => r.ctid, true)],
  "place in the write-ahead log": [byRank((r) => [r.wal]), byRank((r) => [r.wal], true)],
  "place in a dump": [byRank((r) => [r.dump]), byRank((r) => [r.dump], true)],
  // Within a page the newest row stands first.
  "place in the table's file": [byRank((r) => [Math.floor(r.heap / PAGE), -r.heap]), byRank((r) => [r.heap])],
  "rank of a column (times, numbers)": COLUMNS.flatMap((c) => [
    byRank((r) => [r.columns[c] ?? ""]),
    byRank((r) => [r.columns[c] ?? ""], true),
  ]),
  "plain words in the write-ahead log": [lies("wal")],
  "plain words in the data files": [lies("files")],
  "plain words in a dump": [lies("dump")],
  "plain words in a log": [lies("logs")],
};

const plainSheet: Decode = (row) => row.bytes.toString();
/** Without a key: each byte of a sealed cell taken for the grade. */
const guesses: readonly Decode[] = Array.from({ length: 49 }, (_, i) => (row) => String((row.bytes[i] ?? 0) % GRADES));
/** Of an encrypted ballot the same: a byte of each person's cell. */
const afarGuesses: readonly Decode[] = Array.from({ length: 96 }, (_, i) => (row) => {
  const width = Math.floor((row.bytes.length - 38 - 64) / PERSONS);
  return Array.from({ length: PERSONS }, (_p, p) => (row.bytes[38 + p * width + i * 5] ?? 0) % GRADES).join("");
});
const rightOf = (told: readonly (string | undefined)[], e: Evidence): number =>
  told.filter((s, i) => s !== undefined && s === e.sheets[i]).length;
const best = (attacks: readonly Attack[], e: Evidence, decodes: readonly Decode[]): number =>
  Math.max(...attacks.map((a) => a(e)).flatMap((told) => decodes.map((d) => rightOf(told(d), e))));
const UNREAD = "the log and the files are read by a superuser alone";

test("no attack links more than four of sixty; each links fifty of the naive schema, and those by order do so here with two tellers' keys", (t) => {
  if (!superuser) return t.skip(UNREAD);
  assert.equal(mine.rows.length, VOTERS * PERSONS);
  assert.equal(afar.rows.length, VOTERS);
  const table: Record<string, { naive: number; sealed: number; keys: number; afar: number; parts: number }> = {};
  for (const [name, attacks] of Object.entries(ATTACKS))
    table[name] = {
      naive: best(attacks, naive, [plainSheet]),
      sealed: best(attacks, mine, guesses),
      keys: best(attacks, mine, [withKeys]),
      afar: best(attacks, afar, afarGuesses),
      parts: best(attacks, afar, [withParts]),
    };
  const words = JSON.stringify(table, null, 1);
  for (const [name, scores] of Object.entries(table)) {
    assert.ok(scores.naive >= CANARY, `the attack by ${name} finds the naive ones: ${words}`);
    assert.ok(scores.sealed <= MOST && scores.afar <= MOST, `${name}: ${words}`);
  }
  for (const name of ["rank of xmin", "rank of ctid", "place in the write-ahead log", "place in a dump", "place in the table's file"])
    assert.ok((table[name]?.keys ?? 0) >= CANARY, `${name} is a real attack: ${words}`);
  // A ballot from afar is long and lies in pieces beside its table: its bytes are not found in one place, its row stands in order.
  for (const name of ["rank of xmin", "rank of ctid", "place in a dump"])
    assert.ok((table[name]?.parts ?? 0) >= CANARY, `${name} is a real attack on those from afar: ${words}`);
  const { keys = VOTERS, parts = VOTERS } = table["rank of a column (times, numbers)"] ?? {};
  assert.ok(Math.max(keys, parts) <= MOST, `no column keeps the order, not even for the tellers: ${words}`);
});

test("the transaction of a ballot has no row in another table; the naive flag is found", (t) => {
  if (!superuser) return t.skip(UNREAD);
  assert.deepEqual(beside.wrote.sort(), ["appraisal_afar_entry", "appraisal_cell", "naive_ballot", "naive_voter"]);
  // The vote itself is held fast by whoever hands in: one row for all.
  assert.deepEqual(
    beside.held.filter((name) => name !== "appraisal"),
    [],
  );
});

test("while ballots are cast nothing is written but codes, cells and encrypted ballots, no cookie is set, no line is logged", () => {
  assert.deepEqual(written.sort(), ["appraisal_afar_entry", "appraisal_cell", "appraisal_code"]);
  assert.deepEqual([...new Set(cookies)], [null]);
  assert.equal(sink.join(""), "");
});

test("no code, no teller's key or part and no voter's secret lies in a file, in the write-ahead log or in a log; a name on the roll is found by the same search", (t) => {
  if (!superuser) return t.skip(UNREAD);
  assert.deepEqual(lying, []);
  assert.ok(nameOnRoll >= 0);
});

test("no byte of a sealed cell tells more of its grade than the published result does", (t) => {
  if (!superuser) return t.skip(UNREAD);
  const grade = (row: Row): number => Number(withKeys(row));
  const shares = [0, 1, 2, 3].map((g) => mine.rows.filter((r) => grade(r) === g).length / mine.rows.length);
  const hits = guesses.map((guess) => mine.rows.filter((r) => guess(r) === String(grade(r))).length / mine.rows.length);
  assert.ok(Math.max(...hits) <= Math.max(...shares) + 0.08, `${Math.max(...hits)} of ${Math.max(...shares)}`);
  assert.equal(new Set(mine.rows.map((r) => r.bytes.length)).size, 1, "all of one length");
});
