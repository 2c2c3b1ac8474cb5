import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { sql } from "kysely";
import { experts } from "../features/stations/experts.ts";
import { rumours } from "../features/content/rumours.ts";
import { Names } from "../platform/records/import-names.ts";
import { SentBefore } from "../platform/records/import-sent.ts";
import { templateOf } from "../platform/records/template.ts";
import { openBook } from "../platform/sheets/open.ts";
import { patchFaults } from "../platform/sheets/patch.ts";
import { bytesSource } from "../platform/sheets/source.ts";
import { readTables, type SheetTable } from "../platform/sheets/tables.ts";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../platform/sheets/zip-write.ts";
import { WORKBOOKS } from "./indicator-workbooks.ts";
import { makeWorld, type Client, type World } from "./records-world.ts";
import { nextKey, refusalOf } from "./served.ts";

/** A table on its way into a register and back, over the reader of bytes, the finder of headings and the register's own handlers. */
let world: World;
let api: Client["expert"];
before(async () => {
  world = await makeWorld();
  api = world.client("甲一县", [...experts.access.edit, ...experts.access.read]).expert;
});
after(() => world[Symbol.asyncDispose]());

const known = experts.register.fields.map((f) => f.label.zh);
const plain = (text: string): string => text.replace(/[*（].*$/, "");
async function sheetOf(file: Buffer, sheet = 0): Promise<SheetTable> {
  const book = await openBook(bytesSource(file));
  const table = (await readTables(book, (text) => known.includes(plain(text))))[sheet];
  assert.ok(table);
  assert.equal(table.rowsRead, table.above + table.rows.length + table.leftOut.length, "rows add up");
  return table;
}
const inputOf = (t: SheetTable) => ({
  rows: [[...t.columns], ...t.rows.map((r) => [...r.cells])],
  at: t.rows.map((r) => r.at),
});
async function filled(...rows: Record<string, string>[]): Promise<Buffer> {
  const [sheet, ...more] = templateOf(experts);
  assert.ok(sheet);
  const cells = rows.map((row) => sheet.columns.map((c): Cell => row[plain(c.heading)] ?? null));
  return wholeOf(writeXlsx([{ ...sheet, rows: [cells] }, ...more]));
}
const count = async (): Promise<number> => (await api.list({ filter: {}, limit: 1 })).total;

test("the template comes back: five mistakes at their cells, the file marked, mended and sent again; nothing twice; taken back as a whole", async () => {
  const right = { 姓名: "试样甲（示例）", 单位: "某大学（示例）" };
  const wrong = [
    { 姓名: "", 单位: "某所（示例）" },
    { 姓名: "", 单位: "某院（示例）" },
  ];
  const file = await filled(right, ...wrong);
  const table = await sheetOf(file);
  assert.deepEqual(table.heading, { top: 1, bottom: 1, ask: false });
  const report = await api.previewImport(inputOf(table));
  assert.deepEqual([report.total, report.good, report.sameCount, report.faultRows], [3, 1, 0, 2]);
  assert.deepEqual(
    report.faults.map((f) => [f.row, f.field.zh]),
    [
      [3, "姓名"],
      [4, "姓名"],
    ],
  );
  const before = await count();
  assert.equal(await refusalOf(api.importRows({ ...inputOf(table), requestKey: nextKey(), partial: false })), "faulty-rows");
  assert.equal(await count(), before, "all or nothing was chosen");
  const marked = await wholeOf(
    patchFaults(bytesSource(file), 0, 1, new Map(report.faults.map((f) => [f.row, { reason: f.fault.zh, columns: [f.column] }]))),
  );
  const back = await sheetOf(marked);
  assert.deepEqual(
    back.rows.map((r) => r.cells.at(-1)),
    ["", "请填写", "请填写"],
  );
  const first = await api.importRows({ ...inputOf(back), requestKey: nextKey(), partial: true, name: "登记.xlsx" });
  assert.deepEqual([first.stored, first.left], [1, 2]);
  const mended = await sheetOf(await filled(right, { ...wrong[0], 姓名: "试样丙（示例）" }, { ...wrong[1], 姓名: "试样乙（示例）" }));
  const again = await api.previewImport(inputOf(mended));
  assert.deepEqual([again.total, again.good, again.sameCount, again.faultRows], [3, 2, 1, 0]);
  const second = await api.importRows({ ...inputOf(mended), requestKey: nextKey() });
  assert.deepEqual([second.stored, second.left], [2, 1]);
  assert.equal(await count(), before + 3);
  const list = await api.listImports({});
  for (const b of list) assert.equal(b.read, b.stored + b.left);
  assert.deepEqual(await api.undoImport({ id: second.batch }), { removed: 2 });
  assert.equal(await refusalOf(api.undoImport({ id: second.batch })), "undone");
  assert.equal(await count(), before + 1);
  assert.equal((await api.previewImport(inputOf(mended))).good, 2, "what was taken back may come again");
});

