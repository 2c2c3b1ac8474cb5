import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { openBook } from "../sheets/open.ts";
import { wordsOf } from "../sheets/rows.ts";
import { bytesSource } from "../sheets/source.ts";
import { repositoryRoot } from "../testing/database.ts";
import { addRound, dropRound, putAnswer } from "./answers.ts";
import { compileForm } from "./compile.ts";
import { ExpressionFault, parseExpression } from "./expression.ts";
import { fillForm, firstAnswers, type Asked, type Shown } from "./fill.ts";
import type { Answers, FormDefinition, Question } from "./form.ts";
import { compilePattern } from "./pattern.ts";
import { readTextForm } from "./xlsform-sheets.ts";
import { readXlsForm } from "./xlsform.ts";

const AT = { today: "2026-11-28", now: "2026-11-28T10:00:00" };
const formOf = (text: string): FormDefinition => {
  const { form, told } = readXlsForm(readTextForm(text), "示例.md");
  assert.ok(form, JSON.stringify(told));
  return form;
};
const toldOf = (text: string) =>
  readXlsForm(readTextForm(text), "示例.md").told.map((t) => `${t.weight} ${t.sheet} ${t.row}: ${t.cause.zh}`);
const run = (definition: FormDefinition, answers: Answers) => fillForm(compileForm(definition).form, answers, AT);
const flat = (rows: readonly Shown[]): Asked[] =>
  rows.flatMap((r) => (r.is === "question" ? [r] : r.is === "group" ? flat(r.rows) : r.rounds.flatMap((g) => flat(g.rows))));
/** What an expression comes to, as a calculation of a form whose other questions are given. */
function reckon(words: string, answers: Answers = {}): string {
  const question = (name: string, more: Partial<Question> = {}): Question => ({ is: "question", name, kind: "text", label: {}, ...more });
  const definition: FormDefinition = {
    title: "示例",
    languages: [],
    language: "",
    items: [...Object.keys(answers).map((n) => question(n)), question("out", { kind: "calculate", calculation: words })],
    lists: {},
  };
  const { form, faults } = compileForm(definition);
  assert.deepEqual(faults, [], words);
  return String(fillForm(form, answers, AT).answers["out"] ?? "");
}

test("expressions: numbers, texts, days, choices, in XPath's order", () => {
  for (const [words, value, answers] of [
    ["1 + 2 * 3", "7"],
    ["(1 + 2) * 3 - -1", "10"],
    ["7 div 2", "3.5"],
    ["7 mod 4", "3"],
    ["${a} + 1", "", { a: "" }],
    ["${a} > 5 or ${a} = ''", "true", { a: "" }],
    ["if(${a} >= 18, '成年', '未成年')", "成年", { a: "18" }],
    ["selected(${a}, 'b') and not(selected(${a}, 'c'))", "true", { a: "a b" }],
    ["count-selected(${a})", "3", { a: "x y z" }],
    ["today() - date('2026-11-01')", "27"],
    ["int((today() - ${b}) div 365.25)", "40", { b: "1986-06-01" }],
    ["${b} < today()", "true", { b: "2026-11-27" }],
    ["format-date(${b}, '%Y年%n月')", "2026年3月", { b: "2026-03-05" }],
    ["coalesce(${a}, '无')", "无", { a: "" }],
    ["concat('共', string-length(${a}), '字')", "共2字", { a: "甲𠮷" }],
    ["round(2.345, 2) + pow(2, 3)", "10.35"],
    ["substr('abcdef', 1, 3)", "bc"],
    ["regex(${a}, '^[1-9][0-9]{5}$')", "true", { a: "512002" }],
    ["${a}='1.0'", "false", { a: "1" }],
    ["${a}=1.0", "true", { a: "1" }],
    ["translate('２０', '２０', '20')", "20"],
    ["“字” = '字'", "true"],
  ] as const)
    assert.equal(reckon(words.replace(/[“”]/g, '"'), (answers ?? {}) as Answers), value, words);
});

