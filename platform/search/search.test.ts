import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { filesStillWith, filesWith } from "../testing/words-in-files.ts";
import { openSearch, type Search, type SearchRecord } from "./search.ts";

const KINDS = ["demand", "policy"];
const record = (id: number, title: string, over: Partial<SearchRecord> = {}): SearchRecord => ({
  kind: "demand",
  id,
  title,
  scopes: [1],
  open: true,
  regionCode: "512002",
  day: "2026-03-01",
  ...over,
});
const truth = (n: number): SearchRecord[] =>
  Array.from({ length: n }, (_, i) => record(i + 1, `示例需求 ${i + 1}：${["柑橘果园监测", "锂电池热失控", "桥梁检测"][i % 3]}`));

async function* batches(records: readonly SearchRecord[]): AsyncGenerator<readonly SearchRecord[]> {
  for (let i = 0; i < records.length; i += 200) yield records.slice(i, i + 200);
}

/** A folder of its own; searches opened through it are closed with the test. */
function place(t: TestContext): { folder: string; open(records?: readonly SearchRecord[]): Promise<Search> } {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-search-"));
  const opened: Search[] = [];
  t.after(async () => {
    for (const one of opened) await one.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    async open(records = []) {
      const search = await openSearch({ folder, kinds: KINDS, source: { records: () => batches(records) }, builders: 1 });
      opened.push(search);
      return search;
    },
  };
}
const ids = async (search: Search, text: string): Promise<number[]> =>
  (await search.search({ text, sight: "all", limit: 1000 })).hits.filter((h) => h.grade === 4).map((h) => h.id);
const readText = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};
const segments = (folder: string): string[] => readdirSync(folder).filter((f) => f.endsWith(".segment"));

test("first start builds from the source and says so; the next start reads the files and the journal", async (t) => {
  const at = place(t);
  const first = await at.open(truth(300));
  assert.equal((await first.search({ text: "柑橘", sight: "all" })).state, "rebuilding");
  await first.settled();
  assert.equal((await ids(first, "柑橘果园监测")).length, 100);
  await first.upsert([record(301, "甘蔗糖分检测"), record(1, "改名为茶叶烘干")]);
  await first.remove([{ kind: "demand", id: 4 }]);
  assert.deepEqual([await ids(first, "甘蔗"), await ids(first, "茶叶"), (await ids(first, "柑橘")).length], [[301], [1], 98]);
  await first.close();
  const second = await at.open();
  const status = await second.status();
  assert.deepEqual([status.state, status.documents, status.reason], ["ready", 300, undefined]);
  assert.deepEqual([await ids(second, "甘蔗"), await ids(second, "茶叶"), (await ids(second, "柑橘")).length], [[301], [1], 98]);
});