test("a batch is taken back until one of its rows was used, and then says which", async () => {
  const table = await sheetOf(
    await filled({ 姓名: "试样丁（示例）", 单位: "某校（示例）" }, { 姓名: "试样戊（示例）", 单位: "某校（示例）" }),
  );
  const { batch } = await api.importRows({ ...inputOf(table), requestKey: nextKey() });
  const { rows } = await api.list({ filter: {}, limit: 2 });
  await api.remark({ id: Number(rows[0]?.["id"]), text: "示例备注" });
  const refused = await api.undoImport({ id: batch }).catch((e: { data: { code: string; message: { zh: string } } }) => e.data);
  assert.ok("code" in refused);
  assert.equal(refused.code, "used");
  assert.match(refused.message.zh, /有 1 条已经用过（第 3 行“试样戊（示例）”）/);
  const other = world.client("乙一县", [...experts.access.edit, ...experts.access.read]).expert;
  assert.equal(
    await other.undoImport({ id: batch }).then(
      () => "done",
      (e: { code: string }) => e.code,
    ),
    "NOT_FOUND",
  );
});

test("what another record names is used as well, and told by its row", async () => {
  const { rumour } = world.client("甲一县", ["adviser"]);
  const rows = [
    ["传言怎么说", "在哪里见到", "哪天见到"],
    ["传言甲（示例）", "某群", "2025-03-05"],
    ["传言乙（示例）", "某群", "2025-03-05"],
  ];
  const { batch } = await rumour.importRows({ rows, requestKey: nextKey() });
  const [last] = (await rumour.list({ filter: {}, limit: 1 })).rows;
  const values = { claim: "传言丙（示例）", metWhere: "某群", metOn: "2025-03-06", supersededBy: Number(last?.["id"]) };
  await rumour.create({ values, requestKey: nextKey() });
  const refused = await rumour.undoImport({ id: batch }).catch((e: { data: { message: { zh: string } } }) => e.data);
  assert.ok("message" in refused);
  assert.match(refused.message.zh, /有 1 条已经用过（第 3 行“传言乙（示例）”）/);
});

test("what a record names that the sender does not see is told by its row as well, and nothing is taken back", async () => {
  const { rumour } = world.client("甲一县", ["adviser"]);
  const rows = [["传言怎么说", "在哪里见到", "哪天见到"], ...["丁", "戊", "己"].map((n) => [`传言${n}（示例）`, "某群", "2025-03-07"])];
  const { batch } = await rumour.importRows({ rows, requestKey: nextKey() });
  const elsewhere = world.units["乙一县"];
  await world.owner(async (client) => {
    await client.query(
      `insert into rumour (claim, met_where, met_on, superseded_by, unit_id, unit_path)
        select '别处的传言（示例）', '某群', '2025-03-08', id, $1, $2 from rumour where claim = '传言戊（示例）'`,
      [elsewhere?.id, elsewhere?.path],
    );
  });
  const refused = await rumour.undoImport({ id: batch }).catch((e: { data: { message: { zh: string } } }) => e.data);
  assert.ok("message" in refused);
  assert.match(refused.message.zh, /有 1 条已被别的单位的记录引用（第 3 行“传言戊（示例）”）/);
  assert.equal((await rumour.list({ filter: {}, limit: 3 })).rows.length, 3);
  await world.owner(async (client) => {
    await client.query("delete from rumour where claim = '别处的传言（示例）'");
  });
  assert.deepEqual(await rumour.undoImport({ id: batch }), { removed: 3 });
});

