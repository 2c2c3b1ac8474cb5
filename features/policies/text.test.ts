import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { claimsOf, familyOf, numberOf, readAbout } from "./about.ts";
import { readNumeral, writeNumeral } from "@bihuan/kit";
import { referencesIn } from "./references.ts";
import { articlesWithin, paragraphsOf, printArticles, readPolicyText, type PolicyText } from "./text.ts";

const read = (source: string, title?: string): PolicyText => {
  const done = readPolicyText(source, title);
  assert.ok("text" in done, JSON.stringify(done));
  return done.text;
};

test("numerals: every number of an article is read as it was written", () => {
  for (let n = 0; n <= 9999; n++) assert.equal(readNumeral(writeNumeral(n)), n);
  assert.deepEqual([1, 10, 11, 20, 100, 101, 110, 111, 1260].map(writeNumeral), [
    "一",
    "十",
    "十一",
    "二十",
    "一百",
    "一百零一",
    "一百一十",
    "一百一十一",
    "一千二百六十",
  ]);
  assert.deepEqual(["一〇三", "１２", "12", "二○二六"].map(readNumeral), [103, 12, 12, 2026]);
  assert.ok(["", "甲", "一甲", "-1", "1.5"].every((x) => Number.isNaN(readNumeral(x))));
});

const SAMPLE = `# 示例省柑橘条例

2020年3月1日 示例省第十届人民代表大会常务委员会第八次会议通过

2024年11月2日 示例省第十一届人民代表大会常务委员会第二次会议修订）

<!-- INFO END -->

## 第一章 总 则

第一条 为了种好柑橘，根据《中华人民共和国农业法》，制定本条例。

第二条　本条例所称柑橘：

（一）橙；

（二）柚。

果实不在其内。

## 第二章 种植

## 第一节 选种

第三条 依照第二条第一款选种。

第三条之一 依照《农业法》第十条、第十一条和刑法第三条办理。

## 第三章 附则

第四条 本条例自2025年1月1日起施行。《示例省果树办法》同时废止。
`;

test("a text is read into articles with their headings, 款 and 项", () => {
  const text = read(SAMPLE);
  assert.equal(text.title, "示例省柑橘条例");
  assert.deepEqual(
    text.articles.map((a) => [a.address, a.headings.at(-1), a.line]),
    [
      ["第一条", "第一章 总 则", 11],
      ["第二条", "第一章 总 则", 13],
      ["第三条", "第一节 选种", 25],
      ["第三条之一", "第一节 选种", 27],
      ["第四条", "第三章 附则", 31],
    ],
  );
  assert.deepEqual(text.articles[2]?.headings, ["第二章 种植", "第一节 选种"]);
  assert.deepEqual(paragraphsOf(text.articles[1]?.body ?? ""), [
    { text: "本条例所称柑橘：", items: ["（一）橙；", "（二）柚。"] },
    { text: "果实不在其内。", items: [] },
  ]);
});

test("what is known about a document is read from notes, closing article and path; the rest stays open", () => {
  const text = read(SAMPLE);
  assert.deepEqual(readAbout(text, "地方性法规/示例省柑橘条例(2024-11-05).md"), {
    issuer: "示例省人民代表大会常务委员会",
    number: null,
    level: "local",
    issuedOn: "2024-11-05",
    inForceOn: "2025-01-01",
    inForceBasis: "text",
  });
  assert.deepEqual(claimsOf(text), [{ kind: "replaces", family: "示例省果树办法" }]);
  const made = (title: string, by: string) => readAbout(read(`# ${title}\n2026年1月5日 ${by}公布\n第一条 甲。`)).level;
  assert.deepEqual(
    [
      made("示例市场馆管理办法", "示例市人民政府"),
      made("示例县场馆管理办法", "示例县人民政府"),
      made("示例省场馆条例", "示例省人民代表大会常务委员会"),
    ],
    ["rule", "document", "local"],
  );
  for (const [note, force] of [
    ["（二〇二五年三月一日 示例市人民政府公布）", "本办法自二○二五年五月一日起施行。"],
    ["2025 年 3 月 1 日 示例市人民政府公布", "本办法自 2025 年 5 月 1 日起施行。"],
  ]) {
    const { issuedOn, inForceOn, inForceBasis } = readAbout(read(`# 示例办法\n${note}\n第一条 甲。\n第二条 ${force}`));
    assert.deepEqual([issuedOn, inForceOn, inForceBasis], ["2025-03-01", "2025-05-01", "text"], note);
  }
  const bare = readAbout(read("# 示例通知\n\n一、第一件\n\n二、第二件"));
  assert.deepEqual([bare.issuer, bare.issuedOn, bare.inForceOn, bare.level], [null, null, null, "document"]);
  const after = readAbout(read("# 甲条例\n2021年5月1日 中华人民共和国国务院令第745号公布\n第一条 自公布之日起30日后施行。"));
  assert.deepEqual([after.number, after.issuer, after.inForceOn], ["国务院令第745号", "国务院", "2021-05-31"]);
  const amended = readAbout(read("# 甲条例\n1995年10月1日 国务院发布\n2010年7月30日 国务院修正\n第一条 本条例自1995年10月1日起施行。"));
  assert.deepEqual([amended.inForceOn, amended.inForceBasis], ["2010-07-30", "assumed"]);
});

