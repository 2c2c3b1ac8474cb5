import { sql } from "kysely";
import type { z } from "zod";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import type { givenSchema } from "./contract.ts";
import { namesOf, WHOLE, type NamedRegion } from "./regions.ts";
import { isOwnWork } from "./rules.ts";
import { proposeRoles, readSeriesTable, type NewFigure, type ReadFigures, type Role, type SeriesChoice } from "./table.ts";

type Asked = Context & { actor: Actor };
export type Given = z.infer<typeof givenSchema>;
const REGISTER = "series_value";
const MOST_TOLD = 200;

/** Series that the asker may add to: his own unit's and those beneath. */
export const listChoices = async (db: Db, actor: Actor): Promise<SeriesChoice[]> =>
  (
    await sql<SeriesChoice>`select id, name, measure_unit as "measureUnit", cadence, survey_level is not null as "isSurveyed" from series
      where ${actor.scope.unitId} = any (unit_path) order by (unit_id = ${actor.scope.unitId}) desc, name, id`.execute(db)
  ).rows;

/** Provinces, cities and counties, and the towns of the asker's own county. */
async function regionsFor(db: Db, actor: Actor): Promise<{ regions: NamedRegion[]; area: string | null }> {
  const area =
    (await db.selectFrom("unit").select("region_code").where("id", "=", actor.scope.unitId).executeTakeFirst())?.region_code ?? null;
  const { rows } =
    await sql<NamedRegion>`select code, name, level from region where level <= 3 or parent_code = ${area} or code = ${area} order by valid_to nulls first, code`.execute(
      db,
    );
  return { regions: rows, area };
}

interface Looked {
  readonly roles: (Role | null)[];
  readonly choices: SeriesChoice[];
  readonly read: ReadFigures;
}

async function look(db: Db, actor: Actor, given: Given): Promise<Looked> {
  const choices = await listChoices(db, actor);
  const { regions, area } = await regionsFor(db, actor);
  const shown = given.rows.slice(0, 60).flatMap((r) => r.slice(0, 8));
  const sample = namesOf(shown, regions, area);
  const roles =
    given.roles ??
    (await remembered(db, actor, given.columns, choices)) ??
    proposeRoles(given, choices, (t) => (sample.get(t) ?? "unknown") !== "unknown");
  const at = roles.flatMap((r, i) => (r?.as === "region" ? [i] : []));
  const names = [...new Set(given.rows.flatMap((r) => at.map((i) => r[i] ?? "")))];
  const named = namesOf(names, regions, area);
  const codes = new Set([WHOLE, ...regions.map((r) => r.code)]);
  for (const [name, code] of Object.entries(given.regions ?? {}))
    for (const n of names) if (n.trim() === name && codes.has(code)) named.set(n, { code });
  return { roles, choices, read: readSeriesTable({ ...given, roles }, choices, named) };
}

/** What the same sender assigned to the very same headings last time. */
async function remembered(
  db: Db,
  actor: Actor,
  columns: readonly string[],
  choices: readonly SeriesChoice[],
): Promise<(Role | null)[] | undefined> {
  const { rows } = await sql<{ columns: { heading: string; role: Role | null }[] }>`select columns from import_batch
    where register = ${REGISTER} and unit_id = ${actor.scope.unitId} and made_by = ${actor.id} and undone_at is null order by id desc limit 1`.execute(
    db,
  );
  const last = rows[0]?.columns ?? [];
  if (last.length !== columns.length || !last.every((c, i) => c.heading === columns[i])) return undefined;
  const ids = new Set(choices.map((c) => c.id));
  return last.map(({ role }) => (role?.as === "value" && role.seriesId !== undefined && !ids.has(role.seriesId) ? null : role));
}

interface Standing {
  readonly value: string;
  readonly revision: number;
}
const keyOf = (f: { seriesId: number; region: string; period: string }): string => `${f.seriesId} ${f.region} ${f.period}`;