test("a long table's names are read at once: each becomes its record, one that nobody or that two bear stays a name", async () => {
  const { services } = world.installation;
  const actor = world.actor("甲一县", ["adviser"]);
  await world.owner(async (client) => {
    await client.query(
      "insert into content_reviewer (name, employer, field, unit_id, unit_path) select '名' || least(n, 1999), '某校', '医学', $1, $2 from generate_series(1, 2000) n",
      [actor.scope.unitId, actor.scope.unitPath],
    );
  });
  const names = new Names({ actor, services }, rumours, ["传言怎么说", "具名审核人"]);
  let asked = 0;
  for (const from of [1, 800, 1500]) {
    const rows = Array.from({ length: 700 }, (_, i) => ["某传言", `名${from + i}`]);
    const out = await services.database.read(actor.scope, (db) => {
      asked = 0;
      const counting = db.withPlugin({ transformQuery: ({ node }) => (asked++, node), transformResult: async ({ result }) => result });
      return names.resolve(counting, rows);
    });
    const ids = out.map((row) => Number(/^№(\d+)$/.exec(row[1] ?? "")?.[1]));
    assert.equal(new Set(ids.filter((id) => !Number.isNaN(id))).size, from === 1500 ? 499 : 700, `from ${from}`);
    assert.deepEqual(
      out.filter((row) => !row[1]?.startsWith("№")).map((row) => row[1]),
      from === 1500 ? Array.from({ length: 201 }, (_, i) => `名${1999 + i}`) : [],
    );
    assert.equal(asked, from === 1500 ? 0 : 1);
  }
});

test("a bare number names no record, and a name that nobody bears or that two bear is told as one", async () => {
  const { rumour } = world.client("甲一县", ["adviser"]);
  const heading = ["传言怎么说", "在哪里见到", "哪天见到", "具名审核人"];
  const rows = [heading, ...["1", "无此人（示例）", "名1999"].map((who, i) => [`传言第${i}（示例）`, "某群", "2025-03-09", who])];
  const { doubts } = await rumour.previewImport({ rows });
  assert.deepEqual(
    doubts.map((d) => [d.row, d.value, d.fault.zh]),
    [2, 3, 4].map((row) => [row, rows[row - 1]?.[3], "没有叫这个名字的具名审核人，或者不止一个"]),
  );
});

test("an optional cell that is not understood costs no row: it stays blank, its words stand in a remark; an error cell is never blank in silence", async () => {
  const optional = experts.register.fields.find(
    (f) => !f.required && !f.computed && (f.type === "phone" || f.type === "option" || f.type === "integer"),
  );
  assert.ok(optional);
  const table = [
    ["姓名", "单位", optional.label.zh],
    ["试样己（示例）", "某所（示例）", "看不懂的内容"],
    ["试样庚（示例）", "某所（示例）", "#N/A"],
  ];
  const report = await api.previewImport({ rows: table });
  assert.deepEqual([report.good, report.faultRows, report.doubtRows], [2, 0, 2]);
  assert.deepEqual(
    report.doubts.map((d) => [d.row, d.value]),
    [
      [2, "看不懂的内容"],
      [3, "#N/A"],
    ],
  );
  const { batch, doubtful } = await api.importRows({ rows: table, requestKey: nextKey() });
  assert.equal(doubtful, 2);
  const remarks = await world.installation.services.database.read(world.actor("甲一县", []).scope, (db) =>
    sql<{
      text: string;
    }>`select m.text from (select unnest(rows) as row, unnest(record_ids) as id from import_piece where batch_id = ${batch}) i join remark m on m.subject = 'expert:' || i.id order by i.row`.execute(
      db,
    ),
  );
  assert.match(remarks.rows[0]?.text ?? "", /看不懂的内容/);
});

