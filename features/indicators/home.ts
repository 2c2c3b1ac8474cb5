import type { CompiledIndicator, Value } from "@bihuan/indicators";
import { chinaDay, daysBetween } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { newestSplitsOf, newestTargetsOf } from "./goal-queries.ts";
import { needsEveryCounty } from "./measured.ts";
import { HOME_FIGURES, HOME_STEPS } from "./rules.ts";
import { readTarget, TARGET_FAULTS } from "./target-text.ts";
import { computeToMonths, computeValues, listIndicators } from "./values.ts";

type Asked = Context & { actor: Actor };

/** The months of a year up to one of its own. */
export const monthsTo = (year: number, month: number): string[] =>
  Array.from({ length: month }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);

/** 一页看清: five figures of the unit's year beside its target and last year's same months, each month by month. */
export const homeFigures = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) => {
    const today = chinaDay(services.now());
    const [year, month] = today.split("-").map(Number) as [number, number];
    const { unitPath } = actor.scope;
    const found = await listIndicators(db, services.house, [...HOME_FIGURES, ...HOME_STEPS.map((s) => s.code)]);
    const byCode = new Map(found.map((i) => [i.indicator.code, i]));
    const pick = (code: string) => byCode.get(code) as CompiledIndicator;
    const shown = HOME_FIGURES.filter((code) => byCode.has(code)).map(pick);
    const before = monthsTo(year - 1, 12);
    const lines = await computeToMonths(db, found, unitPath, [...before, ...monthsTo(year, month)]);
    const at = (row: number, code: string): Value => lines[row]?.[found.indexOf(pick(code))] as Value;
    // A measurement of some counties is no figure of the unit above them: there neither value nor line is shown.
    const standing = shown.filter(needsEveryCounty);
    const now = await computeValues(db, standing, { unitPath, period: { from: `${year}-01`, to: `${year}-${pad(month)}` } });
    const { targets, version } = await newestTargets(db, actor.scope.unitId, year);
    return {
      unitName: (await db.selectFrom("unit").select("name").where("id", "=", actor.scope.unitId).executeTakeFirstOrThrow()).name,
      today,
      year,
      month,
      yearShare: daysBetween(`${year}-01-01`, today) / daysBetween(`${year}-01-01`, `${year + 1}-01-01`),
      can: { setTargets: actor.permissions.has("indicator.define") },
      targetsVersion: version,
      figures: shown.map(({ indicator: i }) => {
        const whole = now[standing.findIndex((s) => s.indicator.code === i.code)];
        const isPart = whole !== undefined && whole.value === null;
        const v = whole ?? at(lines.length - 1, i.code);
        const line = (from: number, to: number) => (isPart ? [] : lines.slice(from, to).map((_, k) => at(from + k, i.code).value));
        return {
          code: i.code,
          name: i.name,
          definition: i.definition,
          unit: i.unit,
          better: i.better,
          value: v.value,
          numerator: v.numerator,
          denominator: v.denominator,
          missing: [...v.missing],
          target: targets.get(i.code)?.value ?? null,
          targetSource: targets.get(i.code)?.source ?? null,
          lastYear: isPart ? null : at(month - 1, i.code).value,
          line: line(12, lines.length),
          lastLine: line(0, 12),
        };
      }),
      steps: HOME_STEPS.filter((s) => byCode.has(s.code)).map((s) => {
        const v = at(lines.length - 1, s.code);
        return { label: s.label, n: (s.of === "numerator" ? v.numerator : v.value) ?? 0 };
      }),
    };
  });
const pad = (month: number): string => String(month).padStart(2, "0");

/** What stands of a year, and the newest row: whoever saw an older one is told before he writes over it. */
export async function newestTargets(
  db: Db,
  unitId: number,
  year: number,
): Promise<{ targets: Map<string, { value: number; source: string }>; given: Set<string>; split: Set<string>; version: number }> {
  const rows = await newestTargetsOf(db, [unitId], year);
  const split = (await newestSplitsOf(db, [unitId], year)).filter((s) => s.target !== null);
  const given = rows.filter((r) => r.splitId !== null && r.value !== null);
  const targets = new Map(rows.flatMap((r) => (r.value === null ? [] : [[r.code, { value: r.value, source: r.source }] as const])));
  return {
    targets,
    given: new Set(given.map((r) => r.code)),
    split: new Set(split.map((s) => s.code)),
    version: Math.max(0, ...rows.map((r) => r.id)),
  };
}

/** Sets the own unit's targets of a year, with the paper they rest on; an empty text takes one back. */
export const setTargets = (
  { actor, services }: Asked,
  input: { year: number; version: number; source: string; targets: Record<string, string> },
) =>
  services.database.write(actor.scope, async (tx) => {
    const indicators = await listIndicators(tx, services.house, Object.keys(input.targets));
    const faults: Record<string, { zh: string; en: string }> = {};
    const rows = Object.entries(input.targets).flatMap(([code, text]) => {
      const indicator = indicators.find((i) => i.indicator.code === code)?.indicator ?? notFound();
      const value = text.trim() === "" ? null : readTarget(indicator.unit, text);
      if (value === undefined) {
        faults[code] = TARGET_FAULTS[indicator.unit];
        return [];
      }
      return [{ code, value }];
    });
    if (Object.keys(faults).length > 0)
      refuseRequest("invalid", { zh: "有几项目标看不懂", en: "Some targets are not understood" }, { fields: faults });
    await lockRecord(tx, "unit", actor.scope.unitId);
    const standing = await newestTargets(tx, actor.scope.unitId, input.year);
    refuseOlder(input.version, standing.version, Object.fromEntries([...standing.targets].map(([code, t]) => [code, t.value])));
    const changed = rows.filter((r) => (standing.targets.get(r.code)?.value ?? null) !== r.value);
    for (const r of changed) {
      if (standing.given.has(r.code))
        faults[r.code] = { zh: "由上级下达，要改请上级调整", en: "Given by the superior, who alone changes it" };
      else if (standing.split.has(r.code))
        faults[r.code] = {
          zh: "已分解到下级：请在“年度目标”里连同分解一起改",
          en: "Shared out below: change it with its parts under Goals",
        };
    }
    if (Object.keys(faults).length > 0)
      refuseRequest("invalid", { zh: "有几项目标不能在这里改", en: "Some targets are not changed here" }, { fields: faults });
    if (changed.length > 0) {
      await tx
        .insertInto("indicator_target")
        .values(
          changed.map((r) => ({
            unit_id: actor.scope.unitId,
            unit_path: [...actor.scope.unitPath],
            code: r.code,
            year: input.year,
            value: r.value,
            source: input.source,
            set_by: actor.id,
          })),
        )
        .execute();
      await audit(tx, actor, {
        act: "indicator.target",
        subject: `unit:${actor.scope.unitId}`,
        detail: { year: input.year, codes: changed.map((r) => r.code) },
      });
    }
    return { changed: changed.length };
  });
