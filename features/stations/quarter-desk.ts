import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { columnOf } from "../../platform/records/define.ts";
import { openToEdit, type Asked, type Hand } from "../../platform/records/hand.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import { BLANK, FIGURES, isReason, lastDayOf, questionsOf, quarterBefore, type FigureKey, type Side, type Snapshot } from "./quarters.ts";

/** A company's line of a quarter: what it was last time, what it is now, and what happened to its name and place in between. */
export interface QuarterRow {
  readonly companyId: number;
  readonly name: string;
  readonly code: string;
  readonly nameBefore: string | null;
  readonly parkBefore: string | null;
  readonly lastQuarter: string | null;
  readonly last: Snapshot | null;
  readonly now: Snapshot | null;
  readonly carried: boolean | null;
  readonly why: string | null;
}

const object = (alias: string) =>
  sql`json_build_object(${sql.join(FIGURES.flatMap((f) => [sql.lit(f.key), sql.ref(`${alias}.${columnOf(f.key)}`)]))})`;

/** The companies that stood in the park at the quarter's end, and those that have a row already. */
export async function quarterRows(db: Db, q: { id: number; parkId: number; quarter: string; scope: string }): Promise<QuarterRow[]> {
  const end = lastDayOf(q.quarter);
  const { rows } = await sql<QuarterRow>`
    select c.id as "companyId", w.name, c.code, case when b.name <> w.name then b.name end as "nameBefore",
      case when b.park_id <> w.park_id then coalesce(p.name, '') end as "parkBefore",
      l.quarter as "lastQuarter", l.values as last, ${object("n")} as now, n.carried, n.why
    from company c
    join lateral (select name, park_id from company_was w where w.company_id = c.id and w.from_on <= ${end}::date order by w.from_on desc, w.id desc limit 1) w on true
    left join lateral (select name, park_id from company_was w where w.company_id = c.id and w.from_on <= ${lastDayOf(quarterBefore(q.quarter))}::date
      order by w.from_on desc, w.id desc limit 1) b on true
    left join park p on p.id = b.park_id
    left join company_quarter n on n.company_id = c.id and n.quarter_id = ${q.id}
    left join lateral (select o.quarter, ${object("k")} as values from company_quarter k join park_quarter o on o.id = k.quarter_id
      where k.company_id = c.id and o.scope = ${q.scope} and o.quarter < ${q.quarter} order by o.quarter desc limit 1) l on true
    where n.id is not null or (w.park_id = ${q.parkId} and (c.left_on is null or c.left_on > ${end}::date))
    order by c.id`.execute(db);
  return rows.map((r) => ({ ...r, now: r.carried === null ? null : r.now }));
}

/** The figures of a quarter as they are stored, each company under the name it bore then. */
export async function sidesOf(db: Db, parkId: number, scope: string, quarter: string): Promise<Side[]> {
  const { rows } =
    await sql<Side>`select c.id as "companyId", coalesce((select w.name from company_was w where w.company_id = c.id and w.from_on <= ${lastDayOf(quarter)}::date
      order by w.from_on desc, w.id desc limit 1), c.name) as name, c.code, ${object("k")} as values
    from company_quarter k join park_quarter q on q.id = k.quarter_id join company c on c.id = k.company_id
    where q.park_id = ${parkId} and q.scope = ${scope} and q.quarter = ${quarter} order by c.id`.execute(db);
  return rows;
}

export interface Typed {
  readonly companyId: number;
  readonly values: { readonly [K in FigureKey]?: number | null | undefined };
  readonly why?: string | undefined;
}

/** Stores what was typed over what stood there, last quarter's where nothing stood; `rest` takes every other company over unchanged. */
export async function saveQuarter(
  hand: Hand,
  { actor }: Asked,
  tx: Db,
  input: { id: number; version: number; rows: readonly Typed[]; rest: boolean },
) {
  const record = await openToEdit(hand, tx, input.id);
  if (record.state !== "asked") refuseRequest("not-asked", { zh: "先布置填报，再填数", en: "First ask for the quarter, then fill it" });
  const version = await nextVersion(tx, hand.records, input.id, input.version);
  const { parkId, quarter, scope } = record.values as { parkId: number; quarter: string; scope: string };
  const all = new Map((await quarterRows(tx, { id: input.id, parkId, quarter, scope })).map((r) => [r.companyId, r]));
  const faults: Record<string, { zh: string; en: string }> = {};
  const store: { row: QuarterRow; values: Snapshot; why: string | null; carried: boolean }[] = [];
  for (const typed of input.rows) {
    const row = all.get(typed.companyId);
    if (!row) {
      faults[`${typed.companyId}`] = { zh: "这家企业不在本园", en: "This company is not in the park" };
      continue;
    }
    const values = { ...BLANK, ...row.last, ...row.now, ...typed.values } as Snapshot;
    const why = typed.why ?? row.why;
    if (!isReason(why))
      for (const [key, label] of Object.entries(questionsOf(row.last, row.lastQuarter, values, quarter)))
        faults[`${typed.companyId}.${key}`] = { zh: `${row.name}：${label.zh}`, en: `${row.name}: ${label.en}` };
    store.push({ row, values, why: why ?? null, carried: false });
  }
  if (Object.keys(faults).length > 0)
    refuseRequest(
      "questions",
      { zh: "有几个数要说明原因；写“核实无误”不算原因", en: "Some figures need a reason; “checked, correct” is none" },
      { fields: faults },
    );
  const typed = new Set(input.rows.map((r) => r.companyId));
  if (input.rest)
    for (const row of all.values())
      if (row.now === null && row.last !== null && !typed.has(row.companyId))
        store.push({ row, values: row.last, why: null, carried: true });
  for (const { row, values, why, carried } of store) {
    const columns = FIGURES.map((f) => sql.ref(columnOf(f.key)));
    const given = FIGURES.map((f) => sql`${values[f.key]}`);
    await sql`insert into company_quarter (quarter_id, company_id, carried, why, ${sql.join(columns)})
      values (${input.id}, ${row.companyId}, ${carried}, ${why}, ${sql.join(given)})
      on conflict (quarter_id, company_id) do update set carried = excluded.carried, why = excluded.why,
        ${sql.join(columns.map((c) => sql`${c} = excluded.${c}`))}`.execute(tx);
  }
  await audit(tx, actor, {
    act: "park_quarter.edit",
    subject: `park_quarter:${input.id}`,
    detail: { typed: input.rows.length, carried: store.filter((s) => s.carried).length },
  });
  return { version, stored: store.length };
}