test("a day that comes as a spreadsheet's serial number is read as that day, and said so; what may be a year or a number is not", async () => {
  const cells = ["44197", "73051.5", "9999", "2026", "441970", "73416"];
  const rows = [["姓名", "单位", "退休日期"], ...cells.map((cell, i) => [`序号${i}（示例）`, "某所（示例）", cell])];
  const report = await api.previewImport({ rows });
  assert.deepEqual(
    report.serials.map((f) => [f.row, f.column, f.value, f.fault.zh]),
    [
      [2, 3, "44197", "日期序号，按从 1900 年起算读作 2021年1月1日"],
      [3, 3, "73051.5", "日期序号，按从 1900 年起算读作 2100年1月1日"],
    ],
  );
  assert.deepEqual(
    report.doubts.map((d) => d.value),
    cells.slice(2),
  );
  const since1904 = await api.previewImport({ rows: [rows[0] as string[], ["序号六（示例）", "某所（示例）", "42735"]], since1904: true });
  assert.deepEqual(
    since1904.serials.map((f) => [f.row, f.fault.zh]),
    [[2, "日期序号，按从 1904 年起算读作 2021年1月1日"]],
    "as its own workbook counts",
  );
  const { batch, doubtful } = await api.importRows({ rows: rows.slice(0, 2), requestKey: nextKey() });
  assert.equal(doubtful, 0);
  assert.equal((await api.list({ filter: {}, limit: 1 })).rows[0]?.["retiredOn"], "2021-01-01");
  await api.undoImport({ id: batch });
});

test("columns are assigned by hand and remembered for their sender; another's headings are his own", async () => {
  const rows = [
    ["专家大名", "供职处"],
    ["试样辛（示例）", "某厂（示例）"],
  ];
  assert.equal((await api.previewImport({ rows })).missing.length > 0, true);
  await api.importRows({
    rows,
    fields: ["name", "employer"].map(
      (k) => experts.register.fields.find((f) => f.key === k)?.key ?? (k === "name" ? "name" : (experts.register.fields[1]?.key ?? null)),
    ),
    requestKey: nextKey(),
  });
  const again = await api.previewImport({ rows: [rows[0] as string[], ["试样壬（示例）", "某厂（示例）"]] });
  assert.deepEqual([again.missing, again.good], [[], 1]);
});

test("what a table has no column for is said once for every row; what a column holds stays the column's", async () => {
  const rows = [["单位"], ["某甲所（示例）"], ["某乙所（示例）"]];
  assert.deepEqual((await api.previewImport({ rows })).missing.length, 1);
  const same = { name: "试样同（示例）", employer: "不该用上" };
  const told = await api.previewImport({ rows, same });
  assert.deepEqual([told.missing, told.good], [[], 2]);
  await api.importRows({ rows, same, requestKey: nextKey() });
  const later = await api.previewImport({ rows });
  assert.deepEqual([later.remembered, later.missing.length], [same, 1], "proposed, and not taken for said");
  assert.deepEqual((await api.previewImport({ rows: [["姓名"], ["试样别（示例）"]] })).remembered, {}, "another table's");
  const { rows: stored } = await api.list({ filter: { name: "试样同" }, limit: 10 });
  assert.deepEqual(stored.map((r) => r["employer"]).toSorted(), ["某乙所（示例）", "某甲所（示例）"].toSorted());
});

test("a library of 657 definitions comes in as series: what it does not say of each is said once, what has no name is told", async (t) => {
  if (WORKBOOKS === undefined) return t.skip("../shared/data/indicators is absent");
  const table = await sheetOf(readFileSync(join(WORKBOOKS, "varsList.xlsx")));
  assert.equal(table.rows.length, 657);
  const to: Readonly<Record<string, string>> = { chn_full_name: "name", units: "measureUnit", chn_full: "definition", source: "source" };
  const input = {
    ...inputOf(table),
    fields: table.columns.map((heading) => to[heading] ?? null),
    same: { cadence: "year", adds: "none", surveyLevel: "nation" },
  };
  const { series } = world.client("甲市", ["adviser"]);
  const told = await series.previewImport(input);
  assert.deepEqual([told.missing, told.total, told.good + told.sameCount + told.faultRows], [[], 657, 657]);
  assert.ok(told.good >= 200 && told.faults.every((f) => f.column > 0), `${told.good} of them have a name, a unit and a definition`);
  const { stored, left } = await series.importRows({ ...input, requestKey: nextKey() });
  assert.deepEqual([stored, stored + left], [told.good, 657]);
});