test("a segment cut short, altered or missing: the search says so, goes on with the rest, and is whole again by itself", async (t) => {
  const at = place(t);
  const all = [...truth(60), record(900, "甘蔗糖分检测")];
  const first = await at.open(truth(60));
  await first.settled();
  await first.upsert([record(900, "甘蔗糖分检测")]);
  await first.close();
  const harms: readonly ((path: string) => void)[] = [
    (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
    (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
      writeFileSync(path, bytes);
    },
    (path) => rmSync(path),
  ];
  for (const [i, harm] of harms.entries()) {
    harm(join(at.folder, segments(at.folder)[0] as string));
    const next = await at.open(all);
    const answer = await next.search({ text: "甘蔗", sight: "all" });
    assert.deepEqual([answer.state, answer.hits.map((h) => h.id)], ["rebuilding", i === 0 ? [900] : []], `harm ${i}`);
    assert.match((await next.status()).reason?.zh ?? "", /损坏/);
    await next.settled();
    assert.equal((await next.status()).state, "ready");
    assert.deepEqual([(await ids(next, "柑橘")).length, await ids(next, "甘蔗")], [20, [900]]);
    await next.close();
  }
});

test("rubbish in manifest, half-written files and a torn line of the journal harm nothing", async (t) => {
  const at = place(t);
  const first = await at.open(truth(30));
  await first.settled();
  await first.upsert([record(31, "甘蔗糖分检测")]);
  await first.close();
  writeFileSync(join(at.folder, "77.segment"), "left by a kill in the middle of a merge");
  writeFileSync(join(at.folder, "78.segment.new"), "half");
  const journal = readdirSync(at.folder).find((f) => f.startsWith("journal")) as string;
  appendFileSync(join(at.folder, journal), '\n1234abcd {"put":{"kind":"demand","id":32,"tit');
  const second = await at.open();
  assert.equal((await second.status()).state, "ready");
  await second.upsert([record(33, "甘蔗收割机")]);
  assert.deepEqual((await ids(second, "甘蔗")).sort(), [31, 33]);
  assert.deepEqual(
    readdirSync(at.folder).filter((f) => /^7[78]/.test(f)),
    [],
  );
  await second.close();
  writeFileSync(join(at.folder, "manifest.json"), "{");
  const third = await at.open(truth(30));
  await third.settled();
  assert.equal((await ids(third, "柑橘")).length, 10);
});

test("a second opener of the folder reads the same files, says its own changes, and sees the writer's", async (t) => {
  const at = place(t);
  const writer = await at.open(truth(30));
  await writer.settled();
  const reader = await at.open();
  assert.deepEqual([(await writer.status()).writer, (await reader.status()).writer], [true, false]);
  await writer.upsert([record(100, "甘蔗糖分检测")]);
  await reader.upsert([record(101, "甘蔗收割机")]);
  assert.ok((await ids(reader, "甘蔗")).includes(101), "its own change at once");
  const both = async (search: Search): Promise<void> => {
    for (let tries = 0; tries < 100 && (await ids(search, "甘蔗")).length < 2; tries++) await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual((await ids(search, "甘蔗")).sort(), [100, 101]);
  };
  await both(reader);
  await both(writer);
});

test("tables are frozen, written and merged beside the search; nothing is lost on the way or after a restart", async (t) => {
  const at = place(t);
  const first = await at.open();
  await first.settled();
  const all = truth(13_000);
  for (let i = 0; i < all.length; i += 500) await first.upsert(all.slice(i, i + 500));
  await first.remove(all.slice(0, 300).map(({ kind, id }) => ({ kind, id })));
  assert.equal((await first.status()).documents, 12_700);
  await first.close();
  assert.ok(segments(at.folder).length >= 1);
  const second = await at.open();
  assert.equal((await second.status()).documents, 12_700);
  assert.equal((await second.search({ text: "示例需求", sight: "all", counts: true })).total, 12_700);
});

test("words of a removed record leave every file at once: segments, journal, also those said by another process or while one was away", async (t) => {
  const at = place(t);
  const [written, journalled, elsewhere, replaced, away] = ["璆彧夔", "鬯畐鼒", "猰貐犴", "燚垚淼", "甪罅爨"] as const;
  const first = await at.open([...truth(30), record(900, written), record(901, replaced)]);
  await first.settled();
  await first.upsert([record(902, journalled)]);
  assert.match(filesWith(at.folder, written).join(), /segment/, "the check sees words in a segment");
  assert.match(filesWith(at.folder, journalled).join(), /journal/, "and in the journal");
  await first.remove([{ kind: "demand", id: 900 }]);
  await first.remove([{ kind: "demand", id: 902 }]);
  for (const words of [written, journalled]) assert.deepEqual(await filesStillWith(at.folder, words, WAIT), [], words);
  assert.equal((await ids(first, "柑橘果园监测")).length, 10);
  const reader = await at.open();
  await reader.upsert([record(903, elsewhere)]);
  await reader.remove([{ kind: "demand", id: 903 }]);
  assert.deepEqual(await filesStillWith(at.folder, elsewhere, WAIT), [], "said by another process");
  // Written anew: at once where that was not done within a minute, else with the next that is removed.
  await first.upsert([record(901, "改名为茶叶烘干"), record(904, away)]);
  await first.remove([{ kind: "demand", id: 1 }]);
  assert.deepEqual(await filesStillWith(at.folder, replaced, WAIT), [], "written anew");
  await first.close();
  await reader.remove([{ kind: "demand", id: 904 }]);
  await reader.close();
  const second = await at.open();
  assert.deepEqual(await filesStillWith(at.folder, away, WAIT), [], "removed while nobody wrote");
  assert.deepEqual([(await ids(second, "茶叶")).length, (await second.status()).documents], [1, 30]);
});

test("a process that still appends to a journal that was begun anew loses nothing, nor does who reads it", async (t) => {
  const at = place(t);
  const writer = await at.open(truth(30));
  await writer.settled();
  const reader = await at.open();
  await reader.upsert([record(500, "甘蔗糖分检测")]);
  for (let i = 1; i <= 9; i++) {
    await writer.remove([{ kind: "demand", id: i }]);
    await reader.upsert([record(500 + i, "甘蔗收割机")]);
    assert.ok((await ids(reader, "甘蔗收割机")).includes(500 + i), "its own at once");
  }
  for (const search of [writer, reader]) {
    for (let tries = 0; tries < 200 && (await search.status()).documents !== 31; tries++) await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual([(await search.status()).documents, (await ids(search, "甘蔗")).length], [31, 10]);
  }
});

/** What is slow here is a machine with other work. */
const WAIT = 30_000;

/** A process of its own that says 500 records after the other until it is killed; `acknowledged` is how many it was told are found. */
function sayer(folder: string): { acknowledged(): number; kill(): void; exited: Promise<unknown> } {
  const program = `
    import { openSearch } from ${JSON.stringify(new URL("./search.ts", import.meta.url).href)};
    const search = await openSearch({ folder: ${JSON.stringify(folder)}, kinds: ${JSON.stringify(KINDS)}, source: { records: async function* () {} }, builders: 1 });
    await search.settled();
    for (let i = 0; ; i += 500) {
      await search.upsert(Array.from({ length: 500 }, (_, k) => ({ kind: "demand", id: i + k + 1, title: "柑橘果园监测" + (i + k), scopes: [1], open: true })));
      console.log(i + 500);
    }`;
  writeFileSync(join(folder, "program.mjs"), program);
  const child = spawn(process.execPath, [join(folder, "program.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  let acknowledged = 0;
  child.stdout.on("data", (d: Buffer) => (acknowledged = Number(d.toString().trim().split("\n").at(-1))));
  return {
    acknowledged: () => acknowledged,
    kill: () => void child.kill("SIGKILL"),
    exited: new Promise((done) => child.once("exit", done)),
  };
}

async function isWholeAfterKill(at: ReturnType<typeof place>, acknowledged: number): Promise<void> {
  const after = await at.open();
  const { state, writer, documents } = await after.status();
  assert.equal(state, "ready");
  assert.ok(writer, "the lock of the dead is taken over");
  assert.ok(documents >= acknowledged, `${documents} of ${acknowledged}`);
  assert.equal((await after.search({ text: "柑橘果园监测", sight: "all", counts: true })).total, documents);
}

test("killed while tables are written: the next start has every change that was acknowledged", async (t) => {
  const at = place(t);
  const child = sayer(at.folder);
  while (child.acknowledged() < 9000 || segments(at.folder).length === 0) await new Promise((done) => setTimeout(done, 5));
  child.kill();
  await child.exited;
  await isWholeAfterKill(at, child.acknowledged());
});

test("killed in the middle of a merge: nothing is lost, and what the merge left is swept away", async (t) => {
  for (let tries = 0; ; tries++) {
    const at = place(t);
    const child = sayer(at.folder);
    const named = (): number =>
      (/"segments":(\[.*?\]\}?\])/.exec(readText(join(at.folder, "manifest.json")))?.[1]?.match(/"name"/g) ?? []).length;
    // With the fourth of a size in the manifest their merge begins.
    while (named() < 4) await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => setTimeout(done, 3));
    child.kill();
    await child.exited;
    if (named() < 4 && tries < 5) continue;
    assert.equal(named(), 4, "the merge was under way");
    await isWholeAfterKill(at, child.acknowledged());
    assert.ok(child.acknowledged() >= 4 * 4096 - 500);
    assert.deepEqual(
      readdirSync(at.folder).filter((f) => f.endsWith(".new")),
      [],
    );
    return;
  }
});

test("a record whose text cannot be read is set aside and told, the rest goes on; it is tried again when it changes and at a rebuild", async (t) => {
  const at = place(t);
  const broken = { ...record(200, "柑橘保鲜"), title: ["柑橘"] as unknown as string };
  const search = await at.open([...truth(30), broken]);
  await search.settled();
  const aside = async (one: Search) => (await one.status()).aside.map(({ kind, id }) => [kind, id]);
  assert.deepEqual(await aside(search), [["demand", 200]], "also of a build of everything");
  await search.upsert([record(50, "甘蔗糖分检测"), { ...broken, id: 1 }, record(51, "甘蔗收割机")]);
  assert.deepEqual((await ids(search, "甘蔗")).sort(), [50, 51]);
  assert.ok(!(await ids(search, "柑橘")).includes(1), "what stood there before is not shown: it may be closed by now");
  assert.deepEqual((await aside(search)).sort(), [
    ["demand", 1],
    ["demand", 200],
  ]);
  assert.match((await search.status()).aside[0]?.cause ?? "", /TypeError/);
  await search.upsert([record(1, "柑橘果园监测")]);
  await search.close();
  const second = await at.open([...truth(30), record(200, "柑橘保鲜")]);
  assert.deepEqual([await aside(second), (await second.status()).state], [[["demand", 200]], "ready"], "a restart remembers");
  await second.rebuild();
  assert.deepEqual([await aside(second), (await ids(second, "柑橘保鲜")).includes(200)], [[], true]);
});

test("what is kept outlives a lost tail of the journal; the rest of it is found again from the source", async (t) => {
  const at = place(t);
  const all = [...truth(30), record(40, "甘蔗糖分检测"), record(41, "甘蔗收割机")];
  const first = await at.open(truth(30));
  await first.settled();
  const journal = (): string => join(at.folder, readdirSync(at.folder).find((f) => f.startsWith("journal")) as string);
  await first.upsert([record(40, "甘蔗糖分检测")]);
  await first.keep();
  const kept = statSync(journal()).size;
  await first.upsert([record(41, "甘蔗收割机")]);
  await first.close();
  // As after a failure of power: what nobody waited for is cut off in the middle of a line.
  truncateSync(journal(), Math.floor((kept + statSync(journal()).size) / 2));
  const second = await at.open(all);
  assert.deepEqual([(await second.status()).state, await ids(second, "甘蔗")], ["ready", [40]]);
  await second.upsert([record(42, "甘蔗种苗")]);
  assert.deepEqual((await ids(second, "甘蔗")).sort(), [40, 42], "the torn line spoils no later one");
  await second.rebuild();
  assert.deepEqual((await ids(second, "甘蔗")).sort(), [40, 41]);
});

test("a text of 5 MB is found by its last words; questions are answered while it is read", async (t) => {
  const search = await place(t).open(truth(30));
  await search.settled();
  const clause = "本办法所称科学技术普及，是指以公众易于理解的方式普及科学技术知识。";
  const book = record(900, "示例汇编", { body: `${clause.repeat(Math.ceil(5_000_000 / 3 / clause.length))}末尾论及甘蔗糖分检测。` });
  assert.ok(Buffer.byteLength(book.body ?? "") > 4_900_000);
  let reading = true;
  const done = search.upsert([book]).finally(() => (reading = false));
  let answered = 0;
  for (; reading; answered++) assert.equal((await search.search({ text: "柑橘果园", sight: "all" })).hits.length, 10);
  await done;
  // One suffices: with the book read at a stretch its answer would come after, and the loop would have asked once more.
  assert.ok(answered >= 2, `${answered} questions answered meanwhile`);
  assert.deepEqual(await ids(search, "甘蔗糖分检测"), [900]);
});

test("another process on the same folder: each finds what the other saved, also when the clock has gone back", async (t) => {
  const at = place(t);
  const writer = await at.open(truth(30));
  await writer.settled();
  // Whatever was written carries a day to come: nothing may compare it with now.
  for (const file of readdirSync(at.folder)) utimesSync(join(at.folder, file), 4e9, 4e9);
  const program = `
    import { openSearch } from ${JSON.stringify(new URL("./search.ts", import.meta.url).href)};
    const search = await openSearch({ folder: ${JSON.stringify(at.folder)}, kinds: ${JSON.stringify(KINDS)}, source: { records: async function* () {} } });
    const find = async () => (await search.search({ text: "甘蔗", sight: "all" })).hits.length;
    await search.upsert([{ kind: "demand", id: 500, title: "甘蔗收割机", scopes: [1], open: true }]);
    console.log((await search.status()).writer, await find());
    for (let tries = 0; tries < 400 && (await find()) < 2; tries++) await new Promise((done) => setTimeout(done, 25));
    console.log(await find());
    await search.close();`;
  const file = join(at.folder, "program.mjs");
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (d: Buffer) => (said += d.toString()));
  const exited = new Promise((done) => child.once("exit", done));
  for (let tries = 0; tries < 400 && (await ids(writer, "甘蔗")).length < 1; tries++) await new Promise((done) => setTimeout(done, 25));
  await writer.upsert([record(501, "甘蔗糖分检测")]);
  await exited;
  assert.equal(said, "false 1\n2\n");
  assert.deepEqual((await ids(writer, "甘蔗")).sort(), [500, 501]);
});

