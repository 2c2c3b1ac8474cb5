import type { OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { showDay } from "../../platform/register/fields.ts";
import { chinaDay } from "@bihuan/kit";
import type { ReportView } from "./contract.ts";
import { printFigure } from "./rules.ts";

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** The report as a document: sentences, and where each number comes from. */
export function reportDocument(report: ReportView): OfficialDocument {
  const figures = new Map(
    report.sections.flatMap((s) => s.sentences.flat()).flatMap((run) => (run.figure ? [[run.figure.code, run.figure] as const] : [])),
  );
  const day = report.frozenAt === null ? "" : showDay(chinaDay(Date.parse(report.frozenAt)), "zh-CN");
  return {
    title: report.title,
    blocks: [
      ...report.sections.flatMap((section, i) => [
        { type: "heading" as const, text: `${NUMERALS[i] ?? i + 1}、${section.heading}` },
        ...section.sentences.map((runs) => ({ type: "paragraph" as const, text: runs.map((r) => r.text).join("") })),
      ]),
      { type: "heading" as const, text: `${NUMERALS[report.sections.length] ?? ""}、数字来源` },
      {
        type: "table" as const,
        header: ["指标", "数值", "分子/分母", "口径版本"],
        rows: [...figures.values()].map((f) => [
          f.name.zh,
          printFigure(f),
          f.denominator === null ? "–" : `${f.numerator}/${f.denominator}`,
          `${f.code} 第${f.version}版`,
        ]),
      },
      {
        type: "paragraph" as const,
        text: `以上数字由台账事实计算，期间${report.from}至${report.to}，冻结于台账第${report.asOf}条（${day}），可逐条复核。`,
      },
      ...(report.seal ? [{ type: "paragraph" as const, text: `台账封存第${report.seal.n}号，摘要${report.seal.digest}。` }] : []),
    ],
    signature: report.unitName,
    date: day,
  };
}