test("a row that was accepted is known when it is sent again, whatever its record says by then", async () => {
  const rows = [["姓名", "单位"], ...["癸", "子"].map((name) => [`试样${name}（示例）`, "某厂（示例）"])];
  await api.importRows({ rows, requestKey: nextKey() });
  const { rows: stored } = await api.list({ filter: { name: "试样癸" }, limit: 1 });
  const { id, version } = stored[0] as unknown as { id: number; version: number };
  await api.edit({ id, version, values: { name: "试样改名（示例）", employer: "别厂（示例）" } });
  const again = await api.previewImport({ rows });
  assert.deepEqual([again.good, again.same.map((r) => r.title)], [0, ["试样改名（示例）", "试样子（示例）"]]);
  const other = world.client("甲二县", [...experts.access.edit, ...experts.access.read]).expert;
  assert.equal((await other.previewImport({ rows })).good, 2, "another unit's sending is its own");
});

test("what was sent before is found among many pieces as a naive look finds it; what was taken back, and one's own batch, is not", async () => {
  const { scope } = world.actor("甲二县", []);
  // Few leading bytes: many digests share a place.
  const digestOf = (n: number): Buffer =>
    createHash("sha256")
      .update(String(n))
      .digest()
      .subarray(0, 16)
      .fill(n % 7, 0, 3);
  const pieces = Array.from({ length: 120 }, (_, p) => Array.from({ length: 40 }, (_, i) => (p * 40 + i) % 4000));
  const batches: number[] = [];
  await world.owner(async (db) => {
    for (let b = 0; b < 3; b++)
      batches.push(
        Number(
          (
            await db.query(
              `insert into import_batch (register, unit_id, unit_path, name, rows_read, rows_stored, rows_doubtful, rows_left, columns, made_by, made_at, undone_at)
               values ('expert', $1, $2, '示例', 0, 0, 0, 0, '{}', 'x', now(), case when $3 then now() end) returning id`,
              [scope.unitId, scope.unitPath, b === 1],
            )
          ).rows[0].id,
        ),
      );
    for (const [p, rows] of pieces.entries())
      await db.query(
        "insert into import_piece (batch_id, first_row, unit_path, rows, record_ids, digests) values ($1, $2, $3, $4, $5, $6)",
        [
          batches[p % 3],
          p * 40,
          scope.unitPath,
          rows.map((_, i) => p * 40 + i),
          rows.map((_, i) => 1_000_000 + p * 40 + i),
          Buffer.concat(rows.map(digestOf)),
        ],
      );
  });
  const asked = Array.from({ length: 4100 }, (_, n) => digestOf(n).toString("hex"));
  const found = await world.installation.services.database.read(scope, async (db) =>
    (await SentBefore.of(db, scope, "expert", batches[2] as number)).find(db, asked),
  );
  const naive = new Map<string, number[]>();
  for (const [p, rows] of pieces.entries())
    if (p % 3 === 0)
      for (const [i, n] of rows.entries()) {
        const key = digestOf(n).toString("hex");
        naive.set(key, [...(naive.get(key) ?? []), 1_000_000 + p * 40 + i]);
      }
  assert.deepEqual(
    new Map([...found].map(([k, ids]) => [k, [...ids].toSorted((a, b) => a - b)])),
    new Map([...naive].toSorted((a, b) => asked.indexOf(a[0]) - asked.indexOf(b[0]))),
  );
});

