import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { computeValues, isAlone, listBelow, listIndicators, valueView } from "../indicators/index.ts";
import { findUnit } from "../units/index.ts";
import type { ReportView } from "./contract.ts";
import { figureOf, versionsOf, type Figure } from "./rules.ts";

/** What a report on paper says beside its sentences: the same months of the year before, and each unit below. */
export interface Annex {
  readonly lastYear: ReadonlyMap<string, Figure>;
  /** Names of figures in it whose facts one person may have brought about alone (decisions/0104). */
  readonly alone: readonly string[];
  readonly below: readonly { readonly unitName: string; readonly figures: readonly Figure[] }[];
}

/** More columns than these are no table on a sheet lying across. */
const COLUMNS = 7;

/** Reckoned at the report's own position of the ledger and by its own definitions: whoever prints it twice prints the same. */
export async function annexOf(
  db: Db,
  services: Services,
  report: Pick<ReportView, "sections" | "unitId" | "asOf" | "from" | "to">,
): Promise<Annex> {
  const named = report.sections.flatMap((s) => s.sentences.flat()).flatMap((run) => (run.figure ? [run.figure] : []));
  const versions = versionsOf(named);
  const shown = new Set(named.map((f) => f.code));
  const unit = await findUnit(db, report.unitId);
  const told = new Set(report.sections.flatMap((s) => (s.tables ?? []).flatMap((t) => t.rows.flatMap((r) => r.cells.map((c) => c.code)))));
  const all = await listIndicators(db, services.house, [...new Set([...shown, ...told])], versions);
  const alone = all.filter((i) => isAlone(i, services.house.facts)).map((i) => i.indicator.name.zh);
  if (!unit || versions.size === 0) return { lastYear: new Map(), alone, below: [] };
  const indicators = all.filter((i) => shown.has(i.indicator.code));
  const figures = async (unitPath: readonly number[], period: { from: string; to: string }, some = indicators): Promise<Figure[]> =>
    (await computeValues(db, some, { unitPath, period, asOf: report.asOf })).map((v, i) =>
      figureOf(valueView(some[i] as never, v, services.house.facts)),
    );
  const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const last = await figures(unit.path, { from: yearBefore(report.from), to: yearBefore(report.to) });
  const columns = indicators.slice(0, COLUMNS);
  const below: { unitName: string; figures: Figure[] }[] = [];
  for (const child of await listBelow(db, unit.id)) {
    const row = await figures([...unit.path, child.id], { from: report.from, to: report.to }, columns);
    if (row.some((f) => f.value !== null && f.value !== 0)) below.push({ unitName: child.name, figures: row });
  }
  return { lastYear: new Map(last.map((f) => [f.code, f])), alone, below };
}
