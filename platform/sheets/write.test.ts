import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { stylesOf, workbookOfParts } from "../testing/workbooks.ts";
import { patchFaults, REASON } from "./patch.ts";
import { bytesSource } from "./source.ts";
import { writeXlsx, type Cell, type SheetOut } from "./write-xlsx.ts";
import { readBook } from "./whole.ts";
import { wholeOf } from "./zip-write.ts";
import { dataAt, entryOf, openZip, unfoldWhole } from "./zip.ts";

const write = (...sheets: SheetOut[]) => wholeOf(writeXlsx(sheets));
const partOf = async (file: Buffer, name: string): Promise<string> => {
  const zip = openZip(bytesSource(file));
  const entry = entryOf(zip, name);
  assert.ok(entry, name);
  return (await unfoldWhole(zip, entry)).toString();
};

test("what is written is read back: any text, number and day; blank stays blank and zero zero", async () => {
  const text = fc
    .string({ unit: "binary", maxLength: 40 })
    .map((t) => t.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\r]/g, "").replace(/[\ud800-\udfff]/g, ""));
  const number = fc
    .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }))
    .map((n) => (Object.is(n, -0) ? 0 : n));
  const day = fc
    .date({ min: new Date("1901-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const row = fc.tuple(fc.option(text), fc.option(number), fc.option(day));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const columns = [
        { heading: "文", style: "text" },
        { heading: "数", style: "number" },
        { heading: "日", style: "day" },
      ] as const;
      const [sheet] = await readBook(await write({ name: "表", columns, rows: [rows] }));
      const back = new Map(sheet?.rows.map((r) => [r.at, r.values]));
      for (const [i, cells] of rows.entries())
        assert.deepEqual(
          [0, 1, 2].map((c) => back.get(i + 2)?.[c] ?? null),
          cells.map((c) => (c === "" ? null : c)),
        );
    }),
    { numRuns: 60 },
  );
});

test("a formula's sign is text without a scar; sheets are ready to print; their names are allowed", async () => {
  const file = await write({
    name: "a/b:c*?[x]".repeat(5),
    columns: [{ heading: "名", style: "text", width: 120 }],
    rows: [[["=1+1"], ["-196℃低温"], ["@x"]]],
  });
  const [sheet] = await readBook(file);
  assert.deepEqual(
    sheet?.rows.map((r) => r.values[0]),
    ["名", "=1+1", "-196℃低温", "@x"],
  );
  assert.ok((sheet?.name.length ?? 99) <= 31);
  const xml = await partOf(file, "xl/worksheets/sheet1.xml");
  assert.match(xml, /orientation="landscape" fitToWidth="1" fitToHeight="0"/);
  assert.match(xml, /第 &amp;P 页，共 &amp;N 页/);
  assert.match(await partOf(file, "xl/workbook.xml"), /_xlnm\.Print_Titles/);
  const styles = await partOf(file, "xl/styles.xml");
  const style = Number(/r="A2" s="(\d+)"/.exec(xml)?.[1]);
  const xfs = (/<cellXfs[^>]*>([^]*)<\/cellXfs>/.exec(styles)?.[1] ?? "").split("<xf ").slice(1);
  assert.match(xfs[style] ?? "", /quotePrefix="1"/);
  assert.equal(xfs.length, Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1]));
});

test("a sheet to be filled in: its headings are locked, every other cell is free, blank ones too; a list is not locked", async () => {
  const columns = [
    { heading: "名", style: "text" },
    { heading: "数", style: "number" },
  ] as const;
  const rows = [[["示例", 1]]] as Cell[][][];
  const file = await write({ name: "模板", fill: true, columns, rows });
  const xml = await partOf(file, "xl/worksheets/sheet1.xml");
  assert.match(xml, /<sheetProtection sheet="1"/);
  const xfs = (/<cellXfs[^>]*>([^]*)<\/cellXfs>/.exec(await partOf(file, "xl/styles.xml"))?.[1] ?? "").split("<xf ").slice(1);
  const isFree = (style: string | undefined): boolean => (xfs[Number(style)] ?? "").includes('<protection locked="0"/>');
  const stylesIn = (pattern: RegExp) => [...xml.matchAll(pattern)].map((m) => isFree(m[1]));
  assert.deepEqual(stylesIn(/<c r="[AB]1" s="(\d+)"/g), [false, false], "headings");
  assert.deepEqual(stylesIn(/<c r="[AB]2" s="(\d+)"/g), [true, true], "rows");
  assert.deepEqual(stylesIn(/<col [^>]*style="(\d+)"/g), [true, true], "what is blank yet");
  assert.doesNotMatch(await partOf(await write({ name: "名单", columns, rows }), "xl/worksheets/sheet1.xml"), /sheetProtection/);
});

test("rows beyond a sheet's end go on in another", async () => {
  const batch = Array.from({ length: 25 }, (_, i): Cell[] => [i]);
  const file = await wholeOf(writeXlsx([{ name: "长", columns: [{ heading: "数", style: "integer" }], rows: [batch, batch] }], 21));
  const sheets = await readBook(file);
  assert.deepEqual(
    sheets.map((s) => [s.name, s.rows.length]),
    [
      ["长", 21],
      ["长 (2)", 21],
      ["长 (3)", 11],
    ],
  );
  assert.equal(sheets[2]?.rows.at(-1)?.values[0], 24);
});

