import { TYPES } from "../../platform/documents/file-types.ts";
import { writeOfficialDocument, type OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { showDay } from "../../platform/register/fields.ts";
import { columnName } from "../../platform/sheets/rows.ts";
import { writeXlsx, type Cell, type SheetOut } from "../../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../../platform/sheets/zip-write.ts";
import { afarOf } from "./afar.ts";
import { appraisals } from "./appraisals.ts";
import type { Definition } from "./definition.ts";
import { ballotOf } from "./desk.ts";
import { percent, resultsOf, type Part } from "./result.ts";
import { OUTCOMES, sayVoid } from "./words.ts";

const partName = (d: Definition, p: Part): string =>
  p.classes.map((k) => `${k}${d.classes.find((c) => c.key === k)?.label ?? ""}`).join("、");
const thirds = (top: string): string =>
  ({ "0/3": "不到三分之一", "1/3": "三分之一以上", "2/3": "三分之二以上", "3/3": "全部" })[top] ?? top;
const voidWords = (p: Part): string => p.void.map((v) => `${sayVoid(v.kind).zh} ${v.n} 张`).join("，");
const voidOf = (p: Part): number => p.void.reduce((n, v) => n + v.n, 0);

const SIZES = ["应到", "实到", "发出", "收回", "有效", "无效"] as const;
const sizesOf = (p: Part): number[] => [p.due, p.present, p.issued, p.returned, p.valid, voidOf(p)];
const sumRow = (parts: readonly Part[]): number[] => SIZES.map((_, i) => parts.reduce((n, p) => n + (sizesOf(p)[i] ?? 0), 0));

/** The merged sheet in Word: numbers, per person counts with shares, scores, the tellers' lines. */
export function resultDocument(unit: string, heldOn: string, d: Definition, parts: readonly Part[] | null): OfficialDocument {
  const all = parts ?? [];
  const results = resultsOf(d, all);
  const base = all.reduce((n, p) => n + p[d.base], 0) * d.aspects.length;
  return {
    title: `${d.title}${d.election ? "选举结果报告单" : "测评结果汇总表"}`,
    blocks: [
      ...(d.election
        ? [{ type: "paragraph" as const, text: `应选 ${d.election.seats} 名，候选人 ${d.persons.length} 名，按姓氏笔画为序。` }]
        : []),
      { type: "paragraph", text: `${d.election ? "选举" : "测评"}办法：${d.scheme}。依据：${d.source}。` },
      ...(parts === null
        ? [{ type: "paragraph" as const, text: "有效票不足 5 张，不公布结果。" }]
        : [
            { type: "heading" as const, text: "票数" },
            {
              type: "table" as const,
              header: ["类别", "权重%", ...SIZES],
              rows: [
                ...all.map((p) => [partName(d, p), p.weight, ...sizesOf(p).map(String)]),
                ...(all.length > 1 ? [["合计", "100", ...sumRow(all).map(String)]] : []),
              ],
            },
            ...all
              .filter((p) => p.void.length > 0)
              .map((p) => ({ type: "paragraph" as const, text: `${partName(d, p)}无效票：${voidWords(p)}。` })),
            ...all
              .filter((p) => p.writtenElse)
              .map((p) => ({ type: "paragraph" as const, text: `另选其他人、每人不足 5 票的，共 ${p.writtenElse ?? 0} 票，不写姓名。` })),
            ...(all.some((p) => p.coarse)
              ? [{ type: "paragraph" as const, text: "有效票 5 到 9 张的部分只写整分和优秀率的三分段，不写各等次票数，以免看出个人的票。" }]
              : []),
          ]),
      { type: "paragraph", text: "总监票人：＿＿＿＿＿＿  监票人：＿＿＿＿＿＿  计票人：＿＿＿＿＿＿  ＿＿＿＿＿＿" },
    ],
    signature: unit,
    date: heldOn,
    ...(parts === null
      ? {}
      : {
          annexes: [
            {
              title: "各人结果",
              header: [
                "序号",
                "姓名",
                "职务",
                ...d.grades.map((g) => `${g.label}（票，%）`),
                ...(d.election ? ["选举结果"] : [...all.map((p) => `${p.classes.join("、")}得分`), "总分", "等次"]),
              ],
              rows: results.map((r, i) => [
                String(i + 1),
                r.name,
                r.post,
                ...d.grades.map((_, g) => (r.counts ? `${r.counts[g] ?? 0}（${percent(r.counts[g] ?? 0, base)}）` : "—")),
                ...(r.outcome
                  ? [OUTCOMES[r.outcome].zh]
                  : [
                      ...r.parts.map((x, k) => (all[k]?.coarse ? `${x.score ?? "—"}（优秀率${thirds(x.top)}）` : (x.score ?? "—"))),
                      r.score ?? "—",
                      `${r.band ?? ""}${r.line ? "（达到注明线）" : ""}`,
                    ]),
              ]),
            },
          ],
        }),
  };
}

/** The same in Excel, where each score is reckoned by the sheet itself from the counts beside it. */
export function resultSheets(d: Definition, parts: readonly Part[]): SheetOut[] {
  const numbers: SheetOut = {
    name: "票数",
    columns: [
      { heading: "类别", style: "text", width: 30 },
      { heading: "权重%", style: "number" },
      ...SIZES.map((heading) => ({ heading, style: "integer" as const })),
      { heading: "无效的原因", style: "text", width: 30 },
    ],
    rows: [parts.map((p) => [partName(d, p), Number(p.weight), ...sizesOf(p), voidWords(p)])],
  };
  const results = resultsOf(d, parts);
  const heads: SheetOut["columns"][number][] = [
    { heading: "序号", style: "integer" },
    { heading: "姓名", style: "text" },
    { heading: "职务", style: "text", width: 24 },
  ];
  const scoreColumn: string[] = [];
  const starts: number[] = [];
  for (const p of parts) {
    const name = p.classes.join("、");
    starts.push(heads.length);
    if (p.counts)
      for (const a of d.aspects)
        for (const g of d.grades)
          heads.push({ heading: `${name} ${d.aspects.length > 1 ? `${a.label} ` : ""}${g.label}（票）`, style: "integer" });
    scoreColumn.push(columnName(heads.length));
    heads.push({ heading: p.counts ? `${name} 得分=Σ票×分值÷${p[d.base]}` : `${name} 得分（整分）`, style: "number", width: 22 });
  }
  heads.push({ heading: `总分=${parts.map((p) => `${p.classes.join("、")}×${p.weight}%`).join("+")}`, style: "number", width: 30 });
  heads.push({ heading: d.election ? "选举结果" : "等次", style: "text" }, { heading: "注明", style: "text" });
  const exact = parts.every((p) => p.counts);
  const persons: SheetOut = {
    name: "测评结果汇总表",
    columns: heads,
    rows: [
      results.map((r, i) => {
        const row: Cell[] = [i + 1, r.name, r.post];
        for (const [k, p] of parts.entries()) {
          if (p.counts) {
            const items = i < d.persons.length ? d.aspects.map((_, a) => p.counts?.[i * d.aspects.length + a] ?? []) : [r.counts ?? []];
            for (const votes of items) row.push(...votes);
            const from = starts[k] as number;
            const terms = d.aspects.map((a, j) => {
              const sum = d.grades.map((g, x) => `${columnName(from + j * d.grades.length + x)}${i + 2}*${g.value}`).join("+");
              return `(${sum})/${p[d.base]}*${a.weight}/100`;
            });
            row.push({ formula: terms.join("+") });
          } else row.push(Number(r.parts[k]?.score ?? 0));
        }
        row.push({ formula: `ROUND((${parts.map((p, k) => `${scoreColumn[k]}${i + 2}*${p.weight}`).join("+")})/100,${exact ? 2 : 0})` });
        row.push(r.outcome ? OUTCOMES[r.outcome].zh : r.band, r.line ? "达到注明线" : null);
        return row;
      }),
    ],
  };
  return [persons, numbers];
}

/** result.docx, result.xlsx, recount.json, of ballots from afar afar.json: once it is counted, for whoever may read the appraisal. */
export const appraisalFile: MakePaper = async (services, actor, { id, file }) => {
  if (!actor.permissions.has("appraisal.read")) return undefined;
  return services.database.read(actor.scope, async (db) => {
    const record = await findRecord(db, appraisals as never, Number(id));
    const ballot = await ballotOf(db, record.id);
    if (!ballot?.result) return undefined;
    const { definition: d, result } = ballot;
    const name = `${record.title}测评结果汇总表`;
    if (file === "result.docx")
      return {
        name: `${name}.docx`,
        type: TYPES.docx,
        bytes: await writeOfficialDocument(
          resultDocument(record.unitName, showDay(String(record.values["meetingOn"]), "zh-CN"), d, result.parts),
        ),
      };
    if (file === "result.xlsx" && result.parts)
      return { name: `${name}.xlsx`, type: TYPES.xlsx, bytes: await wholeOf(writeXlsx(resultSheets(d, result.parts))) };
    if (file === "recount.json")
      return {
        name: `${record.title}复核数据.json`,
        type: "application/json",
        bytes: Buffer.from(JSON.stringify({ definition: d, parts: result.parts }, null, 1)),
      };
    const afar = file === "afar.json" ? await afarOf(db, record.id) : undefined;
    return afar?.file ? { name: `${record.title}远程票公布文件.json`, type: "application/json", bytes: Buffer.from(afar.file) } : undefined;
  });
};