test("hidden records leave no trace in hits, counts or facets of another unit", async (t) => {
  const search = await place(t).open();
  await search.settled();
  await search.upsert([
    record(1, "柑橘果园监测", { open: false, scopes: [1, 2] }),
    record(2, "柑橘保鲜", { open: false, scopes: [1, 3], regionCode: "510100", day: "2025-01-01" }),
    record(3, "柑橘种植", { kind: "policy" }),
  ]);
  const seen = async (sight: { unit: number } | "open") => {
    const a = await search.search({ text: "柑橘", sight, counts: true });
    return [a.hits.map((h) => h.id).sort(), a.total, a.facets?.regions, a.facets?.kinds, a.facets?.years];
  };
  assert.deepEqual(await seen("open"), [[3], 1, { 512002: 1 }, { policy: 1 }, { 2026: 1 }]);
  assert.deepEqual(await seen({ unit: 2 }), [[1, 3], 2, { 512002: 2 }, { demand: 1, policy: 1 }, { 2026: 2 }]);
  assert.deepEqual((await seen({ unit: 1 }))[1], 3);
});

test("a source that fails: the state is failed, what is there is still found", async (t) => {
  const at = place(t);
  const search = await openSearch({
    folder: at.folder,
    kinds: KINDS,
    source: { records: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("database away")) }) }) },
    builders: 1,
  });
  await assert.rejects(search.settled(), /database away/);
  assert.equal((await search.status()).state, "failed");
  await search.close();
});

