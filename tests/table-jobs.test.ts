import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { sql } from "kysely";
import { openSearchHost } from "../features/search/index.ts";
import { experts } from "../features/stations/experts.ts";
import type { Actor } from "../platform/access/scope.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../platform/sheets/zip-write.ts";
import { columnOf } from "../platform/records/define.ts";
import type { Hand } from "../platform/records/hand.ts";
import { isBeside, isTogether } from "../platform/records/import-store.ts";
import { addJob, forgetJobs } from "../platform/tables/jobs.ts";
import { lookAtTable } from "../platform/tables/look.ts";
import { runTableJobs } from "../platform/tables/run.ts";
import { makeWorld, type Client, type World } from "./records-world.ts";
import { refusalOf } from "./served.ts";

/** Long tables beside the server's answers: what a screen sends, what a worker does with it, what is left when either ends in the middle. */
let world: World;
let actor: Actor;
let api: Client;
const ROLES = ["adviser"];
before(async () => {
  world = await makeWorld();
  actor = world.actor("甲一县", ROLES);
  api = world.as(actor);
});
after(() => world[Symbol.asyncDispose]());

const services = () => world.installation.services;
const run = (mostUnseen?: number): Promise<void> => runTableJobs(services(), async () => actor, undefined, mostUnseen);
const count = async (): Promise<number> =>
  (await services().database.read(actor.scope, (db) => sql<{ n: number }>`select count(*) as n from expert`.execute(db))).rows[0]?.n ?? 0;

const HEADINGS = ["姓名", "单位", "退休日期"];
const person = (i: number, day: Cell = "2021-03-05"): Cell[] => [`试样${i}（示例）`, "某大学（示例）", day];
const workbook = (rows: readonly (readonly Cell[])[], above: readonly Cell[][] = [], below: readonly Cell[][] = []): Promise<Buffer> => {
  const [first = [], ...rest] = [...above, HEADINGS, ...rows, ...below];
  const width = Math.max(first.length, 3);
  return wholeOf(
    writeXlsx([
      {
        name: "登记",
        columns: Array.from({ length: width }, (_, i) => ({ heading: String(first[i] ?? ""), style: "text" as const })),
        rows: [rest.map((r) => [...r])],
      },
    ]),
  );
};

/** As the screen does: sent, looked at, its columns assigned, begun. */
async function begin(file: Buffer, partial: boolean, by: Client = api, who: Actor = actor): Promise<number> {
  const received = await services().files.receiveTable(Readable.from([file]), 1e8);
  assert.ok(received.ok);
  const { sheets, job } = await lookAtTable({ actor: who, services: services() }, received.value, {
    ...{ name: "名单.xlsx", register: "expert", mostAtOnce: 10 },
    known: experts.register.fields.map((f) => f.label.zh),
  });
  received.value.drop();
  assert.ok(job);
  const [sheet] = sheets;
  const report = await by.expert.previewImport({
    rows: [[...(sheet?.columns ?? [])], ...(sheet?.rows ?? []).slice(0, 20).map((r) => [...r.cells])],
  });
  await by.tables.startImport({ id: job, sheet: 0, fields: report.columns.map((c) => c.field), partial });
  return job;
}
const jobOf = async (id: number) => {
  const found = (await api.tables.listTableJobs()).jobs.find((j) => j.id === id);
  assert.ok(found);
  return found;
};

