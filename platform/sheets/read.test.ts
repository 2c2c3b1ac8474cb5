import assert from "node:assert/strict";
import { test } from "node:test";
import { stylesOf, workbookOfParts, zipOf } from "../testing/workbooks.ts";
import { openBook } from "./open.ts";
import { KIND } from "./rows.ts";
import { isKnownBy } from "./heading.ts";
import { bytesSource } from "./source.ts";
import { Splitter } from "./cut.ts";
import { readTables } from "./tables.ts";
import { Unreadable } from "./unreadable.ts";
import { readBook } from "./whole.ts";
import { entryOf, openZip, unfoldWhole } from "./zip.ts";

const row = (at: number, cells: string, more = "") => `<row r="${at}"${more}>${cells}</row>`;
const data = (rows: string, behind = "") => `<sheetData>${rows}</sheetData>${behind}`;
const valuesOf = async (file: Buffer, sheet = 0) => (await readBook(file))[sheet]?.rows.map((r) => r.values);
const refused = async (file: Buffer): Promise<string> => {
  try {
    await readBook(file);
  } catch (error) {
    const code = error instanceof Unreadable ? error.code : (error as { data?: { code: string } }).data?.code;
    if (code === undefined) throw error;
    if (error instanceof Unreadable) assert.match(error.label.zh, /[\u4e00-\u9fff]/);
    return code;
  }
  return "read";
};

test("strings shared, inline, rich and escaped; phonetic runs left out; CDATA and comments passed over", async () => {
  const file = await workbookOfParts({
    strings:
      '<si><t>甲</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>フ</t></rPh></si><si><t>a&lt;&#x4e2d;_x000D_\n_x005F_x41_</t></si><si/><si><t><![CDATA[a&b]]>c</t></si>',
    sheets: [
      {
        xml: data(
          row(
            1,
            '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c>',
          ) +
            row(
              3,
              '<!-- x --><c t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r><rPh><t>x</t></rPh></is></c><c t="str"><f>A1&amp;"x"</f><v>式</v></c><c r="Z3" t="inlineStr"><is><t> </t></is></c>',
            ),
        ),
      },
    ],
  });
  const [sheet] = await readBook(file);
  assert.deepEqual(sheet?.rows[0]?.values, ["甲", "富 文本", "a<中\n_x41_", null, "a&bc"]);
  assert.deepEqual(sheet?.rows[1]?.values.slice(0, 2), ["行内", "式"]);
  assert.equal(sheet?.rows[1]?.at, 3);
  assert.equal(sheet?.rows[1]?.values.length, 26);
});

test("numbers by their formats: leading zeros, days of both calendars, the day 1900 did not have, digits that are lost", async () => {
  const cells = (of: readonly (readonly [string, number])[]) =>
    of.map(([v, s], i) => row(i + 1, `<c r="A${i + 1}" s="${s}"><v>${v}</v></c>`)).join("");
  const styles = stylesOf(
    "000000",
    'yyyy"年"m"月"d"日"',
    "yyyy-mm-dd hh:mm:ss",
    "0.00",
    "[$-804]m/d/yy",
    "hh:mm",
    "@",
    '0.00"万元"',
    "000-0000-0000",
    "General",
  );
  const list = [
    ["10001", 0],
    ["44260", 1],
    ["44260.5", 2],
    ["0.30000000000000004", 3],
    ["60", 1],
    ["61", 4],
    ["0.75", 5],
    ["123", 6],
    ["12.5", 7],
    ["13800001000", 8],
    ["510000199001011234", 9],
    ["-1.5E-3", 9],
    ["1", 1],
    ["123456789012345", 9],
  ] as const;
  const [sheet] = await readBook(await workbookOfParts({ styles, sheets: [{ xml: data(cells(list)) }] }));
  assert.deepEqual(
    sheet?.rows.map((r) => r.values[0]),
    [
      "010001",
      "2021-03-05",
      "2021-03-05 12:00:00",
      0.30000000000000004,
      "1900-02-29",
      "1900-03-01",
      "18:00:00",
      "123",
      12.5,
      "138-0000-1000",
      510000199001011234,
      -0.0015,
      "1900-01-01",
      123456789012345,
    ],
  );
  assert.equal(sheet?.rows[10]?.kinds[0], KIND.lost);
  assert.equal(sheet?.rows[1]?.kinds[0], KIND.day);
  const old = await workbookOfParts({
    styles,
    date1904: true,
    sheets: [
      {
        xml: data(
          cells([
            ["42798", 1],
            ["0.5", 1],
          ]),
        ),
      },
    ],
  });
  assert.deepEqual(await valuesOf(old), [["2021-03-05"], ["1904-01-01 12:00:00"]]);
  const since = async (bytes: Buffer) => (await readTables(await openBook(bytesSource(bytes))))[0]?.since1904;
  const usual = await workbookOfParts({ styles, sheets: [{ xml: data(cells(list)) }] });
  assert.deepEqual([await since(old), await since(usual)], [true, undefined], "the table says how its days count");
});

