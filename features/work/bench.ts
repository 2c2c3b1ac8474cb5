import { addDays, chinaDay, type Day } from "@bihuan/kit";
import { todoOf } from "@bihuan/casework";
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { carrierOf, covers, type Actor } from "../../platform/access/scope.ts";
import { caseView } from "../../platform/casework/present.ts";
import { hasTurn, isClosedTo, OUTSIDE as PARTIES, separationsOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Schema } from "../../platform/db/schema.ts";
import type { House } from "../../platform/rooms/room.ts";
import { notFound, type Context, type Services } from "../../platform/http/server.ts";
import { findUnit } from "../units/index.ts";
import { listOverdueBelow, listQuiet } from "./exceptions.ts";
import { fold, type Many } from "./folded.ts";
import { listGone } from "./gone.ts";
import { listVacantBeneath, STANDING_IN, type Vacant } from "./vacancies.ts";

type Asked = Context & { actor: Actor };
const OUTSIDE = Object.keys(PARTIES);

/** Open cases with what a row of the bench says: whose move by name, what was done last and by whom, how often somebody reminded. */
const named = (db: Db, { house, now }: Services) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .leftJoin("unit as w", "w.id", "c.owner_unit_id")
    .leftJoin("case_event as e", (j) => j.onRef("e.case_id", "=", "c.id").onRef("e.seq", "=", "c.seq"))
    .selectAll("c")
    .select([
      "u.name as unit_name",
      "p.name as adviser_name",
      "o.name as owner_name",
      "w.name as owner_unit",
      "e.action as last_action",
      "e.actor_id as last_actor",
      sql<
        string | null
      >`(select string_agg(x.name, '、' order by x.id) from (select distinct p.id, p.name from post t join person p on p.id = t.person_id
        where c.owner_person_id is null and ${hasTurn(separations(house), chinaDay(now()))} order by p.id limit 3) x)`.as("holders"),
      sql<number>`(select count(*) from nudge n where n.case_id = c.id)`.as("nudges"),
      sql<string | null>`(select max(n.on_day) from nudge n where n.case_id = c.id)`.as("nudged_on"),
    ])
    .where("c.closed_on", "is", null);
/** The same without names, for as many as there are: what says which stand in one line. */
const bare = (db: Db) =>
  db
    .selectFrom("work_case as c")
    .leftJoin("case_event as e", (j) => j.onRef("e.case_id", "=", "c.id").onRef("e.seq", "=", "c.seq"))
    .select(["c.id", "c.process", "c.state", "c.since", "c.due_on", "c.unit_path", "c.owner_person_id", "c.adviser_person_id"])
    .select([
      "e.action as last_action",
      "e.actor_id as last_actor",
      sql<string | null>`(select max(n.on_day) from nudge n where n.case_id = c.id)`.as("nudged_on"),
    ])
    .where("c.closed_on", "is", null);
type Bare = Awaited<ReturnType<ReturnType<typeof bare>["execute"]>>[number];
type Named = Awaited<ReturnType<ReturnType<typeof named>["execute"]>>[number];

type Separations = ReturnType<typeof separationsOf>;
const apartOf = new WeakMap<House, Separations>();
/** Of all processes, made once. */
function separations(house: House): Separations {
  const found = apartOf.get(house) ?? separationsOf(Object.values(house.processes));
  apartOf.set(house, found);
  return found;
}

type Whose = (eb: ExpressionBuilder<Schema & { c: Schema["work_case"] }, "c">, actor: Actor) => Expression<SqlBool>;

/** My move, or my role's at my unit unless what I did earlier closes it to me, or it is closed to all of that role and I may do it; or at a unit beneath that has nobody for it, nor any unit between. */
const mineWith =
  (vacant: readonly Vacant[], apart: Separations, today: Day): Whose =>
  (eb, actor) =>
    eb.or([
      eb.and([eb("c.owner_person_id", "=", carrierOf(actor)), eb("c.owner_role", "not in", OUTSIDE)]),
      eb.and([
        eb("c.owner_person_id", "is", null),
        eb("c.owner_unit_id", "=", actor.scope.unitId),
        eb("c.owner_role", "in", [...actor.roles, "nobody"]),
        eb.not(isClosedTo(apart, sql`${carrierOf(actor)}::bigint`)),
        eb.not(isClosedTo(apart, sql`${actor.personId}::bigint`)),
      ]),
      sql<SqlBool>`c.owner_person_id is null and c.owner_unit_id = ${actor.scope.unitId} and c.owner_role <> all (${[...actor.roles]}::text[])
        and exists (select from post t join person p on p.id = t.person_id where t.person_id = ${carrierOf(actor)} and t.role = any (${[...actor.roles]}::text[]) and ${hasTurn(apart, today)})`,
      ...vacant.map(({ role, units }) =>
        eb.and([
          eb("c.owner_person_id", "is", null),
          eb("c.owner_role", "=", role),
          sql<SqlBool>`c.owner_unit_id = any (${[...units]}::int[])`,
        ]),
      ),
    ]);