test("every row of the sheet is accounted for; what has faults comes back marked, and mended is stored once", async () => {
  const before = await count();
  const rows = Array.from({ length: 300 }, (_, i) =>
    i === 151 ? ["", "某所（示例）", null] : person(i, i === 40 ? "2026-13-45" : undefined),
  );
  const file = await workbook(rows, [["专家名单（示例）"], ["填报单位：某县（示例）"]], [["合计", null, null], ["注：示例"]]);
  const job = await begin(file, true);
  assert.equal((await jobOf(job)).state, "waiting");
  await run();
  const done = await jobOf(job);
  assert.equal(done.state, "done", done.words?.zh);
  const { above, notes, blank, faulty, same, refused } = done.sums;
  assert.deepEqual([above, notes, blank, done.read], [3, 2, 0, 300]);
  assert.equal(done.read, done.stored + done.left);
  assert.equal(done.left, faulty + same + refused);
  assert.deepEqual([done.stored, done.doubtful, faulty], [299, 1, 1]);
  assert.equal(await count(), before + 299);
  const marked = services().house.papers["tables/jobs/:id/file"];
  const paper = await marked?.(services(), actor, { id: String(job) });
  assert.ok(paper && paper.bytes instanceof Readable);
  assert.equal(paper.name, "名单（标出错误）.xlsx");
  const [sheet] = await readBook(await buffer(paper.bytes));
  const reasons = sheet?.rows.filter((r) => String(r.values[3] ?? "") !== "").map((r) => [r.at, r.values[3]]);
  assert.deepEqual(reasons, [
    [3, "错误原因"],
    [44, "退休日期：日期不对，例：2026-03-05"],
    [155, "姓名：请填写"],
  ]);
  const again = await begin(await workbook(rows.map((r, i) => (i === 151 ? person(151) : r))), true);
  await run();
  const second = await jobOf(again);
  assert.deepEqual([second.stored, second.sums.same], [1, 299], "what was accepted is known");
  const notices = await api.notices.listNotices();
  assert.equal(notices.filter((n) => n.subject === `table_job:${job}` && n.kind === "job").length, 1);
});

test("a long table names other records as people do: one of that name becomes its link, a name nobody bears is told at its cell", async () => {
  const park = await api.park.create({ values: { name: "长表园区（示例）" } as never, requestKey: "long-names" });
  const HEADS = ["企业名称", "统一社会信用代码", "园区", "情况", "入园日期"];
  const rows = Array.from({ length: 60 }, (_, i): Cell[] => {
    const body = `91512002MA9N${String(i).padStart(5, "0")}`;
    return [`长表企业${i}（示例）`, `${body}${creditCodeCheck(body)}`, i === 17 ? "没有的园区" : "长表园区（示例）", "在产", "2025-01-02"];
  });
  const file = await wholeOf(
    writeXlsx([{ name: "企业", columns: HEADS.map((heading) => ({ heading, style: "text" as const })), rows: [rows] }]),
  );
  const received = await services().files.receiveTable(Readable.from([file]), 1e8);
  assert.ok(received.ok);
  const { job } = await lookAtTable({ actor, services: services() }, received.value, {
    ...{ name: "企业.xlsx", register: "company", mostAtOnce: 10 },
    known: HEADS,
  });
  received.value.drop();
  await api.tables.startImport({ id: job ?? 0, sheet: 0, fields: ["name", "code", "parkId", "standing", "enteredOn"], partial: true });
  await run();
  const done = await jobOf(job ?? 0);
  assert.deepEqual([done.state, done.stored, done.doubtful], ["done", 60, 1], done.words?.zh);
  const { rows: stored } = await services().database.read(actor.scope, (db) =>
    sql<{ n: number }>`select count(*)::int as n from company where park_id = ${park.id}`.execute(db),
  );
  assert.equal(stored[0]?.n, 59);
  // A file of the same list has the name again, and no number.
  const id = await services().database.write(actor.scope, (tx) =>
    addJob(
      tx,
      { actor, services: services() },
      {
        ...{ kind: "export", register: "company", name: "企业.xlsx", state: "waiting", stage: "write" },
        asked: { input: { filter: {} }, columns: ["name", "parkId"], kind: "xlsx" },
      },
    ),
  );
  await run();
  const paper = await services().house.papers["tables/jobs/:id/file"]?.(services(), actor, { id: String(id) });
  assert.ok(paper && paper.bytes instanceof Readable);
  const [sheet] = await readBook(await buffer(paper.bytes));
  assert.deepEqual(new Set(sheet?.rows.slice(1).map((r) => r.values[1] ?? null)), new Set(["长表园区（示例）", null]));
});

