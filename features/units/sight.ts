import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { talliedUnder } from "../../platform/db/holders.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { tell } from "../../platform/notices/notices.ts";
import { showDay } from "../../platform/register/fields.ts";
import type { House, SensitiveKind } from "../../platform/rooms/room.ts";
import { sightContract } from "./sight-contract.ts";

type Asked = Context & { actor: Actor };
const api = implement(sightContract).$context<Context>().use(wall);

export const sightRouter = api.router({
  listSight: api.listSight.handler(({ context }) => listSight(context)),
  grantSight: api.grantSight.handler(({ input, context }) => grantSight(context, input)),
  takeBackSight: api.takeBackSight.handler(({ input, context }) => takeBackSight(context, input)),
  listSightLooks: api.listSightLooks.handler(({ input, context }) => listSightLooks(context, input.id)),
});

const refuseFault = (fields: Readonly<Record<string, Label>>): never =>
  refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });
const tooShort = { zh: "请写明原因，至少四个字", en: "State the reason, four characters at least" };

function listSight({ actor, services }: Asked) {
  const { scope } = actor;
  const today = chinaDay(services.now());
  const { sensitive } = services.house;
  return services.database.read(scope, async (db) => {
    const above = await sql<{ id: number; name: string; people: { id: number; name: string }[] }>`
      select u.id, u.name, coalesce((select jsonb_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)) from post t join person p on p.id = t.person_id
        where t.unit_id = u.id and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today})), '[]') as people
      from unit u where u.id = any (${scope.unitPath.slice(0, -1)}::int[]) order by cardinality(u.path) desc`.execute(db);
    const { name } = await db.selectFrom("unit").select("name").where("id", "=", scope.unitId).executeTakeFirstOrThrow();
    const grants = await listGrants(db, scope.unitId, today);
    return {
      unitName: name,
      can: { grant: actor.permissions.has("sight.grant") && above.rows.length > 0 },
      kinds: [...sensitive].map(([kind, { label }]) => ({ kind, label })),
      superiors: above.rows,
      grants,
      beneath: await listBeneath(db, actor, sensitive, today),
    };
  });
}

async function listGrants(db: Db, ownId: number, today: string) {
  const rows = await db
    .selectFrom("sight_grant as g")
    .innerJoin("unit as u", "u.id", "g.unit_id")
    .innerJoin("unit as s", "s.id", "g.to_unit_id")
    .leftJoin("person as t", "t.id", "g.to_person_id")
    .leftJoin("person as p", (j) => j.on("g.granted_by", "=", actorIdOf("p.id")))
    .selectAll("g")
    .select(["u.name as unit_name", "s.name as to_name", "t.name as to_person_name", "p.name as by_name"])
    .select((eb) =>
      eb
        .selectFrom("sight_look as l")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("l.grant_id", "=", "g.id")
        .as("looks"),
    )
    .orderBy("g.id", "desc")
    .limit(500)
    .execute();
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    unitName: r.unit_name,
    toName: r.to_name,
    toPersonName: r.to_person_name,
    fromOn: r.from_on,
    untilOn: r.until_on,
    reason: r.reason,
    byName: nameActor(r.granted_by, r.by_name),
    at: r.granted_at,
    standing: r.ended_at !== null ? ("taken" as const) : r.until_on < today ? ("over" as const) : ("holds" as const),
    endedAt: r.ended_at,
    endReason: r.end_reason,
    isOwn: r.unit_id === ownId,
    looks: Number(r.looks ?? 0),
  }));
}

