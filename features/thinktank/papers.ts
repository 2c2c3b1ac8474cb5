import { DAY_BY_HAND, inWords, paragraphs, tableOf, type Written } from "../../platform/records/papers.ts";
import type { RecordPageData } from "../../platform/records/contract.ts";
import type { Values } from "../../platform/register/fields.ts";
import { bases } from "./bases.ts";
import type { BaseDesk } from "./base-desk.ts";
import { briefs } from "./briefs.ts";
import { studies } from "./studies.ts";

const rowsOf = (data: RecordPageData, name: string) => (data.children[name] ?? []) as unknown as Values[];
const part = (text: string, title: string) => (text.trim() === "" ? [] : [{ type: "heading" as const, text: title }, ...paragraphs(text)]);

/** Papers of projects, bases and briefs: each figure stands in the register, nothing is copied by hand. */
export const thinktankPapers: Written = {
  study: {
    award: {
      label: { zh: "立项通知", en: "Notice of the award" },
      write: (data) => {
        if (!["contracting", "running"].includes(data.case?.state ?? "")) return undefined;
        const w = inWords(studies.register, data.values);
        return {
          title: `关于${data.title}立项的通知`,
          blocks: [
            { type: "paragraph", text: `${w("hostName")}：` },
            {
              type: "paragraph",
              text: `经评审和公示，你单位申报的课题“${data.title}”（负责人${w("leader")}）列为${w("kind")}课题${w("number") === "" ? "" : `，编号${w("number")}`}，研究期${w("fromOn")}至${w("toOn")}，经费${w("sumFen")}。`,
            },
            { type: "paragraph", text: "请按时签订合同；题目、成员、期限和经费的变更，须在结题之前申请。" },
            ...(rowsOf(data, "deliverables").length === 0
              ? []
              : [
                  { type: "heading" as const, text: "应交成果" },
                  tableOf(studies.children["deliverables"] as never, rowsOf(data, "deliverables"), ["kind", "title", "dueOn"]),
                ]),
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
    certificate: {
      label: { zh: "结题证明", en: "Certificate" },
      write: (data) => {
        const w = inWords(studies.register, data.values);
        if (w("certificate") === "" || w("acceptedOn") === "") return undefined;
        return {
          title: "课题结题证明",
          blocks: [
            { type: "paragraph", text: `证明编号：${w("certificate")}` },
            {
              type: "paragraph",
              text: `${w("hostName")}承担的课题“${data.title}”（编号${w("number")}），于${w("acceptedOn")}通过结题评审，特此证明。`,
            },
            {
              type: "paragraph",
              text: `负责人：${w("leader")}；成员：${
                rowsOf(data, "members")
                  .map((m) => String(m["name"]))
                  .join("、") || "无"
              }。`,
            },
            ...(w("certificateCode") === ""
              ? []
              : [
                  {
                    type: "paragraph" as const,
                    text: `核验码：${w("certificateCode")}。在本平台“核验结题证明”页输入核验码，可对照本证明的内容。`,
                  },
                ]),
          ],
          signature: data.unitName,
          date: w("acceptedOn"),
        };
      },
    },
  },
  research_base: {
    year: {
      label: { zh: "年度工作报告（已填好可算的）", en: "Yearly report, with what can be computed" },
      write: (data) => {
        const w = inWords(bases.register, data.values);
        const [year] = (data.sections["desk"] as BaseDesk).years;
        if (!year || w("foundedOn") === "" || bases.process?.states[data.case?.state as "preparing"]?.final) return undefined;
        return {
          title: `${data.title} ${year.year} 年度工作报告`,
          blocks: [
            {
              type: "table",
              header: ["依托单位", w("hostName")],
              rows: [
                ["负责人", [w("leader"), w("leaderTitle")].filter((x) => x !== "").join("，")],
                ["研究方向", w("field")],
                ["协议期", `${w("agreementFrom")}至${w("agreementTo")}`],
              ],
            },
            { type: "heading", text: "条件对照" },
            {
              type: "table",
              header: ["条件", "现有", "至少"],
              rows: year.standings.map((c) => [c.name, String(c.count), String(c.least)]),
            },
            { type: "heading", text: "课题" },
            ...year.studies.map((s) => ({ type: "paragraph" as const, text: s.title })),
            { type: "paragraph", text: `报送专报 ${year.briefs.length} 份。` },
            ...part(String(data.values["plan"] ?? ""), "年度计划"),
            { type: "heading", text: "这一年的工作和体会" },
            { type: "paragraph", text: "（一页以内，只写上面没有的）" },
          ],
          signature: w("hostName"),
          date: DAY_BY_HAND,
        };
      },
    },
  },
  brief: {
    paper: {
      label: { zh: "专报", en: "Brief" },
      write: (data) => {
        const w = inWords(briefs.register, data.values);
        if (!["issued", "delivered"].includes(data.case?.state ?? "")) return undefined;
        return {
          title: data.title,
          blocks: [
            { type: "paragraph", text: `${w("number")}　　${data.unitName}　　${w("issuedOn")}` },
            ...part(String(data.values["summary"] ?? ""), "摘要"),
            ...paragraphs(data.values["body"]),
            { type: "roll", label: "作者", text: w("authors") },
            ...(w("addressees") === "" ? [] : [{ type: "roll" as const, label: "报送", text: w("addressees") }]),
          ],
          signature: data.unitName,
          date: w("issuedOn"),
        };
      },
    },
  },
};