/** Mine to follow while somebody else moves. */
const isWaitedFor: Whose = (eb, actor) =>
  eb.or([
    eb.and([
      eb("c.adviser_person_id", "=", carrierOf(actor)),
      eb.or([eb("c.owner_person_id", "is", null), eb("c.owner_person_id", "<>", carrierOf(actor)), eb("c.owner_role", "in", OUTSIDE)]),
    ]),
    eb.and([eb("c.owner_person_id", "=", carrierOf(actor)), eb("c.owner_role", "in", OUTSIDE)]),
  ]);

/**
 * Counted and shown first: due within a month, come to this state within a week, or reminded of within a week. A look-back of next year or a
 * target of next spring waits folded.
 */
const isSoon = (today: string) =>
  sql<SqlBool>`(c.due_on <= ${today}::date + 30 or c.since >= ${today}::date - 7
    or exists (select from nudge n where n.case_id = c.id and n.on_day >= ${today}::date - 7))`;

/** Moved by somebody else: sent back with a reason to whoever's move it is now, or come since yesterday. */
function movedByOthers(c: Bare, actor: Actor, { house: { processes }, now }: Services) {
  const process = processes[c.process];
  const last = process?.actions[c.last_action ?? ""];
  const isByOthers = c.last_actor !== actor.id;
  return {
    isReturned: isByOthers && last?.reason === "required" && last.to === c.state && process?.states[c.state]?.owner === "adviser",
    isNew: isByOthers && chinaDay(Date.parse(c.since)) >= addDays(chinaDay(now()), -1),
  };
}

/** A case with its verb, its state in words, whose move by name, and what makes it stand out; the first of `many` in one line. */
function itemView(c: Named, actor: Actor, services: Services, many: Many | null = null) {
  const process = services.house.processes[c.process];
  const state = process?.states[c.state];
  const moved = movedByOthers(c, actor, services);
  return {
    ...caseView(c, services.now()),
    ...moved,
    many,
    processLabel: process?.label ?? { zh: c.process, en: c.process },
    stateLabel: state?.label ?? { zh: c.state, en: c.state },
    tone: state?.tone ?? "active",
    todo: moved.isReturned ? RETURNED : process ? todoOf(process, c.state) : { zh: "去办理", en: "See to it" },
    who: PARTIES[c.owner_role ?? ""] ?? plain(c.owner_name ?? [c.owner_unit ?? c.unit_name, c.holders].filter(Boolean).join("：")),
    carrierId: c.owner_person_id ?? c.adviser_person_id,
    isOutside: OUTSIDE.includes(c.owner_role ?? ""),
    nudges: c.nudges,
    nudgedOn: c.nudged_on,
  };
}
const RETURNED = { zh: "去补正", en: "Correct it" };
const plain = (name: string) => ({ zh: name, en: name });

/** Most entries of a part that are looked at for what stands in one line. */
const LOOKED = 10_000;
const STRANDED = 200;
const LATE = 20;

/**
 * Cases whose mover, or whose follower while a party moves, holds no post any more or has no account, of people of the subtree: a leader
 * hands them over, a reviewer or leader answers introductions.
 */