test("nothing or all: an error in row 1,501 leaves no row behind and every error is told, not the first", async () => {
  const before = await count();
  const rows = Array.from({ length: 3000 }, (_, i) => (i === 1500 || i === 2500 ? ["", "某所（示例）", null] : person(10_000 + i)));
  const job = await begin(await workbook(rows), false);
  await run();
  const failed = await jobOf(job);
  assert.equal(failed.state, "failed");
  assert.match(failed.words?.zh ?? "", /有 2 行要改，一行也没有导入/);
  assert.ok(failed.file);
  assert.equal(await count(), before);
  // All of them sent again without the faults: taken as a whole, and a second import after it is no trouble.
  const mended = await begin(await workbook(rows.filter((r) => r[0] !== "")), false);
  const more = await begin(await workbook(Array.from({ length: 20 }, (_, i) => person(90_000 + i))), false);
  await run();
  assert.deepEqual([(await jobOf(mended)).stored, (await jobOf(more)).stored], [2998, 20]);
  assert.equal(await count(), before + 3018);
});

for (const [partial, stages] of [
  [true, ["store", "store"]],
  [false, ["check", "store"]],
] as const)
  test(`a worker killed while it ${stages.join("s and ")}s is followed by another: every row once`, { timeout: 180_000 }, async () => {
    const before = await count();
    const rows = Array.from({ length: 11_000 }, (_, i) => person(100_000 + i));
    const job = await begin(await workbook(rows), partial);
    const { app } = world.installation.test;
    const input = {
      ...{ mostUnseen: 1000, app, folder: services().dataFolder, rootUnitId: services().rootUnitId },
      actor: { personId: actor.personId, unitPath: actor.scope.unitPath, roles: ROLES },
    };
    const killed: number[] = [];
    for (const at of stages) {
      const worker = spawn(process.execPath, [join(import.meta.dirname, "table-worker.ts"), JSON.stringify(input)], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      const ended = once(worker, "exit");
      for (let isThere = false; !isThere && worker.exitCode === null; await sleep(5)) {
        const j = await jobOf(job);
        isThere = at === "check" ? j.stage === "check" && j.read > 0 : j.stored > (killed[0] ?? 0);
      }
      worker.kill("SIGKILL");
      await ended;
      killed.push((await jobOf(job)).stored);
      assert.equal((await jobOf(job)).state, "running", `killed while it ${at}s`);
    }
    assert.equal(killed[0] === 0, stages[0] === "check");
    assert.ok((killed[1] ?? 0) > (killed[0] ?? 0) && (killed[1] ?? 0) < 11_000, "killed in the middle");
    assert.equal(await count(), before + (killed[1] ?? 0), "what the job says is what is stored");
    await run(1000);
    const done = await jobOf(job);
    assert.deepEqual([done.state, done.stored, done.left], ["done", 11_000, 0]);
    const { rows: twice } = await services().database.read(actor.scope, (db) =>
      sql`select name from expert where name like '试样1_____（示例）' group by name having count(*) > 1`.execute(db),
    );
    assert.deepEqual(twice, []);
    assert.equal(await count(), before + 11_000);
    const [batch] = await api.expert.listImports({});
    assert.deepEqual([batch?.read, batch?.stored], [11_000, 11_000]);
    assert.deepEqual(await api.expert.undoImport({ id: batch?.id ?? 0 }), { removed: 11_000 });
    assert.equal(await count(), before);
    // The count that lists show is kept by statement and is right after all of it.
    assert.equal((await api.expert.list({ filter: {}, limit: 1 })).total, before);
  });

test(
  "nothing or all: no row is seen before the last is accepted; a late refusal and a killed worker leave nothing",
  { timeout: 180_000 },
  async () => {
    const before = await count();
    const rows = Array.from({ length: 11_000 }, (_, i) => person(400_000 + i));
    // What only storing can find, far down: a limit that the checks of the register do not know.
    await world.owner(
      async (client) => void (await client.query("alter table expert add constraint late check (name <> '试样410999（示例）') not valid")),
    );
    const late = await begin(await workbook(rows), false);
    const seen = new Set<number>();
    const shares: number[] = [];
    const watched = async (running: Promise<void>): Promise<void> => {
      let isOver = false;
      const watching = (async () => {
        for (; !isOver; await sleep(5)) {
          seen.add(await count());
          shares.push((await jobOf(late)).share);
        }
      })();
      await running;
      isOver = true;
      await watching;
    };
    await watched(run());
    const failed = await jobOf(late);
    assert.deepEqual([failed.state, failed.stored, failed.left], ["failed", 0, 11_000]);
    assert.equal(failed.words?.zh, "第 11001 行：不在允许的范围内，或结束早于开始；一行也没有留下");
    assert.deepEqual([...seen], [before], "nobody saw a row of it");
    assert.ok(
      shares.some((s) => s > 0.5 && s < 1),
      "how far it was could be seen",
    );
    assert.deepEqual(
      (await api.expert.listImports({})).filter((b) => b.read === 11_000 && b.undoneAt === null),
      [],
    );
    // A longer table is seen as it comes, and all of it is taken back.
    const long = await begin(await workbook(rows), false);
    await run(10_000);
    assert.deepEqual([(await jobOf(long)).state, (await jobOf(long)).stored, (await jobOf(long)).left], ["failed", 0, 11_000]);
    assert.equal((await jobOf(long)).words?.zh, failed.words?.zh);
    assert.equal(await count(), before);
    await world.owner(async (client) => void (await client.query("alter table expert drop constraint late")));
    const job = await begin(await workbook(rows), false);
    const { app } = world.installation.test;
    const input = {
      ...{ app, folder: services().dataFolder, rootUnitId: services().rootUnitId },
      actor: { personId: actor.personId, unitPath: actor.scope.unitPath, roles: ROLES },
    };
    const worker = spawn(process.execPath, [join(import.meta.dirname, "table-worker.ts"), JSON.stringify(input)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = once(worker, "exit");
    while (worker.exitCode === null && (await jobOf(job)).share <= 0.5) await sleep(5);
    worker.kill("SIGKILL");
    await ended;
    assert.deepEqual([(await jobOf(job)).state, await count()], ["running", before]);
    await run();
    assert.deepEqual([(await jobOf(job)).stored, await count()], [11_000, before + 11_000]);
    const [batch] = await api.expert.listImports({});
    assert.deepEqual(await api.expert.undoImport({ id: batch?.id ?? 0 }), { removed: 11_000 });
  },
);

test("pieces that are stored at the same time know each other's rows, draw their numbers apart, and of what is held once none waits for another", async () => {
  const before = await count();
  const once = Array.from({ length: 11_000 }, (_, i) => person(700_000 + i));
  // Each piece brings rows of the one before again.
  const rows = once.flatMap((row, i) => (i % 1000 === 999 ? [row, ...[50, 600].map((back) => once[i - back] as Cell[])] : [row]));
  const job = await begin(await workbook(rows), false);
  await run(1000);
  const done = await jobOf(job);
  assert.deepEqual([done.state, done.read, done.stored, done.left, done.sums.same], ["done", 11_022, 11_000, 22, 22], done.words?.zh);
  assert.equal(await count(), before + 11_000);
  const [batch] = await api.expert.listImports({});
  const { rows: runs } = await services().database.read(actor.scope, (db) =>
    sql<{
      n: number;
    }>`select count(*) as n from (select unnest(record_ids) as id, first_row from import_piece where batch_id = ${batch?.id}) i
      left join import_piece p on p.batch_id = ${batch?.id} and i.id - 1 = any (p.record_ids) and p.first_row = i.first_row where p.first_row is null`.execute(
      db,
    ),
  );
  assert.ok((runs[0]?.n ?? 0) >= 5 && (runs[0]?.n ?? 0) <= 40, `${runs[0]?.n} runs of numbers`);
  await api.expert.undoImport({ id: batch?.id ?? 0 });
  const isBesideOf = (name: string): Promise<boolean> =>
    services().database.read(actor.scope, (db) => isBeside(db, services().house.records.get(name) as Hand));
  assert.deepEqual([await isBesideOf("expert"), await isBesideOf("company"), await isBesideOf("station")], [true, false, false]);
});

test("the search is told of a long table by runs of numbers, and where too much waits all is built anew; what goes is told likewise", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-search-many-"));
  const { database, house } = services();
  const host = await openSearchHost({ folder, database, rootUnitId: () => services().rootUnitId, registers: house.searched, many: 1000 });
  const settled = async (): Promise<number> => {
    while (await host.catchUp());
    await host.index.settled();
    return (await host.index.status()).documents;
  };
  const waiting = async () =>
    (
      await database.asRoot(services().rootUnitId, (db) =>
        sql<{
          rows: number;
          records: number;
        }>`select count(*) as rows, sum(coalesce(last_id, record_id) - record_id + 1)::int8 as records from search_change
          where kind = 'expert' and reader = (select max(id) from search_reader)`.execute(db),
      )
    ).rows[0];
  const isAmong = async (name: string): Promise<boolean> =>
    (await host.index.search({ text: name, sight: "all", limit: 5 })).hits.some((h) => h.kind === "expert" && h.grade === 4);
  try {
    await host.index.settled();
    const before = await settled();
    const job = await begin(await workbook(Array.from({ length: 3000 }, (_, i) => person(600_000 + i))), false);
    await run();
    assert.equal((await jobOf(job)).stored, 3000);
    const told = await waiting();
    assert.equal(told?.records, 3000);
    assert.ok((told?.rows ?? 3000) <= 8, `${told?.rows} rows`);
    assert.equal(await host.catchUp(), true, "a batch of it was taken, and more waits");
    // What changes while all is built is on the list still.
    const building = host.catchUp();
    const { id } = await api.expert.create({ values: { name: "试样后来（示例）" }, requestKey: "later-than-the-build" });
    assert.equal(await building, false, "one turn for all the rest");
    assert.equal(await settled(), before + 3001);
    assert.deepEqual([await isAmong("试样602999"), await isAmong("试样后来")], [true, true]);
    const [batch] = await api.expert.listImports({});
    await api.expert.undoImport({ id: batch?.id ?? 0 });
    assert.equal(await settled(), before + 1);
    assert.equal((await waiting())?.rows, 0);
    assert.equal(await isAmong("试样602999"), false);
    assert.ok(id > 0);
  } finally {
    await host.close();
    await world.owner(async (client) => void (await client.query("delete from search_reader")));
    rmSync(folder, { recursive: true, force: true });
  }
});

test("stopped by whoever asked: of nothing or all nothing is left; of a partial one a batch that can be taken back", async () => {
  for (const partial of [false, true]) {
    const before = await count();
    const job = await begin(await workbook(Array.from({ length: 20_000 }, (_, i) => person(200_000 + i))), partial);
    const running = run();
    for (let isThere = false; !isThere; await sleep(2)) isThere = (await jobOf(job)).share > 0.5;
    await api.tables.cancelTableJob({ id: job });
    await running;
    const ended = await jobOf(job);
    assert.equal(ended.state, "cancelled", ended.words?.zh);
    assert.equal(await count(), before + ended.stored);
    assert.equal(partial ? ended.stored > 0 : ended.stored === 0, true);
    if (!partial) assert.match(ended.words?.zh ?? "", /一行也没有留下/);
    if (!partial) continue;
    assert.match(ended.words?.zh ?? "", /行留着，可以整批撤销/);
    const [batch] = await api.expert.listImports({});
    assert.equal((await api.expert.undoImport({ id: batch?.id ?? 0 })).removed, ended.stored);
  }
  const waiting = await begin(await workbook(Array.from({ length: 20 }, (_, i) => person(i))), false);
  await api.tables.cancelTableJob({ id: waiting });
  assert.equal(await refusalOf(api.tables.cancelTableJob({ id: waiting })), "over");
  await run();
  assert.equal((await jobOf(waiting)).state, "cancelled");
});

test("a list goes out whole, blank is not 0, and comes in again as it was; jobs are their asker's alone, and forgotten with their files", async () => {
  const id = await services().database.write(actor.scope, (tx) =>
    addJob(
      tx,
      { actor, services: services() },
      {
        ...{ kind: "export", register: "expert", name: "院士专家.xlsx", state: "waiting", stage: "write" },
        asked: { input: { filter: {} }, columns: ["name", "employer", "retiredOn", "outsideStations"], kind: "xlsx" },
      },
    ),
  );
  await run();
  const done = await jobOf(id);
  assert.deepEqual([done.state, done.read], ["done", await count()]);
  const paper = await services().house.papers["tables/jobs/:id/file"]?.(services(), actor, { id: String(id) });
  assert.ok(paper && paper.bytes instanceof Readable);
  const [sheet] = await readBook(await buffer(paper.bytes));
  assert.equal(sheet?.rows.length, done.read + 1);
  assert.ok(sheet?.rows.slice(1).every((r) => (r.values[3] ?? null) === null));
  const other = world.client("乙一县", ROLES);
  assert.deepEqual((await other.tables.listTableJobs()).jobs, []);
  assert.equal(await refusalOf(other.tables.cancelTableJob({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(other.tables.startImport({ id, sheet: 0, fields: [], partial: true })), "NOT_FOUND");
  const hidden = services().house.papers["tables/jobs/:id/file"]?.(services(), world.actor("乙一县", ROLES), { id: String(id) });
  assert.equal(await refusalOf(hidden as Promise<unknown>), "NOT_FOUND");
  world.installation.clock.millis += 8 * 86_400_000;
  await forgetJobs(services());
  assert.deepEqual((await api.tables.listTableJobs()).jobs, []);
});

test("whoever holds the post no longer has nothing done in his name; a job that ends its server each time is given up", async () => {
  const job = await begin(await workbook(Array.from({ length: 20 }, (_, i) => person(300_000 + i))), false);
  const before = await count();
  await runTableJobs(services(), async () => undefined);
  assert.deepEqual([(await jobOf(job)).state, await count()], ["failed", before]);
  assert.match((await jobOf(job)).words?.zh ?? "", /不在当时的岗位/);
  const second = await begin(await workbook(Array.from({ length: 20 }, (_, i) => person(300_000 + i))), false);
  await services().database.write(actor.scope, (tx) => tx.updateTable("table_job").set({ tries: 5 }).where("id", "=", second).execute());
  await run();
  assert.match((await jobOf(second)).words?.zh ?? "", /多次中断/);
  assert.equal(await count(), before);
});

test("a register's numbers may be drawn, and what it compares is looked up by an index, or a long table reads the whole register for each piece", async () => {
  const compared = [...services().house.records.values()].flatMap((hand) => {
    const [first] = hand.records.sameBy;
    return first !== undefined && isTogether(hand) && hand.records.words.create
      ? [{ table: hand.records.name, column: columnOf(first) }]
      : [];
  });
  assert.ok(compared.length >= 20, `registers seen: ${compared.length}`);
  const without: string[] = [];
  const numbered = [...services().house.records.values()].filter((hand) => isTogether(hand) && hand.records.words.create);
  await world.owner(async (client) => {
    for (const { records } of numbered) {
      const draws = "select has_sequence_privilege('bihuan_app', pg_get_serial_sequence($1, 'id'), 'usage') as may";
      assert.deepEqual((await client.query(draws, [records.name])).rows, [{ may: true }], records.name);
    }
    for (const { table, column } of [...compared, { table: "expert", column: "field" }]) {
      const { rows } = await client.query("select pg_get_indexdef(indexrelid) as def from pg_index where indrelid = $1::regclass", [table]);
      if (!rows.some((r: { def: string }) => new RegExp(`btree \\((\\(unit_path\\[4\\]\\), )?${column}[,)]`).test(r.def)))
        without.push(`${table}.${column}`);
    }
  });
  assert.deepEqual(without, ["expert.field"], "the last is one that nothing compares");
});

test("a column that names a plain record has an index, or a batch that is taken back reads the naming table for each of its rows", async () => {
  await world.owner(async (client) => {
    await client.query("CREATE TABLE expert_guest (id bigint PRIMARY KEY, expert_id bigint REFERENCES expert)");
    const { rows } = await client.query<{ of: string }>(
      `select f.conrelid::regclass || '.' || a.attname as of from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and cardinality(f.conkey) = 1 and exists (select from pg_trigger g where g.tgrelid = f.confrelid and g.tgname = 'unit_row_begin')
        and not exists (select from pg_index i where i.indrelid = f.conrelid and i.indkey[0] = f.conkey[1])`,
    );
    await client.query("DROP TABLE expert_guest");
    assert.deepEqual(
      rows.map((r) => r.of),
      ["expert_guest.expert_id"],
      "the last is one that nobody takes care of",
    );
  });
});
