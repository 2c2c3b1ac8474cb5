import { setImmediate as breathe } from "node:timers/promises";
import { Assignment } from "@bihuan/matching";
import { sql } from "kysely";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { listColleagues } from "../people/index.ts";

/** How much each reason counts of the engine's 1,000: nearness of the unit, practice in the field, a light load. */
const FIT = { sameUnit: 500, unitAbove: 300, field: 300, load: 200 };
/** Digits of a field's code at which two needs are of one field. */
const FIELD_DIGITS = 3;
/** Cases given at one go; as many as one hand-over takes. */
const MOST_CASES = 1000;

interface OpenCase {
  id: number;
  title: string;
  unit_id: number;
  unit_path: number[];
  field: string | null;
}
interface Successor {
  readonly id: number;
  readonly name: string;
  readonly unitName: string;
  readonly unitIds: number[];
  readonly open: number;
  readonly fields: ReadonlyMap<string, number>;
}

/**
 * The open cases of one person given to the advisers in office, all at once: nobody above an even share of the work, then the best
 * sum of fits, exact (the engine's assignment). Every choice says why.
 */
export async function suggestSuccessors(db: Db, actor: Actor, from: number, today: string) {
  const cases = await casesOf(db, actor, from);
  const successors = await successorsOf(db, actor, from, today);
  const share = Math.ceil((successors.reduce((sum, s) => sum + s.open, 0) + cases.length) / Math.max(1, successors.length));
  const busiest = Math.max(1, ...successors.map((s) => s.open));
  const assignment = new Assignment(
    successors.map((s) => Math.max(0, share - s.open)),
    1,
  );
  for (const [i, c] of cases.entries()) {
    assignment.addNeed(successors.map((s, expert) => ({ expert, fit: fitOf(c, s, busiest) })));
    if (i % 20 === 19) await breathe();
  }
  return {
    share,
    cases: cases.map((c, i) => {
      const given = successors[assignment.given(i)[0]?.expert ?? -1];
      return { id: c.id, title: c.title, to: given ? { id: given.id, name: given.name } : null, reasons: given ? reasonsOf(c, given) : [] };
    }),
  };
}

const practice = (c: OpenCase, s: Successor): number => (c.field === null ? 0 : (s.fields.get(c.field) ?? 0));
const isAbove = (c: OpenCase, s: Successor): boolean => s.unitIds.some((id) => c.unit_path.includes(id));

function fitOf(c: OpenCase, s: Successor, busiest: number): number {
  const unit = s.unitIds.includes(c.unit_id) ? FIT.sameUnit : isAbove(c, s) ? FIT.unitAbove : 0;
  return unit + (practice(c, s) > 0 ? FIT.field : 0) + Math.round(FIT.load * (1 - s.open / busiest));
}

function reasonsOf(c: OpenCase, s: Successor): Label[] {
  const reasons: Label[] = [];
  if (s.unitIds.includes(c.unit_id)) reasons.push({ zh: "同一单位", en: "same unit" });
  else if (isAbove(c, s)) reasons.push({ zh: `上级单位：${s.unitName}`, en: `unit above: ${s.unitName}` });
  else reasons.push({ zh: `单位：${s.unitName}`, en: `unit: ${s.unitName}` });
  const n = practice(c, s);
  if (n > 0) reasons.push({ zh: `办过同学科需求 ${n} 件`, en: `${n} needs of the same field` });
  reasons.push({ zh: `在办 ${s.open} 件`, en: `${s.open} open` });
  return reasons;
}

/** An introduction is of its need's field. */
const casesOf = async (db: Db, actor: Actor, person: number): Promise<OpenCase[]> =>
  (
    await sql<OpenCase>`
      select c.id, c.title, c.unit_id, c.unit_path, left(d.field_code, ${FIELD_DIGITS}) as field
      from work_case c left join demand d on d.id in (c.id, c.parent_id)
      where c.closed_on is null and ${person} in (c.adviser_person_id, c.owner_person_id)
        and c.unit_path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId}
      order by c.id limit ${MOST_CASES}`.execute(db)
  ).rows;

async function successorsOf(db: Db, actor: Actor, from: number, today: string): Promise<Successor[]> {
  const posts = (await listColleagues(db, actor.scope.unitId, "adviser", today)).filter((p) => p.id !== from);
  const ids = [...new Set(posts.map((p) => p.id))];
  const { rows: open } = await sql<{ id: number; n: number }>`
    select x.id, count(*) as n from work_case c cross join lateral (select c.adviser_person_id as id union select c.owner_person_id) x
    where c.closed_on is null and x.id = any(${ids}::bigint[]) group by x.id`.execute(db);
  const { rows: fields } = await sql<{ id: number; field: string; n: number }>`
    select c.adviser_person_id as id, left(d.field_code, ${FIELD_DIGITS}) as field, count(*) as n
    from work_case c join demand d on d.id = c.id
    where d.field_code is not null and c.adviser_person_id = any(${ids}::bigint[]) group by 1, 2`.execute(db);
  return ids.map((id) => {
    const own = posts.filter((p) => p.id === id);
    return {
      id,
      name: own[0]?.name ?? "",
      unitName: own[0]?.unitName ?? "",
      unitIds: own.map((p) => p.unitId),
      open: Number(open.find((o) => o.id === id)?.n ?? 0),
      fields: new Map(fields.filter((f) => f.id === id).map((f) => [f.field, Number(f.n)])),
    };
  });
}
