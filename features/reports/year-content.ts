import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Services } from "../../platform/http/server.ts";
import { computeValues, listBelow, listIndicators, valueView } from "../indicators/index.ts";
import { figureOf, printFigure, type ChartPart, type Figure, type Section, type TablePart } from "./rules.ts";
import { roundingFaults } from "./rounding.ts";
import { drawn, faultsOf, finder, namesIn, paragraphOf, type Fault, type Part } from "./year-rules.ts";

interface Asked {
  readonly unit: { readonly id: number; readonly name: string; readonly path: readonly number[] };
  readonly year: number;
  /** A position of the ledger, where it is frozen. */
  readonly asOf?: number | undefined;
}
export interface Content {
  readonly sections: Section[];
  readonly faults: Fault[];
  /** Every figure in it, of this year and of the one before. */
  readonly figures: { readonly now: Figure; readonly before: Figure | undefined }[];
}

const span = (year: number) => ({ from: `${year}-01`, to: `${year}-12` });

export const partsOf = (db: Db, templateId: number): Promise<Part[]> =>
  rowsOf<Part>(db, sql`select chapter, kind, "by", text, needs from report_part where template_id = ${templateId} order by position, id`);
export const notesOf = async (db: Db, id: number): Promise<Part[]> =>
  (await rowsOf<{ chapter: string; text: string }>(db, sql`select chapter, text from year_note where of_report = ${id} order by id`)).map(
    (n) => ({ ...n, kind: "sentence", by: null, needs: null }),
  );
export const picturesOf = (db: Db, id: number) =>
  rowsOf<{ fileId: number; caption: string }>(
    db,
    sql`select id as "fileId", regexp_replace(name, '[.][A-Za-z]{2,4}$', '') as caption from stored_file where case_id = ${id} and kind = 'picture' order by id`,
  );

/** Parts written out for a unit and a year: sentences, tables and charts by chapter, what is wrong, every figure with last year's. */
export async function contentOf(db: Db, services: Services, parts: readonly Part[], asked: Asked): Promise<Content> {
  const { facts } = services.house;
  const all = await listIndicators(db, services.house);
  const named = all.map(({ indicator: i }) => ({ code: i.code, name: i.name }));
  const find = finder(named);
  const codes = new Set(
    parts.flatMap((p) => [...namesIn(p.text), ...(p.needs === null ? [] : [p.needs.trim()])]).flatMap((n) => find(n)?.code ?? []),
  );
  const used = all.filter((i) => codes.has(i.indicator.code));
  const figures = async (unitPath: readonly number[], period: { from: string; to: string }) =>
    new Map(
      (await computeValues(db, used, { unitPath, period, asOf: asked.asOf })).map((v, i) => {
        const f = figureOf(valueView(used[i] as never, v, facts));
        return [f.code, f] as const;
      }),
    );
  const now = await figures(asked.unit.path, span(asked.year));
  const before = await figures(asked.unit.path, span(asked.year - 1));
  const below = parts.some((p) => p.by === "units") ? await listBelow(db, asked.unit.id) : [];
  const ofUnits = new Map<number, Map<string, Figure>>();
  for (const u of below) ofUnits.set(u.id, await figures([...asked.unit.path, u.id], span(asked.year)));
  const months = Array.from({ length: 12 }, (_, i) => `${asked.year}-${String(i + 1).padStart(2, "0")}`);
  const ofMonths: Map<string, Figure>[] = [];
  if (parts.some((p) => p.by === "months")) for (const m of months) ofMonths.push(await figures(asked.unit.path, { from: m, to: m }));

  const codesOf = (p: Part): string[] => namesIn(p.text).flatMap((n) => find(n)?.code ?? []);
  /** What a table or chart is by: a label, its figures, and where a figure opens to. */
  const rowsBy = (p: Part) => {
    if (p.by === "units")
      return [...below.map((u) => ({ label: u.name, of: ofUnits.get(u.id) as Map<string, Figure>, unitId: u.id, ...span(asked.year) }))]
        .filter((r) => codesOf(p).some((c) => r.of.get(c)?.value))
        .concat({ label: asked.unit.name, of: now, unitId: asked.unit.id, ...span(asked.year) });
    if (p.by === "months")
      return months.map((m, i) => ({ label: `${i + 1}月`, of: ofMonths[i] as Map<string, Figure>, unitId: asked.unit.id, from: m, to: m }));
    return [asked.year - 1, asked.year].map((y) => ({
      label: `${y}年`,
      of: y === asked.year ? now : before,
      unitId: asked.unit.id,
      ...span(y),
    }));
  };
  const rounded: Fault[] = [];
  const sections = new Map<string, Section & { tables: TablePart[]; charts: ChartPart[] }>();
  for (const p of parts) {
    const section = sections.get(p.chapter) ?? { heading: p.chapter, sentences: [], tables: [], charts: [] };
    sections.set(p.chapter, section);
    if (p.kind === "sentence") {
      const runs = paragraphOf(p, (name) => now.get(find(name)?.code ?? ""), { year: asked.year, unitName: asked.unit.name });
      if (runs) section.sentences.push(runs);
      for (const fault of roundingFaults(runs ?? [])) rounded.push({ chapter: p.chapter, text: p.text.slice(0, 60), ...fault });
      continue;
    }
    const columns = codesOf(p).map((c) => now.get(c) as Figure);
    if (columns.length === 0) continue;
    const rows = rowsBy(p);
    if (p.kind === "table")
      section.tables.push({
        title: columns.map((c) => c.name.zh).join("、"),
        header: [p.by === "units" ? "单位" : p.by === "months" ? "月份" : "年度", ...columns.map((c) => c.name.zh)],
        rows: rows.map(({ label, of, unitId, from, to }) => ({
          label,
          cells: columns.map((c) => ({ text: printFigure(of.get(c.code) as Figure), code: c.code, unitId, from, to })),
        })),
      });
    else
      for (const [unit, same] of Map.groupBy(columns, (c) => drawn(c).unit))
        section.charts.push({
          title: same.map((c) => c.name.zh).join("、"),
          unit,
          // The whole unit beside its parts would dwarf them.
          categories: rows.filter((r) => p.by !== "units" || r.unitId !== asked.unit.id).map((r) => r.label),
          series: same.map((c) => ({
            name: c.name.zh,
            values: rows.filter((r) => p.by !== "units" || r.unitId !== asked.unit.id).map((r) => drawn(r.of.get(c.code) as Figure).value),
          })),
        });
  }
  const missing = parts.flatMap((p) =>
    p.kind !== "sentence" || (p.needs !== null && !now.get(find(p.needs.trim())?.code ?? "")?.value)
      ? []
      : codesOf(p)
          .filter((c) => now.get(c)?.value === null)
          .map((c): Fault => {
            const { name } = now.get(c) as Figure;
            return {
              chapter: p.chapter,
              text: p.text.slice(0, 60),
              zh: `“${name.zh}”暂无数据`,
              en: `“${name.en}” has no data`,
              isDoubt: true,
            };
          }),
  );
  return {
    sections: [...sections.values()].filter((s) => s.sentences.length + s.tables.length + s.charts.length > 0),
    faults: [...faultsOf(parts, find, asked.year), ...missing, ...rounded],
    figures: [...now.values()].map((f) => ({ now: f, before: before.get(f.code) })),
  };
}