async function listStranded(db: Db, actor: Actor, services: Services, today: Day): Promise<Named[]> {
  if (!actor.roles.some((role) => STANDING_IN.includes(role))) return [];
  const gone = await listGone(db, actor, today);
  if (gone.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    with gone as (select unnest(${gone}::bigint[]) as id)
    select c.id, c.due_on from work_case c join gone g on c.owner_person_id = g.id
      where c.closed_on is null and c.owner_role <> all (${OUTSIDE}::text[])
    union select c.id, c.due_on from work_case c join gone g on c.adviser_person_id = g.id
      where c.closed_on is null and c.owner_role = any (${OUTSIDE}::text[])
    order by due_on, id limit ${sql.lit(STRANDED)}`.execute(db);
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.id);
  return named(db, services).where("c.id", "in", ids).orderBy("c.due_on").orderBy("c.id").execute();
}

async function countCases(db: Db, actor: Actor, whose: Whose, when: ReturnType<typeof isSoon>): Promise<number> {
  const { n } = await db
    .selectFrom("work_case as c")
    .select(sql<number>`count(*)`.as("n"))
    .where("c.closed_on", "is", null)
    .where((eb) => whose(eb, actor))
    .where(when)
    .executeTakeFirstOrThrow();
  return n;
}

export const countMine = async (db: Db, actor: Actor, today: string, house: House): Promise<number> =>
  countCases(db, actor, mineWith(await listVacantBeneath(db, actor, today), separations(house), today), isSoon(today));

/** The same with how many of them are overdue, over several posts of one person: what stands on two of his benches counts once. */
export async function countBenches(db: Db, actors: readonly Actor[], today: Day, house: House): Promise<{ open: number; overdue: number }> {
  if (actors.length === 0) return { open: 0, overdue: 0 };
  const whose = await Promise.all(
    actors.map(async (a) => [a, mineWith(await listVacantBeneath(db, a, today), separations(house), today)] as const),
  );
  return db
    .selectFrom("work_case as c")
    .select([sql<number>`count(*)`.as("open"), sql<number>`count(*) filter (where c.due_on < ${today})`.as("overdue")])
    .where("c.closed_on", "is", null)
    .where((eb) => eb.or(whose.map(([a, is]) => is(eb, a))))
    .where(isSoon(today))
    .executeTakeFirstOrThrow();
}

export const workbench = ({ actor, services }: Asked, most: number) =>
  services.database.read(actor.scope, async (db) => {
    const today = chinaDay(services.now());
    const soon = isSoon(today);
    const isMine = mineWith(await listVacantBeneath(db, actor, today), separations(services.house), today);
    const part = async (whose: Whose, when: typeof soon) => {
      const found = await named(db, services)
        .where((eb) => whose(eb, actor))
        .where(when)
        .orderBy("c.due_on")
        .orderBy("c.id")
        .limit(most)
        .execute();
      const isAll = found.length < most;
      const all: readonly Bare[] = isAll
        ? found
        : await bare(db)
            .where((eb) => whose(eb, actor))
            .where(when)
            .orderBy("c.due_on")
            .orderBy("c.id")
            .limit(LOOKED)
            .execute();
      const entries = all.map((c) => {
        const { isNew, isReturned } = movedByOthers(c, actor, services);
        return { ...c, isNew, isAlone: isReturned || (c.nudged_on ?? "") >= addDays(today, -7) };
      });
      const rows = (await fold(db, { actor, house: services.house, today }, entries)).slice(0, most);
      const views = new Map(found.map((c) => [c.id, c]));
      const others = rows.map((r) => r.first.id).filter((id) => !views.has(id));
      if (others.length > 0) for (const c of await named(db, services).where("c.id", "in", others).execute()) views.set(c.id, c);
      return {
        items: rows.flatMap(({ first, many }) => {
          const c = views.get(first.id);
          return c ? [itemView(c, actor, services, many)] : [];
        }),
        // Whoever has more than fit hears how many there are in all.
        count: all.length < LOOKED ? all.length : await countCases(db, actor, whose, when),
      };
    };
    const mine = await part(isMine, soon);
    const later = await part(isMine, sql<SqlBool>`not ${soon}`);
    const waiting = await part(isWaitedFor, soon);
    const overdue = sql<SqlBool>`c.due_on < ${today}`;
    const overdueBelow = await listOverdueBelow(db, actor, today);
    // A leader sees what is late, whose, in which step; what lies beneath another leader is counted by unit above.
    const late = actor.roles.includes("leader")
      ? await named(db, services).where(overdue).where(inScope("c", actor.scope)).orderBy("c.due_on").orderBy("c.id").limit(LATE).execute()
      : [];
    const listedOverdue = mine.items.reduce((sum, i) => sum + (i.many?.overdue ?? Number(i.overdueDays !== null)), 0);
    return {
      mine: mine.items,
      later: later.items,
      waiting: waiting.items,
      overdueBelow,
      quiet: await listQuiet(db, actor, today),
      late: late.map((c) => itemView(c, actor, services)),
      stranded: (await listStranded(db, actor, services, today)).map((c) => itemView(c, actor, services)),
      counts: {
        mine: mine.count,
        // The earliest due come first: where the last listed is not overdue, these are all there are.
        overdue: (mine.items.at(-1)?.overdueDays ?? null) === null ? listedOverdue : await countCases(db, actor, isMine, overdue),
        later: later.count,
        waiting: waiting.count,
      },
    };
  });

/** The overdue cases of a unit of the own subtree and of what lies beneath it, longest first. */
export const listOverdue = ({ actor, services }: Asked, unitId: number) =>
  services.database.read(actor.scope, async (db) => {
    const unit = await findUnit(db, unitId);
    if (!unit || !covers(actor.scope, unit.path)) return notFound();
    const today = chinaDay(services.now());
    const rows = await named(db, services)
      .where("c.due_on", "<", today)
      .where(sql<SqlBool>`c.unit_path[${sql.lit(unit.path.length)}] = ${unit.id}`)
      .orderBy("c.due_on")
      .orderBy("c.id")
      .limit(200)
      .execute();
    return { unitName: unit.name, items: rows.map((c) => itemView(c, actor, services)) };
  });