test("errors, formulas nobody calculated, booleans; hidden rows and columns, filters, merges and hidden sheets are known", async () => {
  const file = await workbookOfParts({
    sheets: [
      {
        name: "甲&amp;乙",
        xml: `<cols><col min="2" max="3" hidden="1"/></cols>${data(
          row(1, '<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="b"><v>1</v></c><c r="D1"><f>2</f><v>2</v></c>') +
            row(2, '<c r="A2"><v>1</v></c>', ' hidden="1"'),
          '<autoFilter ref="A1:D9"><filterColumn colId="0"><filters/></filterColumn></autoFilter><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
        )}`,
      },
      { state: "veryHidden", xml: data("") },
    ],
  });
  const [sheet, second] = await readBook(file);
  assert.deepEqual(sheet?.rows[0]?.kinds, [KIND.error, KIND.uncalculated, KIND.boolean, KIND.number]);
  assert.deepEqual(
    sheet?.rows.map((r) => r.hidden),
    [false, true],
  );
  assert.deepEqual(sheet?.beside, {
    merges: [{ top: 1, left: 1, bottom: 2, right: 2 }],
    hiddenRows: 1,
    filtered: true,
    hiddenColumns: 2,
    outside: false,
  });
  assert.equal(sheet?.name, "甲&乙");
  assert.equal(second?.state, "veryHidden");
});

test("formulas that refer to another file hold what was saved with them, are told, and nothing is opened", async () => {
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const rels = (type: string, target: string, more = "") =>
    `<Relationships><Relationship Id="r1" Type="${relation}/${type}" Target="${target}"${more}/></Relationships>`;
  const said = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const linked = [
    ["xl/externalLinks/externalLink1.xml", '<externalLink><externalBook xmlns:r="x" r:id="r1"/></externalLink>'],
    ["xl/externalLinks/_rels/externalLink1.xml.rels", rels("externalLinkPath", "file:///etc/hostname", ' TargetMode="External"')],
  ] as const;
  const xml = data(
    row(1, said("A1", "地区") + said("B1", "会员数")) + row(2, `${said("A2", "甲县")}<c r="B2"><f>[1]Sheet1!$A$1</f><v>58</v></c>`),
  );
  for (const isLinked of [true, false]) {
    const file = await workbookOfParts({
      sheets: [{ xml }],
      ...(isLinked ? { links: ["externalLinks/externalLink1.xml"], more: linked } : {}),
    });
    const [table] = await readTables(await openBook(bytesSource(file)), isKnownBy(["地区", "会员数"]));
    assert.deepEqual(
      table?.rows.map((r) => r.cells),
      [["甲县", "58"]],
    );
    assert.deepEqual(
      table?.told.map((t) => /别的文件/.test(t.zh)),
      isLinked ? [true] : [],
    );
  }
});