/** Counts of those that hold the rows: counties, and units above them for their own. Kept with each act, they name nobody. */
async function listBeneath(db: Db, { scope }: Actor, sensitive: House["sensitive"], today: string) {
  const tables = [...sensitive.values()].flatMap((k) => k.records.map((r) => r.name));
  const { rows } = await sql<{ process: string; unitId: number; unitName: string; state: string; n: number }>`
    select t.process, t.unit_id as "unitId", u.name as "unitName", t.state, sum(t.n)::int as n from ${talliedUnder(scope.unitPath)} t join unit u on u.id = t.unit_id
    where t.process = any (${tables}::text[]) and t.unit_id <> ${scope.unitId}
    group by 1, 2, 3, 4, u.path, u.region_code, u.id having sum(t.n) > 0 order by cardinality(u.path), u.region_code, u.id limit 5000`.execute(
    db,
  );
  const grants = await sql<{
    unitId: number;
    kind: string;
    untilOn: string;
  }>`select unit_id as "unitId", kind, max(until_on) as "untilOn" from sight_grant
    where to_unit_id = ${scope.unitId} and (to_person_id is null or to_person_id = ${scope.personId}) and ended_at is null
      and ${today} between from_on and until_on group by 1, 2`.execute(db);
  const units = [...Map.groupBy(rows, (r) => r.unitId)];
  return [...sensitive].flatMap(([kind, { records }]) =>
    units.flatMap(([unitId, all]) => {
      const registers = records.flatMap((r) =>
        countsOf(
          r,
          all.filter((t) => t.process === r.name),
        ),
      );
      const untilOn = grants.rows.find((g) => g.unitId === unitId && g.kind === kind)?.untilOn ?? null;
      return registers.length === 0 ? [] : [{ unitName: all[0]?.unitName ?? "", kind, untilOn, registers }];
    }),
  );
}

function countsOf({ name, register, path, process }: SensitiveKind["records"][number], rows: readonly { state: string; n: number }[]) {
  const n = rows.reduce((sum, r) => sum + r.n, 0);
  if (n === 0) return [];
  const states = process
    ? Object.entries(process.states).flatMap(([state, { label }]) => rows.filter((r) => r.state === state).map((r) => ({ label, n: r.n })))
    : [];
  return [{ name, label: register.label, path, n, states }];
}

interface Grant {
  readonly kind: string;
  readonly toUnitId: number;
  readonly toPersonId?: number | null | undefined;
  readonly untilOn: string;
  readonly reason: string;
}

export const grantSight = ({ actor, services }: Asked, input: Grant) =>
  services.database.write(actor.scope, async (tx) => {
    const { unitId, unitPath } = actor.scope;
    const of = services.house.sensitive.get(input.kind) ?? notFound();
    const today = chinaDay(services.now());
    const at = new Date(services.now()).toISOString();
    const people = await postsAt(tx, input.toUnitId, today);
    const person = input.toPersonId ?? null;
    const faults: Record<string, Label> = {};
    if (!unitPath.slice(0, -1).includes(input.toUnitId))
      faults["toUnitId"] = { zh: "只能授权给上级单位", en: "A unit above the own alone" };
    else if (person !== null && !people.includes(person))
      faults["toPersonId"] = { zh: "这个人现在不在该单位任职", en: "Holds no post at that unit now" };
    if (input.untilOn < today) faults["untilOn"] = { zh: "不能早于今天", en: "Not before today" };
    if (input.reason.length < 4) faults["reason"] = tooShort;
    if (Object.keys(faults).length > 0) return refuseFault(faults);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sight:${unitId}`}, 823007))`.execute(tx);
    const same = await tx
      .selectFrom("sight_grant")
      .select("until_on")
      .where("unit_id", "=", unitId)
      .where("kind", "=", input.kind)
      .where("to_unit_id", "=", input.toUnitId)
      .where("to_person_id", "is not distinct from", person)
      .where("ended_at", "is", null)
      .where("until_on", ">=", today)
      .executeTakeFirst();
    if (same)
      return refuseRequest("granted-already", {
        zh: `已经授权到 ${showDay(same.until_on, "zh-CN")}；要改日期，请先收回再授权`,
        en: `Granted until ${showDay(same.until_on, "en")} already; take it back first to change the day`,
      });
    const row = {
      kind: input.kind,
      registers: [...of.tables],
      to_unit_id: input.toUnitId,
      to_person_id: person,
      from_on: today,
      until_on: input.untilOn,
    };
    const { id } = await tx
      .insertInto("sight_grant")
      .values({ ...row, unit_id: unitId, unit_path: [...unitPath], reason: input.reason, granted_by: actor.id, granted_at: at })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "sight.grant", subject: `sight_grant:${id}`, detail: { ...row, reason: input.reason } });
    await tellSuperior(
      tx,
      actor,
      { id, person, people, at, title: of.label.zh },
      {
        zh: `查看授权，到 ${showDay(input.untilOn, "zh-CN")} 止`,
        en: `Sight granted until ${showDay(input.untilOn, "en")}`,
      },
    );
    return { id };
  });

