import { isDay } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Context } from "../../platform/http/server.ts";
import type { Found } from "../../platform/records/alike.ts";
import { isSameEvent } from "../../platform/records/alike-titles.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { seeElsewhere, takePart, type Joint, type Shown } from "../../platform/records/take-part.ts";
import type { Values } from "../../platform/register/fields.ts";
import { daysOffOf } from "../training/index.ts";
import { dueOf, standingIn, type Counted, type CountRule, type Duty, type Filing, type ROLES } from "./academic-rules.ts";

/** What must be filed for an event, where and by when, by the rules in force on its first day; with what was filed. */
export async function filingsOf(db: Db, event: { id: number; unitPath: readonly number[] }): Promise<Filing[]> {
  const { rows } = await sql<{ firstOn: string; lastOn: string; kind: string; hosts: number }>`
    select first_on as "firstOn", last_on as "lastOn", kind,
      (select count(distinct name)::int from academic_role where event_id = ${event.id} and role in ('host', 'carry')) as hosts
    from academic_event where id = ${event.id}`.execute(db);
  const [at] = rows;
  if (!at) return [];
  const { rows: duties } = await sql<Duty & { sentOn: string | null; answer: string | null; number: string | null }>`
    select d.id, d.name, d.office, d.side, d.days, d.day_kind as "dayKind", d.source, f.sent_on as "sentOn", f.answer, f.number
    from (select distinct on (name, kind) * from academic_duty where ${heldOn(event.unitPath, at.firstOn)} order by name, kind, ${nearestFirst()}) d
    left join academic_filing f on f.duty_id = d.id and f.event_id = ${event.id}
    where d.kind in ('any', ${at.kind}) and (not d.joint or ${at.hosts} > 1) order by d.id`.execute(db);
  const daysOff = await daysOffOf(db, event.unitPath);
  return duties.map((d) => ({ ...d, ...dueOf(d, at, daysOff) })).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

export interface Signed {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly amountFen: number;
  readonly state: string;
}
/** Agreements of the ledger that were signed there, as the reader may see them. */
export const signedAt = async (db: Db, eventId: number): Promise<Signed[]> =>
  (
    await sql<Signed>`select a.id, a.title, a.type, a.amount_fen as "amountFen", a.state from academic_agreement x join agreement a on a.id = x.agreement_id
      where x.event_id = ${eventId} order by x.id`.execute(db)
  ).rows;

/** Bodies that bear the name of exactly one unit are that unit; its roles are counted where it stands in the tree. */
export const knowHosts = (db: Db, eventId: number) =>
  sql`update academic_role r set host_unit_id = (select min(u.id) from unit u where u.name = r.name having count(*) = 1) where r.event_id = ${eventId}`.execute(
    db,
  );

const joint: Joint = {
  table: "academic_event",
  act: "academic.join",
  states: ["plan", "reported", "held", "summarised"],
  seenAbove: true,
  add: async (tx, id, unit, role) =>
    void (await sql`insert into academic_role (event_id, name, role, host_unit_id) values (${id}, ${unit.name}, ${role}, ${unit.id})
      on conflict (event_id, name, role) do nothing`.execute(tx)),
};
type By = Pick<Context, "services"> & { readonly actor: Actor };
export const seeEvent = (by: By, asked: Shown) => seeElsewhere(by, joint, asked);
export const joinEvent = (by: By, input: Shown & { role: string }) => takePart(by, joint, input);

/** Events of other units near in days that are this one, though under another title; the asker's own are found by the register itself. */
export async function alikeEvents(db: Db, values: Values, scope: Scope): Promise<Found[]> {
  const day = String(values["firstOn"] ?? "");
  if (!isDay(day)) return [];
  const { rows } = await sql<{ id: number; title: string; firstOn: string; place: string; unitName: string; mine: boolean }>`
    select id, title, first_on as "firstOn", place, unit_name as "unitName", mine from academic_events_between(${day}::date - 3, ${day}::date + 3) n
    where not exists (select from academic_event e where e.id = n.id and ${inScope("e", scope)})`.execute(db);
  const own = { title: String(values["title"] ?? ""), place: String(values["place"] ?? "") };
  return rows
    .filter((r) => isSameEvent(own, r))
    .slice(0, 5)
    .map((r) => ({
      id: r.id,
      title: `${r.title} · ${r.firstOn} · ${r.unitName}`,
      href: r.mine ? `/academic/${r.id}` : `/academic/join/${r.id}`,
      joins: !r.mine,
    }));
}

export async function listCalendar(db: Db, year: number) {
  const { rows } = await sql<{
    id: number;
    title: string;
    level: never;
    kind: never;
    state: string;
    firstOn: string;
    lastOn: string;
    place: string;
    unitName: string;
    mine: boolean;
  }>`
    select id, title, level, kind, state, first_on as "firstOn", last_on as "lastOn", place, unit_name as "unitName", mine
    from academic_events_between(make_date(${year}, 1, 1), make_date(${year}, 12, 31)) where state <> 'plan' or mine`.execute(db);
  return rows;
}

/** The events of a statistics year in the asker's area and those shared with it, each once; without a rule the calendar year and what was summarised. */
export async function yearOf(db: Db, scope: Scope, year: number) {
  const { rows: rules } = await sql<CountRule & { name: string; source: string }>`
    select name, source, first_on as "firstOn", last_on as "lastOn", planned_to as "plannedTo" from academic_count_rule
    where year = ${year} and unit_id = any (${[...scope.unitPath]}::int[]) order by cardinality(unit_path) desc, id desc limit 1`.execute(
    db,
  );
  const rule = rules[0] ?? null;
  const span: CountRule = rule ?? { firstOn: `${year}-01-01`, lastOn: `${year}-12-31`, plannedTo: null };
  const { rows } = await sql<Omit<Counted, "standing"> & { lastOn: string; state: string }>`
    select e.id, e.title, e.level, e.first_on as "firstOn", e.last_on as "lastOn", e.state, e.on_site as "onSite", e.online, e.papers,
      array(select distinct r.role from academic_role r join unit h on h.id = r.host_unit_id where r.event_id = e.id
        and ${scope.unitId} = any (h.path) order by 1) as roles
    from academic_event e where e.last_on between ${span.firstOn}::date and ${span.plannedTo ?? span.lastOn}::date and e.state <> 'cancelled'
    order by e.first_on, e.id limit 5000`.execute(db);
  const events = rows.flatMap(({ lastOn, state, ...e }): Counted[] => {
    const standing = standingIn(span, { lastOn, state });
    return standing === undefined ? [] : [{ ...e, standing }];
  });
  return {
    rule,
    firstOn: span.firstOn,
    lastOn: span.lastOn,
    events: events.map((e) => ({ ...e, roles: [...e.roles] as (keyof typeof ROLES)[] })),
  };
}