test("versions share a family, other names do not", () => {
  assert.equal(familyOf("中华人民共和国科学技术普及法"), familyOf("科学技术普及法"));
  assert.equal(familyOf("某办法（试行）"), "某办法");
  assert.notEqual(familyOf("宪法修正案（2004年）"), familyOf("宪法修正案（2018年）"));
  assert.equal(familyOf("中华人民共和国民法典", "物权编"), "民法典/物权编");
  assert.deepEqual(claimsOf(read("# 甲省实施《中华人民共和国科学技术普及法》办法\n第一条 甲。")), [
    { kind: "implements", family: "科学技术普及法" },
  ]);
  assert.deepEqual(claimsOf(read("# 全国人大常委会关于修改《中华人民共和国科学技术普及法》的决定\n一、甲")), [
    { kind: "amends", family: "科学技术普及法" },
  ]);
});

test("references keep their document through an enumeration; a bare one is of the document itself", () => {
  const words =
    "违反《中华人民共和国农业法》第十条、第十一条和本条例第三条第二款规定的，依照刑法第二百条处罚；第十二条另有规定，宪法第五条亦同。";
  assert.deepEqual(
    referencesIn(words).map((r) => [words.slice(r.start, r.end), r.family, r.address]),
    [
      ["《中华人民共和国农业法》", "农业法", null],
      ["第十条", "农业法", "第十条"],
      ["第十一条", "农业法", "第十一条"],
      ["第三条第二款", null, "第三条"],
      ["第二百条", "刑法", "第二百条"],
      ["第十二条", null, "第十二条"],
      ["第五条", "宪法", "第五条"],
    ],
  );
});

test("plain pasted text, points and unnumbered text are read too; nothing is lost", () => {
  const pasted = read("第一章 总则\n第一条 甲。\n第二条 乙。", "某办法");
  assert.deepEqual(
    pasted.articles.map((a) => a.headings),
    [["第一章 总则"], ["第一章 总则"]],
  );
  assert.deepEqual(
    read("# 通知\n前言。\n一、甲\n二、乙\n续乙").articles.map((a) => [a.address, a.body]),
    [
      ["段1", "前言。"],
      ["一", "一、甲"],
      ["二", "二、乙\n续乙"],
    ],
  );
  assert.deepEqual(
    read("# 决定\n第一条 甲。\n第一条 乙。").articles.map((a) => a.address),
    ["第一条", "第一条(2)"],
  );
});

test("a law pasted from Word or a page: without blanks, bold, in Arabic numbers, several articles in one line", () => {
  const addresses = (source: string) => read(source).articles.map((a) => `${a.address} ${a.body.slice(0, 6)}`);
  const glued = `# 示例县展品管理办法

2025年3月1日示例县人民政府公布

第一章总则

第一条为了管好展品，制定本办法。

第二条本办法所称展品，是指下列物品：

（一）标本；

（二）模型。

第二章管理

第三条展品应当登记。

第三条之一借出的，依照第二条办理。

第四条违反本办法第三条的，责令改正。
第三条规定的登记，由馆长负责。`;
  assert.deepEqual(addresses(glued), [
    "第一条 为了管好展品",
    "第二条 本办法所称展",
    "第三条 展品应当登记",
    "第三条之一 借出的，依照",
    "第四条 违反本办法第",
  ]);
  const { articles, notes } = read(glued);
  assert.deepEqual([notes.length, articles[0]?.headings, articles[2]?.headings], [1, ["第一章总则"], ["第二章管理"]]);
  assert.match(articles[4]?.body ?? "", /\n第三条规定的登记/);
  assert.deepEqual(addresses("# 甲办法\n**第一条** 为了甲。\n**第二条**　乙。\n**第三条** 丙。"), [
    "第一条 为了甲。",
    "第二条 乙。",
    "第三条 丙。",
  ]);
  assert.deepEqual(addresses("# 甲规定\n第1条 为了甲。\n第 2 条 乙。\n第３条丙。"), ["第一条 为了甲。", "第二条 乙。", "第三条 丙。"]);
  assert.deepEqual(addresses("# 甲办法\n第一条　为了甲，制定本办法。第二条　依照《乙法》。第三条的规定另行办理。第三条　丙。"), [
    "第一条 为了甲，制定",
    "第二条 依照《乙法》",
    "第三条 丙。",
  ]);
  assert.deepEqual(addresses("# 甲通知\n一、总体要求\n（一）甲。\n二、主要任务\n乙。"), ["一 一、总体要求", "二 二、主要任务"]);
});