/** Whoever reads by it hears of it: the person named, else all who hold a post there. */
const tellSuperior = (
  tx: Db,
  actor: Actor,
  g: { id: number; person: number | null; people: readonly number[]; at: string; title: string },
  words: Label,
) =>
  tell(tx, g.person === null ? g.people : [g.person], {
    kind: "moved",
    subject: `sight_grant:${g.id}`,
    caseId: null,
    title: g.title,
    words,
    byName: actor.name,
    at: g.at,
  });

const postsAt = async (tx: Db, unitId: number, today: string): Promise<number[]> =>
  (
    await sql<{
      id: number;
    }>`select distinct person_id as id from post where unit_id = ${unitId} and from_on <= ${today} and (to_on is null or to_on >= ${today})`.execute(
      tx,
    )
  ).rows.map((r) => r.id);

const takeBackSight = ({ actor, services }: Asked, input: { id: number; reason: string }) =>
  services.database.write(actor.scope, async (tx) => {
    const today = chinaDay(services.now());
    const at = new Date(services.now()).toISOString();
    const g = await tx
      .selectFrom("sight_grant")
      .selectAll()
      .where("id", "=", input.id)
      .where("unit_id", "=", actor.scope.unitId)
      .executeTakeFirst();
    if (!g) return notFound();
    if (input.reason.length < 4) return refuseFault({ reason: tooShort });
    const ended =
      g.ended_at !== null || g.until_on < today
        ? 0n
        : (
            await tx
              .updateTable("sight_grant")
              .set({ ended_at: at, ended_by: actor.id, end_reason: input.reason })
              .where("id", "=", g.id)
              .where("ended_at", "is", null)
              .executeTakeFirst()
          ).numUpdatedRows;
    if (ended === 0n)
      return refuseRequest("over-already", { zh: "这项授权已经收回或已到期", en: "This grant was taken back or has ended already" });
    await audit(tx, actor, { act: "sight.take-back", subject: `sight_grant:${g.id}`, detail: { reason: input.reason } });
    const title = services.house.sensitive.get(g.kind)?.label.zh ?? g.kind;
    await tellSuperior(
      tx,
      actor,
      { id: g.id, person: g.to_person_id, people: await postsAt(tx, g.to_unit_id, today), at, title },
      {
        zh: "查看授权已收回",
        en: "Sight taken back",
      },
    );
    return { ok: true as const };
  });

const listSightLooks = ({ actor, services }: Asked, id: number) =>
  services.database.read(actor.scope, async (db) => {
    const rows = await db
      .selectFrom("sight_look as l")
      .innerJoin("person as p", "p.id", "l.person_id")
      .select(["l.id", "l.at", "l.register", "l.record_id", "p.name"])
      .where("l.grant_id", "=", id)
      .orderBy("l.id", "desc")
      .limit(500)
      .execute();
    const records = [...services.house.sensitive.values()].flatMap((k) => k.records);
    const words = new Map([...services.house.sensitive.values()].flatMap((k) => k.tables.map((t) => [t, k.label] as const)));
    return rows.map((r) => {
      const of = records.find((x) => x.name === r.register);
      const path = of?.path ?? "/services/demands";
      return {
        id: r.id,
        at: r.at,
        who: r.name,
        register: of?.register.label ?? words.get(r.register) ?? { zh: r.register, en: r.register },
        recordId: r.record_id,
        href: r.record_id === null ? null : `${path}/${r.record_id}`,
      };
    });
  });