test("what a free office system does to a clerk, the other way round", async () => {
  const before = await count();
  const many = Array.from({ length: 3000 }, (_, i) => [`大表${i}（示例）`, "某所（示例）"]);
  many[1500] = ["", "某所（示例）"];
  const rows = [["姓名", "单位"], ...many];
  const report = await api.previewImport({ rows });
  assert.deepEqual([report.total, report.good, report.faultRows], [3000, 2999, 1], "every row sent is accounted for, not two thousand");
  assert.equal(await refusalOf(api.importRows({ rows, requestKey: nextKey(), partial: false })), "faulty-rows");
  assert.equal((await api.list({ filter: {}, limit: 1 })).total, before, "an error in row 1,501 leaves nothing behind");
  rows[1501] = ["大表1500（示例）", "某所（示例）"];
  const whole = await api.importRows({ rows, requestKey: nextKey(), partial: false });
  assert.deepEqual([whole.stored, whole.left, await count()], [3000, 0, before + 3000], "what is said to be stored is stored");
  const day = [
    ["姓名", "单位", "退休日期"],
    ["某人（示例）", "某所（示例）", "2026-13-45"],
  ];
  assert.deepEqual(
    (await api.previewImport({ rows: day })).doubts.map((d) => [d.row, d.value]),
    [[2, "2026-13-45"]],
  );
  assert.equal((await api.importRows({ rows: day, requestKey: nextKey() })).stored, 1, "a second import is no trouble");
  const { rows: newest } = await api.list({ filter: { name: "某人（示例）" }, limit: 1 });
  assert.equal(newest[0]?.["retiredOn"], null, "no day that does not exist becomes another");
  const bad = [
    ["姓名", "单位"],
    ["", "一"],
    ["甲（示例）", "二"],
    ["", "四"],
    ["", "三"],
  ];
  assert.equal((await api.previewImport({ rows: bad })).faults.length, 3, "every error is told, not the first");
});

test("what the table holds once costs its row, told beforehand, and not the whole table", async () => {
  const roles = ["adviser", "reviewer"];
  const { park, park_quarter } = world.client("甲一县", roles);
  await park.create({ values: { name: "示例园区" }, requestKey: nextKey() });
  const row = (title: string, quarter: string) => [title, "示例园区", quarter, "注册地"];
  const rows = [
    ["名称", "园区", "季度末月", "口径"],
    row("一季度（示例）", "2026-03"),
    row("一季度又一份（示例）", "2026-03"),
    row("二季度（示例）", "2026-06"),
  ];
  const report = await park_quarter.previewImport({ rows });
  assert.deepEqual([report.good, report.same.map((r) => [r.row, r.title])], [2, [[3, "第 2 行"]]]);
  const first = await park_quarter.importRows({ rows, requestKey: nextKey() });
  assert.deepEqual([first.stored, first.left, first.refused], [2, 1, []]);
  const again = [rows[0] as string[], row("另一名称（示例）", "2026-06"), row("去年四季度（示例）", "2025-12")];
  assert.deepEqual(
    (await park_quarter.previewImport({ rows: again })).same.map((r) => [r.row, r.title]),
    [[2, "二季度（示例）"]],
  );
  assert.deepEqual((await park_quarter.importRows({ rows: again, requestKey: nextKey() })).stored, 1);
});

test("what names no record costs its row, and says why", async () => {
  const { park_quarter } = world.client("甲一县", ["adviser", "reviewer"]);
  const rows = [
    ["名称", "园区", "季度末月", "口径"],
    ["不存在的园区（示例）", "无此园区", "2024-03", "注册地"],
    ["存在的园区（示例）", "示例园区", "2024-03", "注册地"],
  ];
  assert.equal(await refusalOf(park_quarter.importRows({ rows, requestKey: nextKey(), partial: false })), "faulty-rows");
  const { stored, left, refused } = await park_quarter.importRows({ rows, requestKey: nextKey() });
  assert.deepEqual([stored, left, refused], [1, 1, []]);
  assert.deepEqual(
    (await park_quarter.previewImport({ rows })).faults.map((f) => [f.row, f.fault.zh]),
    [[2, "没有叫这个名字的园区，或者不止一个"]],
  );
});

