import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, type Context } from "../../platform/http/server.ts";
import { WHOLE } from "./regions.ts";
import { heirsOf, lineOf, type Standing } from "./restated.ts";
import { monthOf, periodWords, readPeriod } from "./rules.ts";

interface Stored {
  readonly region: string;
  readonly period: string;
  readonly revision: number;
  readonly value: string;
  readonly source: string;
  readonly publishedOn: string | null;
  readonly reason: string | null;
  readonly at: string;
  readonly counts: boolean;
}

const figuresOf = async (db: Db, id: number): Promise<Stored[]> =>
  (
    await sql<Stored>`select coalesce(v.region_code, ${WHOLE}) as region, v.period, v.revision, v.value::text as value, v.source,
        v.published_on::text as "publishedOn", v.reason, v.stored_at as at, v.undone_at is null as counts
      from series_value v where v.series_id = ${id} order by v.period, v.region_code nulls first, v.revision`.execute(db)
  ).rows;

/** The divisions that figures name and whatever they became. */
export async function regionsFrom(db: Db, codes: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ code: string } & Standing>`with recursive met as (
      select code, name, valid_to, successors from region where code = any (${[...codes]}::text[])
      union select r.code, r.name, r.valid_to, r.successors from met m join region r on r.code = any (m.successors))
    select code, name, valid_to is not null as closed, successors from met`.execute(db);
  return new Map(rows.map((r) => [r.code, r]));
}

/** The course of a series in one division: its line, where it breaks, every revision of every figure beneath it. */
export const courseOf = ({ actor, services }: Context & { actor: Actor }, input: { id: number; region?: string | undefined }) =>
  services.database.read(actor.scope, async (db) => {
    const series = await db
      .selectFrom("series")
      .select(["definition", "measure_unit", "adds"])
      .where("id", "=", input.id)
      .executeTakeFirst();
    if (!series) return notFound();
    const stored = await figuresOf(db, input.id);
    const current = new Map<string, Stored>();
    for (const f of stored) if (f.counts) current.set(`${f.region} ${f.period}`, f);
    const figures = [...current.values()];
    const regions = await regionsFrom(
      db,
      [...new Set(stored.map((f) => f.region))].filter((c) => c !== WHOLE),
    );
    const heirs = heirsOf(
      figures.map((f) => f.region),
      regions,
    );
    const choices = [...new Set(heirs.values())].toSorted().map((code) => ({
      code,
      name: code === WHOLE ? "全国" : (regions.get(code)?.name ?? code),
      note: noteOf(code, regions),
    }));
    const own = await db.selectFrom("unit").select("region_code").where("id", "=", actor.scope.unitId).executeTakeFirst();
    const region = choices.find((c) => c.code === input.region) ?? choices.find((c) => c.code === own?.region_code) ?? choices[0];
    const line = region ? lineOf(figures, region.code, { regions, adds: series.adds === "sum" }) : { points: [], marks: [] };
    const breaks = (await db.selectFrom("series_break").selectAll().where("series_id", "=", input.id).execute())
      .flatMap((b) => {
        const period = readPeriod(b.from_period);
        return period === undefined ? [] : [{ period, kind: b.kind, words: b.words, definition: b.definition }];
      })
      .toSorted((a, b) => (monthOf(a.period) < monthOf(b.period) ? -1 : 1));
    const definitionAt = (period: string): string =>
      breaks.findLast((b) => b.definition !== null && monthOf(b.period) <= monthOf(period))?.definition ?? series.definition;
    return {
      measureUnit: series.measure_unit,
      regions: choices,
      region: region?.code ?? null,
      points: line.points.map((p) => ({
        ...p,
        parts: p.parts.map((x) => ({ ...x })),
        words: periodWords(p.period),
        definition: definitionAt(p.period),
      })),
      breaks,
      marks: line.marks.map((m) => ({ ...m })),
      revisions: stored
        .filter((f) => (heirs.get(f.region) ?? f.region) === region?.code)
        .map((f) => ({ ...f, region: f.region === WHOLE ? "全国" : (regions.get(f.region)?.name ?? f.region) })),
    };
  });

function noteOf(code: string, regions: ReadonlyMap<string, Standing>) {
  const region = regions.get(code);
  if (!region?.closed) return null;
  const names = region.successors.map((s) => regions.get(s)?.name ?? s);
  return names.length === 0
    ? { zh: "已撤销，没有承接的地区", en: "abolished, nothing took its place" }
    : { zh: `已拆分为${names.join("、")}，以前的数不能折算`, en: `split into ${names.join(", ")}; its figures cannot be re-stated` };
}

/** The newest period of each series of a page. */
export async function latestOf(db: Db, ids: readonly number[]): Promise<Map<number, { latest: string }>> {
  const { rows } = await sql<{ id: number; period: string }>`select series_id as id, max(period) as period from series_value
    where series_id = any (${[...ids]}::int8[]) and undone_at is null group by series_id`.execute(db);
  return new Map(rows.map((r) => [r.id, { latest: periodWords(r.period).zh.replaceAll(" ", "") }]));
}