/** What stands for the figures of a table: the value that counts, and the last number any revision bears. */
async function standingFor(db: Db, figures: readonly NewFigure[]): Promise<Map<string, { counts: Standing | undefined; last: number }>> {
  const ids = [...new Set(figures.map((f) => f.seriesId))];
  const periods = [...new Set(figures.map((f) => f.period))];
  const { rows } = await sql<{ seriesId: number; region: string | null; period: string; value: string; revision: number; counts: boolean }>`
    select series_id as "seriesId", region_code as region, period, value::text as value, revision, undone_at is null as counts
    from series_value where series_id = any (${ids}::int8[]) and period = any (${periods}::text[]) order by revision`.execute(db);
  const out = new Map<string, { counts: Standing | undefined; last: number }>();
  for (const r of rows) {
    const key = keyOf({ ...r, region: r.region ?? WHOLE });
    out.set(key, { counts: r.counts ? r : out.get(key)?.counts, last: r.revision });
  }
  return out;
}

async function judge(db: Db, actor: Actor, given: Given) {
  const looked = await look(db, actor, given);
  const standing = await standingFor(db, looked.read.figures);
  const fresh: NewFigure[] = [];
  const differ: (NewFigure & { was: string })[] = [];
  let known = 0;
  for (const f of looked.read.figures) {
    const was = standing.get(keyOf(f))?.counts;
    if (was === undefined) fresh.push(f);
    else if (was.value === f.value) known++;
    else differ.push({ ...f, was: was.value });
  }
  const { cells, blank, none, elsewhere, twice, faults } = looked.read;
  const sums = { cells, fresh: fresh.length, known, twice, blank, none, elsewhere, faulty: faults.length, differ: differ.length };
  return { ...looked, standing, fresh, differ, sums };
}

export const previewFigures = ({ actor, services }: Asked, given: Given) =>
  services.database.read(actor.scope, async (db) => {
    const { roles, choices, read, differ, sums } = await judge(db, actor, given);
    const names = new Map(choices.map((c) => [c.id, c.name]));
    return {
      roles,
      choices,
      sums,
      regionsUnknown: read.regionsUnknown.slice(0, MOST_TOLD),
      faults: read.faults.slice(0, MOST_TOLD).map((f) => ({ ...f })),
      differing: differ
        .slice(0, MOST_TOLD)
        .map((d) => ({ row: d.row, series: names.get(d.seriesId) ?? "", region: d.region, period: d.period, was: d.was, now: d.value })),
      told: [...read.told],
    };
  });

interface Bring extends Given {
  readonly source: string;
  readonly publishedOn?: string | undefined;
  readonly revision?: string | undefined;
  readonly partial?: boolean | undefined;
}