test("a bad expression is told with its place; no words however wild take long or throw anything else", () => {
  for (const [words, cause] of [
    ["because it's", /引号没有收尾/],
    ["1 +", /没有写完/],
    ["foo(1)", /不支持函数 foo/],
    ["if(1, 2)", /参数个数/],
    ["1 2", /没想到这里是“2”/],
    ["(".repeat(200), /套得太深/],
    ["1".repeat(5000), /超过/],
    ["a # b", /不认识的符号/],
  ] as const)
    assert.throws(
      () => parseExpression(words),
      (e) => e instanceof ExpressionFault && cause.test(e.label.zh),
      words.slice(0, 20),
    );
  const bits = fc.constantFrom(
    "(",
    ")",
    "[",
    "]",
    "${a}",
    "'x'",
    "1",
    "+",
    "-",
    "or",
    "and",
    "..",
    "/",
    ".",
    "selected",
    ",",
    " ",
    "*",
    "=",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.array(bits, { maxLength: 80 }).map((b) => b.join("")),
      ),
      (words) => {
        try {
          parseExpression(words);
        } catch (e) {
          assert.ok(e instanceof ExpressionFault, `${words}: ${String(e)}`);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("patterns agree with the language's own, and take the length of their text whatever their author wrote", () => {
  const parts = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab)?", "a*", "b+", "(a|bb){1,3}", "\\d", "\\w");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), fc.string({ unit: fc.constantFrom("a", "b", "1", "-"), maxLength: 8 }), (p, text) => {
      const source = p.join("");
      assert.equal(compilePattern(source)(text), new RegExp(`^(?:${source})$`, "u").test(text), `${source} on ${text}`);
    }),
    { numRuns: 400 },
  );
  const begun = performance.now();
  assert.equal(compilePattern("(a+)+(a+)+b")("a".repeat(100_000)), false);
  assert.ok(performance.now() - begun < 3000, `${performance.now() - begun} ms`);
  for (const bad of ["(a", "a)", "[a", "*a", "\\p{L}", "(?=a)", "(((a{300}){300}){300}){300}", "((){999}){999}"])
    assert.throws(() => compilePattern(bad), ExpressionFault, bad);
});

const HOUSE = `
| survey |
| | type | name | label | label::English | relevant | required | constraint | constraint_message | calculation | choice_filter |
| | select_one yes_no | has | 有会员吗 | Any members? | | yes | | | | |
| | integer | n | 会员数 | Members | \${has} = 'yes' | yes | . >= 0 and . <= 100000 | 不超过十万 | | |
| | begin repeat | branch | 分会 | Branch | \${has} = 'yes' | | | | | |
| | text | title | 名称 | Name | | yes | | | | |
| | integer | people | \${title}的人数 | People | | | | | | |
| | end repeat | | | | | | | | | |
| | calculate | total | | | | | | | sum(\${people}) | |
| | note | check | 分会合计 \${total} 人 | Sum \${total} | \${total} > \${n} | | | | | |
| | select_one city | city | 市 | City | | | | | | |
| | select_one county | county | 县 | County | | | | | | city = \${city} |
| choices |
| | list_name | name | label | label::English | city |
| | yes_no | yes | 有 | Yes | |
| | yes_no | no | 没有 | No | |
| | city | zy | 资阳（示例） | Ziyang | |
| | city | nj | 内江（示例） | Neijiang | |
| | county | yj | 雁江（示例） | Yanjiang | zy |
| | county | sz | 市中（示例） | Shizhong | nj |
`;

