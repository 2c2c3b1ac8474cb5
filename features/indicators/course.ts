import type { CompiledIndicator, Period, Value } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { notFound, type Context, type Services } from "../../platform/http/server.ts";
import { monthsTo, newestTargets } from "./home.ts";
import { isMeasured, needsEveryCounty } from "./measured.ts";
import { isLikeSize, spreadOf, type Spread } from "./rules.ts";
import { unitInScope } from "./in-scope.ts";
import { computeByUnit, computeToMonths, computeValues, listIndicators } from "./values.ts";

type Asked = Context & { actor: Actor };
/** What a unit has to do, for finding those of like size. */
const SIZE = "confirmed_demands";

interface Input extends Period {
  readonly code: string;
  readonly unitId?: number | undefined;
}

export const figureCourse = async ({ actor, services }: Asked, input: Input) => {
  const { unit, own, ...course } = await services.database.read(actor.scope, async (db) => {
    const found = await unitInScope(db, actor, input.unitId);
    const [indicator] = await listIndicators(db, services.house.facts, [input.code]);
    if (!indicator) return notFound();
    const year = Number(input.to.slice(0, 4));
    const today = chinaDay(services.now());
    const last = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : 12;
    const lines = await computeToMonths(db, [indicator], found.path, [...monthsTo(year - 1, 12), ...monthsTo(year, last)]);
    const [value] = await computeValues(db, [indicator], { unitPath: found.path, period: input });
    const { targets } = await newestTargets(db, found.id, year);
    const target = targets.get(input.code);
    // A measurement of some counties is no figure of the unit above them, nor is its course.
    const isPart = needsEveryCounty(indicator) && value?.value === null;
    const line = (from: number, to: number) => (isPart ? [] : lines.slice(from, to).map((v) => v[0]?.value ?? null));
    return {
      unit: found,
      own: value?.value ?? null,
      year,
      target: target?.value ?? null,
      targetSource: target?.source ?? null,
      line: line(12, lines.length),
      lastLine: line(0, 12),
    };
  });
  return { ...course, own, peers: unit.kind === "association" ? await peersOf(services, unit, input) : null };
};

/**
 * The same figure of other associations of this level in the province (of provinces: in the country), those of like size where they are enough.
 * Read with the root's sight, since units beside one's own are beyond one's scope; what leaves here is how they lie, of five at least.
 */
const peersOf = (
  services: Services,
  unit: { id: number; path: readonly number[] },
  input: Input,
): Promise<({ basis: "like-size" | "same-level" } & Spread) | null> =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const depth = unit.path.length;
    if (depth < 2 || depth > HOLDER_DEPTH) return null;
    const indicator = await one(db, services, input.code);
    const size = await one(db, services, SIZE);
    if (!indicator || !size) return null;
    const upper = unit.path.slice(0, depth === 2 ? 1 : 2);
    const level = await db
      .selectFrom("unit")
      .select("id")
      .where("kind", "=", "association")
      .where("valid_to", "is", null)
      .where(sql<boolean>`cardinality(path) = ${sql.lit(depth)} and path[${sql.lit(upper.length)}] = ${upper.at(-1)}`)
      .execute();
    const ids = new Set(level.map((u) => u.id));
    const all = await computeByUnit(db, [indicator, size], { unitPath: upper, period: input }, depth);
    const sizeOf = (values: readonly Value[] | undefined): number => values?.[1]?.value ?? 0;
    const own = sizeOf(all.get(unit.id));
    const others = [...all].filter(([id]) => id !== unit.id && ids.has(id));
    const valuesOf = (some: typeof others) => some.flatMap(([, values]) => known(indicator, values[0]));
    const like = spreadOf(valuesOf(others.filter(([, values]) => isLikeSize(own, sizeOf(values)))));
    if (like) return { basis: "like-size", ...like };
    const same = spreadOf(valuesOf(others));
    return same ? { basis: "same-level", ...same } : null;
  });

const one = async (db: Parameters<typeof listIndicators>[0], services: Services, code: string): Promise<CompiledIndicator | undefined> =>
  (await listIndicators(db, services.house.facts, [code]))[0];

/** What nobody measured is no nought. */
const known = (indicator: CompiledIndicator, v: Value | undefined): number[] =>
  !v || v.value === null || (isMeasured(indicator) && !v.inputs.some((i) => i.answer.n > 0)) ? [] : [v.value];