/** Stores a table's figures in one transaction and as one batch; what stands already is left, what differs is a revision or left. */
export const bringFigures = ({ actor, services }: Asked, input: Bring) =>
  services.database.write(actor.scope, async (tx) => {
    if (isOwnWork(input.source))
      refuseRequest("own-work", {
        zh: "统计数据只收调查得来的数；平台里的工作和活动另有指标，点开就能看到每一件",
        en: "Only figures of surveys are kept here; work recorded on this platform has its own indicators",
      });
    // Two tables at once would number the same revision twice; the same press twice finds every figure there.
    await sql`select pg_advisory_xact_lock(823077, ${actor.scope.unitPath[1] ?? actor.scope.unitId})`.execute(tx);
    const { roles, choices, standing, fresh, differ, sums } = await judge(tx, actor, input);
    const used = new Set([...fresh, ...differ].map((f) => f.seriesId));
    const silent = choices.filter((c) => used.has(c.id) && !c.isSurveyed).map((c) => c.name);
    if (silent.length > 0)
      refuseRequest("no-survey", {
        zh: `先写明由哪一级调查得来：${silent.slice(0, 5).join("、")}`,
        en: `By which survey are they? ${silent.slice(0, 5).join(", ")}`,
      });
    if (sums.faulty > 0 && input.partial !== true)
      refuseRequest("faulty-cells", {
        zh: `有 ${sums.faulty} 格要改，一个数也没有导入。改好后再导入，或选择“有错的格先不导入”`,
        en: `${sums.faulty} cells have faults and nothing was stored. Mend them, or choose to leave them out`,
      });
    const revised = input.revision === undefined ? [] : differ;
    const put = [...fresh, ...revised];
    const left = sums.cells - put.length;
    if (put.length === 0) return { batch: null, stored: 0, revised: 0, left, sums };
    const { id: batch } = await tx
      .insertInto("import_batch")
      .values({
        register: REGISTER,
        unit_id: actor.scope.unitId,
        unit_path: [...actor.scope.unitPath],
        name: input.name ?? "粘贴的表格",
        columns: JSON.stringify(input.columns.map((heading, i) => ({ heading, role: roles[i] ?? null }))),
        made_by: actor.id,
        made_at: new Date(services.now()).toISOString(),
        rows_read: sums.cells,
        rows_stored: put.length,
        rows_doubtful: 0,
        rows_left: left,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const revisionOf = (f: NewFigure): number => (standing.get(keyOf(f))?.last ?? 0) + 1;
    const reasonOf = (f: NewFigure): string | null => (revisionOf(f) === 1 ? null : (input.revision ?? "前一次导入已撤销"));
    await sql`insert into series_value (series_id, region_code, period, revision, value, reason, batch_id, source, published_on)
      select s, nullif(r, ${WHOLE}), p, n, v::numeric, why, ${batch}, ${input.source}, ${input.publishedOn ?? null}::date
      from unnest(${put.map((f) => f.seriesId)}::int8[], ${put.map((f) => f.region)}::text[], ${put.map((f) => f.period)}::text[],
        ${put.map(revisionOf)}::int[], ${put.map((f) => f.value)}::text[], ${put.map(reasonOf)}::text[]) t(s, r, p, n, v, why)`.execute(tx);
    await audit(tx, actor, {
      act: "series.import",
      subject: `import_batch:${batch}`,
      detail: { stored: put.length, revised: revised.length, left },
    });
    return { batch, stored: put.length, revised: revised.length, left, sums };
  });

export const listBatches = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) => {
    const rows = await db
      .selectFrom("import_batch")
      .select(["id", "name", "made_at", "rows_stored", "rows_left", "undone_at"])
      .where("register", "=", REGISTER)
      .where("unit_id", "=", actor.scope.unitId)
      .orderBy("id", "desc")
      .limit(20)
      .execute();
    return rows.map((r) => ({
      id: r.id,
      name: r.name,
      madeAt: r.made_at,
      stored: r.rows_stored,
      left: r.rows_left,
      undoneAt: r.undone_at,
    }));
  });

export const undoBatch = (asked: Asked, id: number) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor } = asked;
    await sql`select pg_advisory_xact_lock(823077, ${actor.scope.unitPath[1] ?? actor.scope.unitId})`.execute(tx);
    const batch = await tx
      .selectFrom("import_batch")
      .select(["id", "undone_at"])
      .where("id", "=", id)
      .where("register", "=", REGISTER)
      .where("unit_id", "=", actor.scope.unitId)
      .forUpdate()
      .executeTakeFirst();
    if (!batch) return notFound();
    if (batch.undone_at) refuseRequest("undone", { zh: "这一批已经撤销过", en: "This batch was taken back already" });
    const { rows: later } = await sql<{ name: string; period: string }>`select s.name, v.period from series_value v
      join series_value w on w.series_id = v.series_id and w.region_code is not distinct from v.region_code and w.period = v.period
        and w.revision > v.revision and w.undone_at is null
      join series s on s.id = v.series_id where v.batch_id = ${id} limit 3`.execute(tx);
    if (later.length > 0)
      refuseRequest("revised-since", {
        zh: `这一批里有数后来又修订过（${later.map((l) => `${l.name} ${l.period}`).join("、")}），先撤销后来的那一批`,
        en: `Figures of it were revised since (${later.map((l) => `${l.name} ${l.period}`).join(", ")}); take the later batch back first`,
      });
    const at = instant(asked);
    const done = await sql`update series_value set undone_at = ${at} where batch_id = ${id}`.execute(tx);
    await tx.updateTable("import_batch").set({ undone_at: at }).where("id", "=", id).execute();
    const figures = Number(done.numAffectedRows ?? 0);
    await audit(tx, actor, { act: "series.undo-import", subject: "series", detail: { batch: id, figures } });
    return { figures };
  });