test("skip logic, repeats, filtered choices, required, constraints, calculations, words with answers in them", () => {
  const form = formOf(HOUSE);
  assert.deepEqual(form.languages, ["English"]);
  const empty = run(form, {});
  assert.deepEqual(
    flat(empty.rows).map((q) => q.path),
    ["has", "city", "county"],
  );
  assert.deepEqual(
    empty.faults.map((f) => [f.path, f.code]),
    [["has", "required"]],
  );
  const answers = {
    has: "yes",
    n: "３00",
    branch: [
      { title: "东区", people: "200" },
      { title: "西区", people: "150" },
    ],
    city: "zy",
    county: "sz",
  };
  const filled = run(form, answers);
  assert.deepEqual(
    filled.faults.map((f) => [f.path, f.code]),
    [["county", "choice"]],
    "a county of another city",
  );
  assert.equal(filled.answers["total"], "350");
  assert.equal(filled.answers["n"], "300", "full-width digits");
  const rows = flat(filled.rows);
  assert.equal(rows.find((q) => q.path === "branch[2]/people")?.label[""], "西区的人数");
  assert.equal(rows.find((q) => q.path === "check")?.label["English"], "Sum 350");
  assert.deepEqual(
    rows.find((q) => q.path === "county")?.choices.map((c) => c.name),
    ["yj"],
  );
  assert.deepEqual(
    run(form, { ...answers, county: "yj", n: "约500" }).faults.map((f) => f.code),
    ["kind"],
  );
  assert.deepEqual(
    run(form, { ...answers, county: "yj", n: "100001" }).faults.map((f) => f.said?.[""]),
    ["不超过十万"],
  );
  const none = run(form, { ...answers, has: "no", county: "yj" });
  assert.deepEqual(none.faults, []);
  assert.deepEqual(none.answers, { has: "no", total: "0", city: "zy", county: "yj" }, "what is not asked is not kept");
  assert.deepEqual(
    run(form, { has: "no", wrong: "x" }).faults.map((f) => f.code),
    ["unknown"],
  );
  assert.deepEqual(run(form, run(form, answers).answers).answers, filled.answers, "what is kept is kept again");
});

test("what cannot hold is told with sheet, row and cause", () => {
  assert.deepEqual(toldOf("| survey |\n| | type | name | label |\n| | text | a | A |\n| | begin group | g | G |"), [
    "fault survey 4: “g”没有收尾（缺 end group）",
  ]);
  const one = (row: string) =>
    toldOf(`| survey |\n| | type | name | label | calculation | relevant |\n| | integer | n | N | | |\n| ${row}`);
  assert.match(one("| image | p | P | | |").join(), /left survey 4: 不收照片/);
  assert.match(one("| matrix | p | P | | |").join(), /fault survey 4: 不认识题型“matrix”/);
  assert.match(one("| text | n | N | | |").join(), /已有叫“n”的题/);
  assert.match(one("| text | x y | N | | |").join(), /不含空格/);
  assert.match(one("| text | x | N | | ${none} = 1 |").join(), /没有叫“none”的题/);
  assert.match(one("| calculate | x | N | ${x} + 1 | |").join(), /^$|它自己/);
  assert.match(one("| calculate | x | N | ${y} + 1 | |\n| | calculate | y | Y | ${x} | |").join(), /绕了一圈/);
  assert.match(one("| calculate | x | N | pulldata('a','b','c','d') | |").join(), /不支持函数 pulldata/);
  assert.match(one("| select_one none | x | N | | |").join(), /没有叫“none”的选项表/);
  assert.match(one("| include | other | | | |").join(), /引用了另一个文件/);
  assert.deepEqual(
    readXlsForm([{ name: "Sheet1", rows: [{ at: 1, cells: ["姓名", "电话"] }] }], "x").told.map((t) => t.weight),
    ["fault"],
  );
});

test("a repeat counted by the form, positions, rounds by number, a loop over choices, other words", () => {
  const form = formOf(`
| survey |
| | type | name | label | repeat_count | calculation |
| | integer | n | 几个 | | |
| | begin repeat | r | 第 | \${n} | |
| | text | t | 名 | | |
| | calculate | at | | | position(..) |
| | end repeat | | | | |
| | calculate | second | | | indexed-repeat(\${t}, \${r}, 2) |
| | calculate | all | | | join('、', \${t}) |
| | begin loop over kind | each | 每种 | | |
| | integer | count | %(label)s有几个 | | |
| | end loop | | | | |
| | select_one kind or_other | main | 主要 | | |
| choices |
| | list_name | name | label |
| | kind | a | 甲 |
| | kind | b | 乙 |`);
  const filled = run(form, { n: "3", r: [{ t: "一" }, { t: "二" }], main: "other" });
  assert.deepEqual(filled.answers, {
    n: "3",
    r: [{ t: "一", at: "1" }, { t: "二", at: "2" }, { at: "3" }],
    second: "二",
    all: "一、二、",
    main: "other",
  });
  assert.deepEqual(
    flat(filled.rows).map((q) => q.label[""]),
    ["几个", "名", "名", "名", "甲有几个", "乙有几个", "主要", "其他，请说明"],
  );
  assert.equal(flat(run(form, { n: "1000000" }).rows).filter((q) => q.question.name === "t").length, 300, "bounded");
  assert.deepEqual(firstAnswers(compileForm(form).form, AT), { r: [{}], each: { a: {}, b: {} } });
});

