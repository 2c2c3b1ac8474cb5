import { DAY_BY_HAND, inWords, paragraphs, tableOf, type Written } from "../../platform/records/papers.ts";
import type { Values } from "../../platform/register/fields.ts";
import { societies } from "./societies.ts";
import { termChanges } from "./terms.ts";

const BEFORE_CONGRESS = ["plan", "audit", "request"];

/** Papers of a change of term and of a review that asks for corrections, filled in of the register. */
export const societyPapers: Written = {
  term_change: {
    request: {
      label: { zh: "召开换届大会的请示", en: "Request for the congress" },
      write: (data) => {
        if (!BEFORE_CONGRESS.includes(data.case?.state ?? "")) return undefined;
        const w = inWords(termChanges.register, data.values);
        const society = data.names[`society:${String(data.values["societyId"])}`] ?? "";
        const people = candidatesOf(data.children["candidates"]);
        const delay = w("delayedTo") === "" ? "" : `经同意延期至${w("delayedTo")}，`;
        return {
          title: `${society}关于召开换届大会的请示`,
          blocks: [
            {
              type: "paragraph",
              text: `本会本届理事会于${w("endsOn")}届满，${delay}拟于${w("congressOn") || "（日期待定）"}召开换届大会${w("newNumber") === "" ? "" : `，选举产生第${w("newNumber")}届理事会`}。`,
            },
            ...(w("newTo") === "" ? [] : [{ type: "paragraph" as const, text: `新一届任期至${w("newTo")}。` }]),
            ...(w("newLegalPerson") === "" ? [] : [{ type: "paragraph" as const, text: `拟由${w("newLegalPerson")}任法定代表人。` }]),
            {
              type: "paragraph",
              text: people.length === 0 ? "候选人名单随后报送。" : `拟任候选人 ${people.length} 人，名单附后。`,
            },
            { type: "paragraph", text: "妥否，请批示。" },
          ],
          signature: society,
          date: DAY_BY_HAND,
          ...(people.length === 0 ? {} : { annexes: [annexOf(people)] }),
        };
      },
    },
    candidates: {
      label: { zh: "候选人名单", en: "Candidates" },
      write: (data) => {
        const people = candidatesOf(data.children["candidates"]);
        const rows = termChanges.children["candidates"];
        if (people.length === 0 || !rows) return undefined;
        return {
          title: `${data.names[`society:${String(data.values["societyId"])}`] ?? ""}新一届候选人名单`,
          blocks: [tableOf(rows, people, ["name", "post", "born", "employer", "title", "again", "terms", "approval"])],
          signature: data.names[`society:${String(data.values["societyId"])}`] ?? data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
  society: {
    correction: {
      label: { zh: "年检整改报告", en: "Report on corrections" },
      write: (data) => {
        const { toCorrect } = data.sections["standing"] as { toCorrect: number | null };
        const rows = societies.children["reviews"];
        const review = (data.children["reviews"] ?? []).find((r) => r["year"] === toCorrect) as Values | undefined;
        if (toCorrect === null || !review || !rows) return undefined;
        const said = inWords(rows.register, review);
        return {
          title: `${data.title}关于 ${toCorrect} 年度检查整改情况的报告`,
          blocks: [
            { type: "paragraph", text: `本会 ${toCorrect} 年度检查结论为“${said("result")}”。现将整改情况报告如下。` },
            { type: "heading", text: "一、存在的问题" },
            ...(said("note") === "" ? [{ type: "paragraph" as const, text: "（逐条写）" }] : paragraphs(said("note"))),
            { type: "heading", text: "二、整改措施和完成时间" },
            {
              type: "table",
              header: ["序号", "问题", "措施", "完成日期", "责任人", "证明材料"],
              rows: ["1", "2", "3"].map((no) => [no, "", "", "", "", ""]),
            },
            { type: "heading", text: "三、今后怎样防止" },
            { type: "paragraph", text: "（写明）" },
          ],
          signature: data.title,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};

const candidatesOf = (rows: unknown): Values[] => (rows ?? []) as Values[];

function annexOf(people: readonly Values[]) {
  const table = tableOf(termChanges.children["candidates"] as never, people, [
    "name",
    "post",
    "born",
    "employer",
    "title",
    "again",
    "terms",
    "approval",
  ]);
  return { title: "候选人名单", header: table.header, rows: table.rows };
}