const made = () =>
  workbookOfParts({
    styles: stylesOf("General", "000000"),
    strings: "<si><t>姓名</t></si><si><t>代码</t></si>",
    sheets: [
      {
        xml: `<sheetData><row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>${Array.from(
          { length: 5 },
          (_, i) =>
            `<row r="${i + 2}" spans="1:2"><c r="A${i + 2}" t="inlineStr"><is><t>试样${i}</t></is></c>${i === 2 ? "" : `<c r="B${i + 2}" s="1"><v>${i}</v></c>`}</row>`,
        ).join("")}</sheetData><dataValidations count="1"><dataValidation sqref="A2"/></dataValidations>`,
      },
      { xml: "<sheetData><row><c><v>7</v></c></row></sheetData>" },
    ],
    more: [["xl/vbaProject.bin", "macros"]],
  });

const bytesOf = (file: Buffer): Map<string, string> => {
  const zip = openZip(bytesSource(file));
  return new Map(zip.entries.map((e) => [e.name, file.subarray(dataAt(zip, e), dataAt(zip, e) + e.packed).toString("base64")]));
};

test("errors go back in the same file: two parts change, all others byte by byte; a second round writes over its own column", async () => {
  const file = await made();
  const patch = (of: Buffer, faults: Map<number, { reason: string; columns: number[] }>) =>
    wholeOf(patchFaults(bytesSource(of), 0, 1, faults));
  const once = await patch(
    file,
    new Map([
      [3, { reason: "=代码不对", columns: [2] }],
      [4, { reason: "缺代码", columns: [2] }],
    ]),
  );
  const [before, after] = [bytesOf(file), bytesOf(once)];
  assert.deepEqual([...before.keys()].filter((name) => before.get(name) !== after.get(name)).toSorted(), [
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  assert.deepEqual([...after.keys()].toSorted(), [...before.keys()].toSorted());
  const rows = (await readBook(once))[0]?.rows.map((r) => r.values);
  assert.deepEqual(rows, [
    ["姓名", "代码", REASON],
    ["试样0", "000000"],
    ["试样1", "000001", "=代码不对"],
    ["试样2", null, "缺代码"],
    ["试样3", "000003"],
    ["试样4", "000004"],
  ]);
  assert.match(await partOf(once, "xl/worksheets/sheet1.xml"), /<dataValidation sqref="A2"\/>/);
  assert.match(await partOf(once, "xl/worksheets/sheet1.xml"), /<c r="B3" s="2">/);
  const twice = await patch(once, new Map([[6, { reason: "重复", columns: [1] }]]));
  const again = (await readBook(twice))[0]?.rows.map((r) => r.values);
  assert.deepEqual(again, [
    ["姓名", "代码", REASON],
    ["试样0", "000000"],
    ["试样1", "000001"],
    ["试样2"],
    ["试样3", "000003"],
    ["试样4", "000004", "重复"],
  ]);
  const xml = await partOf(twice, "xl/worksheets/sheet1.xml");
  assert.match(xml, /<c r="B3" s="1"><v>1<\/v>/);
  assert.equal((await patch(twice, new Map([[6, { reason: "重复", columns: [1] }]]))).equals(twice), true);
});

test(
  "a template and a patched workbook open in LibreOffice",
  { skip: !existsSync("/usr/bin/soffice") && "LibreOffice is absent" },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "bihuan-sheets-"));
    try {
      const template = await write({
        name: "登记",
        fill: true,
        columns: [
          { heading: "姓名", style: "text", note: "全名" },
          { heading: "类型", style: "text", choices: ["图书馆", "科技馆"] },
          { heading: "行业", style: "text", choices: Array.from({ length: 300 }, (_, i) => `行业${i}`) },
          { heading: "日期", style: "day" },
        ],
        rows: [[["=试样", "图书馆", "行业1", "2026-03-05"]]],
      });
      writeFileSync(join(folder, "template.xlsx"), template);
      writeFileSync(
        join(folder, "patched.xlsx"),
        await wholeOf(patchFaults(bytesSource(template), 0, 1, new Map([[2, { reason: "示例错误", columns: [2] }]]))),
      );
      execFileSync(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          "csv:Text - txt - csv (StarCalc):44,34,76,1",
          "--outdir",
          folder,
          join(folder, "template.xlsx"),
          join(folder, "patched.xlsx"),
        ],
        { stdio: "ignore", timeout: 120_000 },
      );
      assert.equal(
        readFileSync(join(folder, "template.csv"), "utf8").replaceAll('"', ""),
        "姓名,类型,行业,日期\n=试样,图书馆,行业1,2026-03-05\n",
      );
      assert.equal(
        readFileSync(join(folder, "patched.csv"), "utf8").replaceAll('"', ""),
        `姓名,类型,行业,日期,${REASON}\n=试样,图书馆,行业1,2026-03-05,示例错误\n`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
