import type { OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { showDay, showMonth } from "../../platform/register/fields.ts";
import { chinaDay } from "@bihuan/kit";
import type { Annex } from "./annex.ts";
import type { ReportView } from "./contract.ts";
import { countedTo, printFigure } from "./rules.ts";

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

const monthWord = (month: string): string => showMonth(month, "zh-CN");

/** The report as a document: sentences, and where each number comes from. */
export function reportDocument(report: ReportView, annex?: Annex): OfficialDocument {
  const figures = new Map(
    report.sections.flatMap((s) => s.sentences.flat()).flatMap((run) => (run.figure ? [[run.figure.code, run.figure] as const] : [])),
  );
  const day = report.frozenAt === null ? "" : showDay(chinaDay(Date.parse(report.frozenAt)), "zh-CN");
  return {
    title: report.title,
    blocks: [
      ...(countedTo(report) === undefined
        ? []
        : [{ type: "paragraph" as const, text: `本报告数字截至${day}，期间至${monthWord(report.to)}，尚未结束。` }]),
      ...report.sections.flatMap((section, i) => [
        { type: "heading" as const, text: `${NUMERALS[i] ?? i + 1}、${section.heading}` },
        ...section.sentences.map((runs) => ({ type: "paragraph" as const, text: runs.map((r) => r.text).join("") })),
        ...(section.tables ?? []).map((t) => ({
          type: "table" as const,
          header: t.header,
          rows: t.rows.map((r) => [r.label, ...r.cells.map((c) => c.text)]),
        })),
        ...(section.charts ?? []).map((c) => ({ type: "chart" as const, ...c })),
      ]),
      { type: "heading" as const, text: `${NUMERALS[report.sections.length] ?? ""}、数字来源` },
      {
        type: "table" as const,
        header: ["指标", "本期", "上年同期", "口径"],
        rows: [...figures.values()].map((f) => {
          const last = annex?.lastYear.get(f.code);
          return [f.name.zh, printFigure(f), last ? printFigure(last) : "—", `第${f.version}版`];
        }),
      },
      {
        type: "paragraph" as const,
        text: `以上数字由台账事实计算，期间${monthWord(report.from)}至${monthWord(report.to)}，冻结于台账第${report.asOf}条（${day}），可逐条复核。`,
      },
      ...(annex && annex.alone.length > 0
        ? [
            {
              type: "paragraph" as const,
              text: `其中${annex.alone.map((name) => `“${name}”`).join("")}所依据的事实，有的由一人登记，未要求第二人核对。`,
            },
          ]
        : []),
      ...(report.seal ? [{ type: "paragraph" as const, text: `台账封存第${report.seal.n}号，摘要${report.seal.digest}。` }] : []),
    ],
    signature: report.unitName,
    date: day,
    ...(annex && annex.below.length > 0
      ? {
          annexes: [
            {
              title: "附表 各下级单位情况",
              header: ["单位", ...(annex.below[0]?.figures ?? []).map((f) => f.name.zh)],
              rows: annex.below.map((b) => [b.unitName, ...b.figures.map(printFigure)]),
            },
          ],
        }
      : {}),
  };
}