test("however the bytes are cut, the rows are the same; prefixes, entities and document types change nothing", async () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY bomb "boom">]><x:worksheet xmlns:x="m"><x:sheetData>${Array.from(
    { length: 9000 },
    (_, i) =>
      `<x:row r="${i + 1}"><x:c r="A${i + 1}" t='inlineStr'><x:is><x:t>试样${i}&amp;&bomb;</x:t></x:is></x:c><x:c r="B${i + 1}"><x:v>${i / 8}</x:v></x:c></x:row>`,
  ).join("")}</x:sheetData></x:worksheet>`;
  const rows = await valuesOf(await workbookOfParts({ sheets: [{ xml }] }));
  assert.equal(rows?.length, 9000);
  for (const [i, values] of (rows ?? []).entries()) assert.deepEqual(values, [`试样${i}&&bomb;`, i / 8]);
});

test("of names that come twice the last counts; a directory of 64 bits is read", async () => {
  const twice = openZip(
    bytesSource(
      await zipOf([
        ["a.txt", "one"],
        ["A.txt", "two"],
      ]),
    ),
  );
  const entry = entryOf(twice, "/a.TXT");
  assert.ok(entry);
  assert.equal((await unfoldWhole(twice, entry)).toString(), "two");
  const small = await zipOf([["a.txt", "one"]]);
  const end = small.length - 22;
  const at = small.readUInt32LE(end + 16);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(end - at), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  const tail = Buffer.from(small.subarray(end));
  tail.writeUInt16LE(0xffff, 10);
  tail.writeUInt32LE(0xffffffff, 12);
  tail.writeUInt32LE(0xffffffff, 16);
  const large = openZip(bytesSource(Buffer.concat([small.subarray(0, end), record, locator, tail])));
  assert.deepEqual(
    large.entries.map((e) => e.name),
    ["a.txt"],
  );
});

test("what unfolds out of all proportion is refused within a second and with its cause", async () => {
  const bomb = await zipOf([
    ["[Content_Types].xml", ""],
    ["xl/workbook.xml", `<workbook>${" ".repeat(300 * 2 ** 20)}</workbook>`],
  ]);
  assert.ok(bomb.length < 4_000_000);
  const since = performance.now();
  assert.equal(await refused(bomb), "bomb");
  assert.ok(performance.now() - since < 3000);
  const sheet = await workbookOfParts({ sheets: [{ xml: data(`<!--${"0".repeat(100 * 2 ** 20)}-->`) }] });
  assert.match(await refused(sheet), /^(bomb|broken)$/);
});

test("other files and damaged ones are refused with a sentence", async () => {
  const good = await workbookOfParts({ sheets: [{ xml: data(row(1, '<c r="A1"><v>1</v></c>')) }] });
  assert.equal(await refused(good), "read");
  assert.equal(await refused(good.subarray(0, -30)), "broken");
  assert.equal(await refused(Buffer.alloc(0)), "empty");
  for (const other of ["%PDF-1.7 …", "MIME-Version: 1.0\nX-Document-Type: Workbook\n", '[{"名称": "甲"}]'])
    assert.equal(await refused(Buffer.from(other)), "other-kind", other);
  assert.equal(await refused(Buffer.from([0xff, 0xfe, 0, 0, 0x32, 0x75, 0, 0])), "encoding");
  assert.equal(
    await refused(
      await zipOf([
        ["[Content_Types].xml", ""],
        ["word/document.xml", "<w/>"],
      ]),
    ),
    "no-table",
  );
  assert.equal(await refused(Buffer.from([1, 2, 0, 0, 0, 9, 200, 0, 0, 1])), "unknown");
  assert.notEqual(await refused(await workbookOfParts({ sheets: [{ xml: data(row(5, "") + row(5, "")) }] })), "read");
});

test("a few hundred damaged files end within two seconds each, read or refused", async () => {
  const seeds = [
    await workbookOfParts({
      strings: "<si><t>甲</t></si><si><t>乙</t></si>",
      styles: stylesOf("000000", "yyyy-mm-dd"),
      sheets: [
        {
          xml: data(
            Array.from({ length: 60 }, (_, i) =>
              row(i + 1, `<c r="A${i + 1}" t="s"><v>${i % 2}</v></c><c r="B${i + 1}" s="1"><v>${40000 + i}</v></c>`),
            ).join(""),
          ),
        },
      ],
    }),
    Buffer.from('姓名,单位\r\n试样甲,"一\r\n二"\r\n'),
    Buffer.from("<html><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table></html>"),
  ];
  let seed = 7;
  const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
  const told = new Map<string, number>();
  for (let i = 0; i < 400; i++) {
    const file = Buffer.from(seeds[i % 3] as Buffer);
    for (let n = next(4) + 1; n > 0; n--) file[next(file.length)] = next(256);
    const cut = next(5) === 0 ? file.subarray(0, next(file.length)) : file;
    const since = performance.now();
    const answer = await refused(cut);
    assert.ok(performance.now() - since < 2000);
    told.set(answer, (told.get(answer) ?? 0) + 1);
  }
  assert.ok((told.get("read") ?? 0) > 50 && (told.get("broken") ?? 0) > 50, JSON.stringify([...told]));
});

test("text tables: encodings, separators, quotes, long numbers kept by tabs; error signs are told", async () => {
  const utf8 = (text: string) => Buffer.from(text);
  assert.deepEqual(await valuesOf(utf8('\ufeff姓名,号码\r\n甲,\t0100\r\n乙,="0200"\r\n丙,\'-1\r\n')), [
    ["姓名", "号码"],
    ["甲", "0100"],
    ["乙", "0200"],
    ["丙", "-1"],
  ]);
  assert.deepEqual(await valuesOf(utf8("sep=;\r\na;b\r\n1,5;2")), [
    ["a", "b"],
    ["1,5", "2"],
  ]);
  assert.deepEqual(await valuesOf(utf8('a\tb\n"x\ty"\t"两\n行"')), [
    ["a", "b"],
    ["x\ty", "两\n行"],
  ]);
  assert.deepEqual(await valuesOf(utf8('a,b\n5" 管,"说""好""",#N/A\n"没有关,x\n末,尾')), [
    ["a", "b"],
    ['5" 管', '说"好"', "#N/A"],
    ['"没有关', "x"],
    ["末", "尾"],
  ]);
  assert.deepEqual(await valuesOf(utf8('a,b\n"没有关,x\n乙,"尾"\n"两\n行",y')), [
    ["a", "b"],
    ['"没有关', "x"],
    ["乙", "尾"],
    ["两\n行", "y"],
  ]);
  const [cut] = await readBook(utf8("名称,号码\n甲\u200b,5.12E+11\n乙,5E+3\n\u001a"));
  assert.deepEqual(
    [cut?.rows.map((r) => r.values), cut?.rows.map((r) => r.kinds[1])],
    [
      [
        ["名称", "号码"],
        ["甲", "5.12E+11"],
        ["乙", "5E+3"],
      ],
      [KIND.text, KIND.lost, KIND.text],
    ],
  );
  const gb = Buffer.from("d0d5c3fb2cb5a5cebb0d0acad4d195953cb4322cc8fd0d0a", "hex");
  assert.equal((await valuesOf(gb))?.[0]?.join(), "姓名,单位");
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("姓名\t单位\r\n甲\t乙\r\n", "utf16le")]);
  assert.deepEqual(await valuesOf(wide), [
    ["姓名", "单位"],
    ["甲", "乙"],
  ]);
  assert.deepEqual(await valuesOf(Buffer.from(wide.subarray(2)).swap16()), [
    ["姓名", "单位"],
    ["甲", "乙"],
  ]);
  const long = utf8(`名称,数\r\n${Array.from({ length: 60_000 }, (_, i) => `"试样,${i}",${i}`).join("\r\n")}`);
  const rows = await valuesOf(long);
  assert.equal(rows?.length, 60_001);
  for (const [i, values] of (rows ?? []).slice(1).entries()) assert.deepEqual(values, [`试样,${i}`, String(i)]);
});

test("however a text is cut on its way, its rows are the same", () => {
  for (const text of ['甲,乙,丙\r\n1,,"3,\n4"\r\n"说""好""",,\n末,尾', 'a\tb\t\n"x\ty"\t"两\n行"\t\n\t\t1\n', 'a,b\n"没有关,x\n1,2,\n'])
    for (const separator of [",", "\t"]) {
      const whole = new Splitter(separator).push(text, true);
      for (let i = 0; i <= text.length; i++)
        for (let j = i; j <= text.length; j++) {
          const split = new Splitter(separator);
          const rows = [...split.push(text.slice(0, i)), ...split.push(text.slice(i, j)), ...split.push(text.slice(j), true)];
          assert.deepEqual(rows, whole, `cut at ${i} and ${j}`);
        }
    }
});

test("whatever encoding a text is read in: what was cut within a character or damaged is told, and never read as other characters in silence", async () => {
  const look = async (bytes: Buffer) => {
    const book = await openBook(bytesSource(bytes));
    const [table] = await readTables(book, isKnownBy(["姓名", "单位"]), undefined, undefined, true);
    return { last: table?.rows.at(-1)?.cells, words: table?.told.map((t) => t.zh).join("") ?? "" };
  };
  const text = `姓名,单位\n${"张三,示例县科协\n".repeat(3)}李四,示例县`;
  const whole = Buffer.from(text);
  for (const cut of [1, 2]) {
    const { last, words } = await look(whole.subarray(0, whole.length - cut));
    assert.deepEqual(last, ["李四", "示例\ufffd"], `UTF-8, ${cut} bytes short`);
    assert.match(words, /1 格里有读不出的字.*截断/);
  }
  assert.deepEqual(await look(whole), { last: ["李四", "示例县"], words: "" }, "sound: nothing is told");
  // As Chinese Excel saves it: 张三,省级 in GB18030, then a last character of which one byte is missing.
  const gb = Buffer.concat([Buffer.from("d0d5c3fb2cb5a5cebb0a", "hex"), Buffer.from("d5c5c8fd2ccaa1bcb6d0adb2e20a".repeat(4), "hex")]);
  assert.deepEqual(await look(gb), { last: ["张三", "省级协测"], words: "" });
  assert.match((await look(gb.subarray(0, gb.length - 2))).words, /读不出的字/);
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 12] = 0xff;
  assert.match((await look(damaged)).words, /读不出的字/);
  const long = Buffer.from(`姓名,单位\n${"张三,示例县科协\n".repeat(9000)}李四,示例县`);
  assert.match((await look(long.subarray(0, long.length - 1))).words, /1 格里有读不出的字/, "beyond the first slice");
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le"), Buffer.from([0x4e])]);
  assert.match((await look(wide)).words, /读不出的字/, "UTF-16 with half a character");
  const { pastedTable } = await import("./pasted.ts");
  assert.match(
    pastedTable("姓名\t单位\n张\ufffd\t示例县", ["姓名", "单位"]).told[0]?.zh ?? "",
    /读不出的字/,
    "pasted from what was damaged before",
  );
});

test("a page saved as .xls: each table a sheet, spans as merges, words as a browser shows them", async () => {
  const html =
    '<html><meta charset="utf-8"><table><tr><td colspan="2">题&nbsp;目</td></tr><tr><td rowspan=2>甲<br>丁</td><td>1 &lt; 2</td></tr><tr><td>乙<table><tr><td>内</td></tr></table></td></tr></table><table><tr><th>二</th></tr><tr style="display:none"><td>藏</td></tr></table></html>';
  const [first, second] = await readBook(Buffer.from(html));
  assert.deepEqual(
    first?.rows.map((r) => r.values),
    [["题 目"], ["甲\n丁", "1 < 2"], [null, "乙 内"]],
  );
  assert.deepEqual(first?.beside.merges, [
    { top: 1, left: 1, bottom: 1, right: 2 },
    { top: 2, left: 1, bottom: 3, right: 1 },
  ]);
  assert.deepEqual(
    second?.rows.map((r) => [r.values[0], r.hidden]),
    [
      ["二", false],
      ["藏", true],
    ],
  );
  assert.deepEqual([first?.beside.hiddenRows, second?.beside.hiddenRows], [0, 1]);
});

test("a book is read in batches, and says how far it is", async () => {
  const many = await workbookOfParts({
    sheets: [{ xml: data(Array.from({ length: 20_000 }, (_, i) => row(i + 1, `<c><v>${i * 7919}</v></c>`)).join("")) }],
  });
  const book = await openBook(bytesSource(many));
  const seen: number[] = [];
  for await (const _ of book.rows(0)) seen.push(book.progress());
  assert.ok(seen.length > 3 && seen.at(-1) === 1 && seen.every((p, i) => i === 0 || p >= (seen[i - 1] as number)));
});