test("an answer is put where its path says, rounds come and go", () => {
  const one = putAnswer({}, "r[2]/g/t", "二");
  assert.deepEqual(one, { r: [{}, { g: { t: "二" } }] });
  assert.deepEqual(addRound(one, "r"), { r: [{}, { g: { t: "二" } }, {}] });
  assert.deepEqual(dropRound(one, "r", 1), { r: [{ g: { t: "二" } }] });
  assert.deepEqual(putAnswer(one, "a", "x"), { ...one, a: "x" });
  assert.deepEqual(addRound({ a: [{}] }, "a[1]/b"), { a: [{ b: [{}] }] });
});

test("the form engine knows neither clock nor machine", () => {
  const files = globSync("platform/forms/*.ts", { cwd: repositoryRoot }).filter((f) => !f.includes(".test."));
  assert.ok(files.length >= 10);
  for (const file of files) {
    const text = readFileSync(join(repositoryRoot, file), "utf8");
    for (const from of text.matchAll(/from "([^"]+)"/g))
      assert.match(from[1] ?? "", /^(\.\/[\w-]+\.ts|@bihuan\/kit|\.\.\/http\/contract\.ts)$/, file);
    assert.doesNotMatch(text, /\bDate\b|\bMath\.random\b|\bprocess\.|\bconsole\.|\bwindow\b|\bfetch\(/, file);
  }
});

const SAMPLES = ["../../../shared", "../../../../shared"]
  .map((up) => join(import.meta.dirname, up, "data/forms/xlsform"))
  .find((folder) => existsSync(folder));
test(
  "the published sample workbooks load or say what they do not",
  { skip: SAMPLES === undefined && "the published workbooks are absent" },
  async () => {
    const names = globSync("*.{xls,xlsx,csv,md}", { cwd: SAMPLES ?? "" }).toSorted();
    const refused: string[] = [];
    for (const name of names) {
      const bytes = readFileSync(join(SAMPLES ?? "", name));
      const sheets = name.endsWith(".md") ? readTextForm(bytes.toString()) : [];
      if (!name.endsWith(".md")) {
        const book = await openBook(bytesSource(bytes));
        for (const [i, sheet] of book.sheets.entries()) {
          const rows = [];
          for await (const batch of book.rows(i)) for (const r of batch) rows.push({ at: r.at, cells: r.values.map((v) => wordsOf(v)) });
          sheets.push({ name: sheet.name, rows });
        }
        book.close();
      }
      const { form, told } = readXlsForm(sheets, name);
      if (form) run(form, firstAnswers(compileForm(form).form, AT));
      else {
        refused.push(name);
        assert.ok(
          told.some((t) => t.weight === "fault" && t.row > 0 && t.cause.zh !== ""),
          name,
        );
      }
    }
    // Not sound: a calculation that is prose, a table that is no form, a type called unknown. The rest take in another file or read one, or name a column that is not there.
    assert.deepEqual(
      refused.map((n) => n.replace(/\.\w+$/, "")).filter((n, i, all) => all.indexOf(n) === i),
      ["bad_calc", "fruits", "include", "include_json", "or_other", "pull_data", "unknown_question_type"],
    );
    assert.ok(names.length - refused.length >= 52, `${names.length - refused.length} of ${names.length}`);
  },
);