test("rows pasted on a list change the cells they fill, from what to what told before; who is nobody is new, who is several is told; nothing twice", async () => {
  const company = world.client("甲一县", ["adviser"]).company;
  const names = ["沱江糖业（示例）", "资阳纸业（示例）"];
  const codes = ["91512000MA62K0001", "91512000MA62K0002"].map((body) => body + creditCodeCheck(body));
  const one = (i: number, standing: string, industry: string) => [names[i] as string, codes[i] as string, standing, "2024-03-05", industry];
  const heads = ["企业名称", "统一社会信用代码", "情况", "入园日期", "行业"];
  await company.importRows({ rows: [heads, one(0, "在产", "食品")], requestKey: nextKey() });
  // Of what stands only the code and what changes; the second is new, and too short to be added.
  const short = {
    rows: [
      ["统一社会信用代码", "情况", "行业"],
      [codes[0] as string, "停产", ""],
      [codes[1] as string, "在产", "纸"],
    ],
  };
  const seen = await company.previewPaste(short);
  assert.deepEqual(
    seen.changes.map((c) => [c.row, c.title, c.cells]),
    [[2, names[0], [{ field: "standing", before: "producing", after: "stopped" }]]],
    "a blank cell leaves what stands",
  );
  assert.deepEqual(
    seen.refused.map((r) => [r.row, r.fault.zh]),
    [[3, "没有找到这一条；要新增还缺：企业名称、入园日期"]],
  );
  const [change] = seen.changes;
  assert.ok(change);
  const stands = await company.get({ id: change.id });
  assert.equal(stands.values["standing"], "producing", "a look changes nothing");
  const paste = { requestKey: nextKey(), seen: [{ row: change.row, id: change.id, version: change.version }] };
  assert.deepEqual(await company.pasteRows({ ...short, ...paste }), { changed: 1, added: 0, refused: [] });
  const after = await company.get({ id: change.id });
  assert.deepEqual([after.values["standing"], after.values["industry"], after.version], ["stopped", "食品", stands.version + 1]);
  assert.deepEqual(
    after.changes.map((c) => [c.field, c.before, c.after]),
    [["standing", "producing", "stopped"]],
    "as if changed by hand, with its history",
  );
  assert.equal((await company.pasteRows({ ...short, ...paste })).changed, 0, "pressed twice it is one change");
  // What was seen is not what stands any more: told, nothing changed.
  const again = {
    rows: [
      ["统一社会信用代码", "行业"],
      [codes[0] as string, "造纸"],
    ],
  };
  const stale = await company.pasteRows({ ...again, requestKey: nextKey(), seen: [{ row: 2, id: change.id, version: change.version }] });
  assert.deepEqual([stale.changed, stale.refused.map((r) => r.row)], [0, [2]]);
  // A whole row of nobody is new; a wrong cell is told at its row; the same record twice is told.
  const whole = { rows: [heads, one(1, "在产", "纸"), one(0, "倒闭", "食品"), one(0, "停产", "食品")] };
  const mixed = await company.previewPaste(whole);
  assert.deepEqual(mixed.fresh, [{ row: 2, title: names[1] }]);
  assert.deepEqual(
    mixed.faults.map((f) => [f.row, f.field.zh, f.value]),
    [[3, "情况", "倒闭"]],
  );
  assert.deepEqual(
    mixed.refused.map((r) => [r.row, r.fault.zh]),
    [[4, "与第 3 行是同一条"]],
  );
  assert.deepEqual(await company.pasteRows({ ...whole, requestKey: nextKey(), seen: [] }), { changed: 0, added: 1, refused: [] });
  assert.equal((await company.listImports({}))[0]?.name, "粘贴在清单上", "new rows are a batch and may be taken back");
  // Another county's rows are nobody's here; by a title that several bear it is not said which.
  const other = world.client("乙一县", ["adviser"]).company;
  assert.equal((await other.previewPaste(again)).changes.length, 0);
  for (const unit of ["某校（示例）", "某所（示例）"])
    await api.create({ values: { name: "同名某（示例）", employer: unit }, requestKey: nextKey() });
  const twins = await api.previewPaste({
    rows: [
      ["姓名", "专业领域"],
      ["同名某（示例）", "柑橘"],
    ],
  });
  assert.match(twins.refused[0]?.fault.zh ?? "", /有 2 条与这一行相符/);
});
