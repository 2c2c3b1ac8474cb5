import type { CompiledIndicator, Period, Value } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { notFound, type Context, type Services } from "../../platform/http/server.ts";
import { monthsTo, newestTargets } from "./home.ts";
import { isMeasured, needsEveryCounty } from "./measured.ts";
import { isLikeSize, isOwnCode, spreadOf, type Spread } from "./rules.ts";
import { unitInScope } from "./in-scope.ts";
import { computeByUnit, computeToMonths, computeValues, listIndicators } from "./values.ts";

type Asked = Context & { actor: Actor };
/** What a unit has to do, for finding those of like size. */
const SIZE = "confirmed_demands";

interface Of extends Period {
  readonly unitId?: number | undefined;
}
interface Input extends Of {
  readonly code: string;
}
interface Courses extends Of {
  readonly codes: readonly string[];
}

/** Each figure's year beside the last, its target, and how it lies among units of like size; none for a code that is not in force. */
export const figureCourses = async ({ actor, services }: Asked, input: Courses) => {
  const { unit, year, figures } = await services.database.read(actor.scope, async (db) => {
    const found = await unitInScope(db, actor, input.unitId);
    const indicators = await listIndicators(db, services.house, input.codes);
    const year = Number(input.to.slice(0, 4));
    const today = chinaDay(services.now());
    const last = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : 12;
    const lines = await computeToMonths(db, indicators, found.path, [...monthsTo(year - 1, 12), ...monthsTo(year, last)]);
    const values = await computeValues(db, indicators, { unitPath: found.path, period: input });
    const { targets } = await newestTargets(db, found.id, year);
    const figures = indicators.map((indicator, k) => {
      const { code, better } = indicator.indicator;
      // A measurement of some counties is no figure of the unit above them, nor is its course.
      const isPart = needsEveryCounty(indicator) && values[k]?.value === null;
      const line = (from: number, to: number) => (isPart ? [] : lines.slice(from, to).map((v) => v[k]?.value ?? null));
      return {
        code,
        better,
        own: values[k]?.value ?? null,
        target: targets.get(code)?.value ?? null,
        targetSource: targets.get(code)?.source ?? null,
        line: line(12, lines.length),
        lastLine: line(0, 12),
      };
    });
    return { unit: found, year, figures };
  });
  const peers = unit.kind === "association" ? await peersOf(services, unit, input) : new Map();
  return { year, figures: figures.map((f) => ({ ...f, peers: peers.get(f.code) ?? null })) };
};

export const figureCourse = async (asked: Asked, { code, ...input }: Input) => {
  const { year, figures } = await figureCourses(asked, { ...input, codes: [code] });
  return { year, ...(figures[0] ?? notFound()) };
};

type Peers = { basis: "like-size" | "same-level" } & Spread;
/**
 * The same figures of other associations of this level in the province (of provinces: in the country), those of like size where they are enough.
 * Read with the root's sight, since units beside one's own are beyond one's scope; what leaves here is how they lie, of five at least, and of standard figures
 * alone: whoever may word a figure himself would have his neighbours' reckoned, with a part in it that tells whose it is.
 */
const peersOf = (services: Services, unit: { id: number; path: readonly number[] }, input: Courses): Promise<ReadonlyMap<string, Peers>> =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const depth = unit.path.length;
    if (depth < 2 || depth > HOLDER_DEPTH) return new Map();
    const indicators = await listIndicators(db, services.house, [...input.codes.filter((code) => !isOwnCode(code)), SIZE]);
    const size = indicators.findIndex((i) => i.indicator.code === SIZE);
    if (size < 0) return new Map();
    const upper = unit.path.slice(0, depth === 2 ? 1 : 2);
    const level = await db
      .selectFrom("unit")
      .select("id")
      .where("kind", "=", "association")
      .where("valid_to", "is", null)
      .where(sql<boolean>`cardinality(path) = ${sql.lit(depth)} and path[${sql.lit(upper.length)}] = ${upper.at(-1)}`)
      .execute();
    const ids = new Set(level.map((u) => u.id));
    const all = await computeByUnit(db, indicators, { unitPath: upper, period: input }, depth);
    const sizeOf = (values: readonly Value[] | undefined): number => values?.[size]?.value ?? 0;
    const own = sizeOf(all.get(unit.id));
    const others = [...all].filter(([id]) => id !== unit.id && ids.has(id)).map(([, values]) => values);
    const alike = others.filter((values) => isLikeSize(own, sizeOf(values)));
    return new Map(
      indicators.flatMap((indicator, k): [string, Peers][] => {
        const valuesOf = (some: typeof others) => some.flatMap((values) => known(indicator, values[k]));
        const like = spreadOf(valuesOf(alike));
        const same = like ? undefined : spreadOf(valuesOf(others));
        const { code } = indicator.indicator;
        return like ? [[code, { basis: "like-size", ...like }]] : same ? [[code, { basis: "same-level", ...same }]] : [];
      }),
    );
  });

/** What nobody measured is no nought. */
const known = (indicator: CompiledIndicator, v: Value | undefined): number[] =>
  !v || v.value === null || (isMeasured(indicator) && !v.inputs.some((i) => i.answer.n > 0)) ? [] : [v.value];