test("whatever stood in the folder before, and after changes, removals and a restart, it answers like one built anew", async (t) => {
  const WORDS = ["柑橘果园监测", "锂电池热失控", "桥梁检测", "滑坡预警", "水质在线监测", "仔猪营养"];
  const article = (id: number): SearchRecord =>
    record(id, `示例办法第${id}条`, {
      kind: "policy",
      open: id % 7 !== 0,
      body: Array.from({ length: 3 + ((id * 7) % 11) }, (_, i) => `${WORDS[(id * (i + 3)) % 6]}应当依照规定办理，费用由本级承担`).join(
        "。",
      ),
    });
  const short = truth(400);
  const articles = Array.from({ length: 300 }, (_, i) => article(i + 1));
  const at = place(t);
  const first = await at.open(short);
  await first.settled();
  for (let i = 0; i < 300; i += 50) await first.upsert(articles.slice(i, i + 50));
  await first.remove(short.slice(0, 150).map(({ kind, id }) => ({ kind, id })));
  await first.upsert(short.slice(150, 200).map((one) => ({ ...one, title: `改写：${one.title}` })));
  await first.close();
  const second = await at.open();
  await second.upsert(articles.slice(0, 40).map((one) => ({ ...one, body: "桥梁检测从简" })));
  await second.remove(articles.slice(40, 90).map(({ kind, id }) => ({ kind, id })));
  await second.settled();
  const left = [
    ...short.slice(200),
    ...short.slice(150, 200).map((one) => ({ ...one, title: `改写：${one.title}` })),
    ...articles.slice(0, 40).map((one) => ({ ...one, body: "桥梁检测从简" })),
    ...articles.slice(90),
  ];
  const anew = await place(t).open(left);
  await anew.settled();
  for (const text of ["柑橘", "果园监测费用", "桥", "示例需求 201", "热失控应当依照规定", "第100条", "改写锂电池"])
    for (const sight of ["all", "open", { unit: 1 }] as const)
      assert.deepEqual(
        await second.search({ text, sight, limit: 1000, counts: true }),
        await anew.search({ text, sight, limit: 1000, counts: true }),
        `${text} ${JSON.stringify(sight)}`,
      );
});