test("a text printed for correction reads as it was read before", () => {
  for (const source of [SAMPLE, "# 通知\n前言。\n一、甲\n二、乙\n续乙", "# 决定\n第一条 甲。\n第一条 乙。"]) {
    const first = read(source);
    const again = read(printArticles(first.articles), first.title);
    assert.deepEqual(
      again.articles.map(({ line: _, ...a }) => a),
      first.articles.map(({ line: _, ...a }) => a),
    );
  }
});

test("any text is read or refused with its line, its addresses are distinct, its characters kept", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "第一条 甲",
      "第二条 乙",
      "## 第一章 总则",
      "# 名称",
      "<!-- INFO END -->",
      "（一）项",
      "一、点",
      "",
      "---",
      "第三十一条的决定》修正",
      "😀'; DROP TABLE--",
      "2002年6月29日 通过",
    ),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const done = readPolicyText(lines.join("\n"), "名");
      if ("fault" in done) return assert.ok(done.fault.line >= 1 && done.fault.cause !== "");
      const { articles } = done.text;
      assert.equal(new Set(articles.map((a) => a.address)).size, articles.length);
      assert.ok(articles.every((a, i) => i === 0 || a.line > (articles[i - 1]?.line ?? 0)));
      for (const r of articles.flatMap((a) => referencesIn(a.body))) assert.ok(r.start < r.end);
    }),
    { numRuns: 300 },
  );
});

test("numbers of orders are read in every spelling, and kept through amendments without one", () => {
  const cases: [string, string | null][] = [
    ["中华人民共和国主席令第七十一号公布", "主席令第七十一号"],
    ["中中华人民共和国主席令第三号公布", "主席令第三号"],
    ["以中华人民共和国主席令（第６９号）公布", "主席令第69号"],
    ["主席令 第 71 号", "主席令第71号"],
    ["中华人民共和国国务院令第306号公布", "国务院令第306号"],
    ["中华人民共和国国务院、中华人民共和国中央军事委员会令第413号公布", "国务院、中央军事委员会令第413号"],
    ["国家市场监督管理总局令第20号公布", "国家市场监督管理总局令第20号"],
    ["第九届全国人民代表大会常务委员会第二十八次会议通过", null],
    ["国务院第118次常务会议修订通过", null],
  ];
  for (const [words, number] of cases) assert.equal(numberOf(words), number, words);
  const read = readPolicyText(
    "# 专利法实施细则\n\n2001年6月15日 中华人民共和国国务院令第306号公布\n\n2010年1月9日 《国务院关于修改的决定》第二次修订\n\n<!-- INFO END -->\n\n第一条 依法制定。\n",
  );
  assert.ok("text" in read);
  assert.equal(readAbout(read.text).number, "国务院令第306号");
});

test("an article is one however its number is set off, broken or written; what was not told apart is told", () => {
  const addresses = (lines: readonly string[]) => {
    const read = readPolicyText(["# 试样办法", ...lines].join("\n"));
    assert.ok("text" in read);
    return {
      addresses: read.text.articles.map((a) => a.address),
      within: articlesWithin(read.text.articles),
      articles: read.text.articles,
    };
  };
  const three = ["第一条", "第二条", "第三条"];
  for (const lines of [
    ["第一条：甲。", "第二条：乙。", "第三条: 丙。"],
    ["第一条、甲。", "第二条、乙。", "第三条、丙。"],
    ["【第一条】甲。", "［第二条］ 乙。", "[第三条] 丙。"],
    ["> 第一条　甲。", "- 第二条　乙。", "*第三条*　丙。"],
    ["第一條 甲。", "第二條乙。", "第 ３ 條 丙。"],
    ["第 一 条　甲。", "第 二 条　乙。", "第 三 条　丙。"],
    ["第", "一条　甲。", "第二", "条　乙。", "第三条", "丙。"],
    ["第一条　甲。\u2028第二条　乙。\v第三条　丙。"],
  ]) {
    const read = addresses(lines);
    assert.deepEqual([read.addresses, read.articles.map((a) => a.body), read.within], [three, ["甲。", "乙。", "丙。"], []], lines[0]);
  }
  // A sentence broken within a name goes on.
  const broken = ["第一条　根据《试样法》", "第四条　的规定，并依本办法第", "三条，制定本办法。", "第二条　乙。", "第三条　丙。"];
  assert.deepEqual(addresses(broken).addresses, three);
  const headed = addresses(["总则", "第一条　甲。", "第二章", "管理", "第二条　乙。", "附则", "第三条　丙。"]);
  assert.deepEqual([headed.addresses, headed.articles.map((a) => a.headings)], [three, [["总则"], ["第二章 管理"], ["附则"]]]);
  const skipped = addresses(["第一条甲。", "第二条乙。", "第四条丁。", "<p>第五条&nbsp;戊。</p>"]);
  assert.deepEqual(
    [skipped.addresses, skipped.within],
    [
      ["第一条", "第二条"],
      ["第二条: 第四条", "第二条: 第五条"],
    ],
  );
  assert.deepEqual(addresses(["第一条　甲。", "第三条规定的除外。", "第二条　乙。"]).within, []);
});
