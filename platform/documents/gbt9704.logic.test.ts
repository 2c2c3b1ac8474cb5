import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { balanceTitle, writeOfficialDocument } from "./gbt9704.ts";

test("a long title stands in lines of nearly one length, broken between words and within no number", () => {
  assert.deepEqual(balanceTitle("科技服务工作情况报告"), ["科技服务工作情况报告"]);
  assert.deepEqual(balanceTitle("示例省科学技术协会2026年科技服务工作情况报告"), ["示例省科学技术协会2026年", "科技服务工作情况报告"]);
  for (let n = 21; n < 90; n++) {
    const title = "示例市科学技术协会2026年1月至2026年11月科技服务与科普惠民工作进展和下一步安排的情况报告".repeat(2).slice(0, n);
    const lines = balanceTitle(title);
    assert.equal(lines.join(""), title);
    assert.ok(
      lines.every((line) => line.length <= 25 && line.length >= 6),
      lines.join("|"),
    );
    assert.ok(
      lines.every((line, i) => i === 0 || !(/\d$/.test(lines[i - 1] as string) && /^[\d年月日]/.test(line))),
      lines.join("|"),
    );
  }
});

test("the signature goes with what is said last; annexes lie across on sheets of their own, their heads repeated", async () => {
  const bytes = await writeOfficialDocument({
    title: "示例报告",
    blocks: [
      { type: "table", header: ["项目", "内容"], rows: [["正文", "一、现状\n二、建议"]] },
      { type: "paragraph", text: "末段。" },
    ],
    signature: "示例科协",
    date: "2026年11月28日",
    annexes: [{ title: "附表 各下级单位情况", header: ["单位", "件数"], rows: [["示例镇", "3"]] }],
  });
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] as Uint8Array);
  const paragraphs = xml.split("<w:p>");
  const last = paragraphs.find((p) => p.includes("末段。")) ?? "";
  const signed = paragraphs.find((p) => p.includes("示例科协")) ?? "";
  assert.ok(last.includes("<w:keepNext/>") && signed.includes("<w:keepNext/>"));
  assert.match(xml, /w:orient="landscape"/);
  assert.match(xml, /w:w="16837" w:h="11905"/);
  assert.match(xml, /<w:tblHeader\/>/);
  assert.ok(paragraphs.find((p) => p.includes("一、现状"))?.includes("二、建议") === false, "lines of a cell are lines on paper");
  assert.ok(xml.indexOf("附表") > xml.indexOf("2026年11月28日"));
});
