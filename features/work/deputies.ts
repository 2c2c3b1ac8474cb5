import { addDays, chinaDay, isDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { isOfficer, listPosts } from "../people/index.ts";
import { deputiesContract } from "./deputies-contract.ts";

type Asked = Context & { actor: Actor };
const LONGEST_DAYS = 183;
const OFFICERS = ["system_officer", "security_officer", "auditor"];

/** Advisers arrange their own leave; reviewers and leaders that of everybody beneath. */
const arrangesOthers = (actor: Actor): boolean => actor.roles.some((r) => r === "leader" || r === "reviewer");
const mayArrange = (actor: Actor, personId: number): boolean =>
  actor.deputyFor === undefined && (personId === actor.personId || arrangesOthers(actor));

/** Persons in office in business posts: at a unit and beneath it, or at it and above. */
async function listInOffice(db: Db, where: "beneath" | "upwards", path: readonly number[], today: string) {
  const unitId = path.at(-1) as number;
  const place = where === "beneath" ? sql`u.path @> ${[unitId]}::int[]` : sql`u.id = any (${[...path]}::int[])`;
  const { rows } = await sql<{ id: number; name: string; title: string; unitId: number; unitName: string }>`
    select p.id, p.name, string_agg(distinct t.title, '、') as title, u.id as "unitId", u.name as "unitName"
    from post t join person p on p.id = t.person_id join unit u on u.id = t.unit_id
    where ${inOffice(today)} and ${place} and t.role <> all (${OFFICERS}::text[]) and u.valid_to is null
    group by p.id, p.name, u.id, u.name, u.path order by cardinality(u.path) desc, p.name, p.id limit 500`.execute(db);
  return rows;
}

async function listDeputies({ actor, services }: Asked) {
  return services.database.read(actor.scope, async (db) => {
    const today = chinaDay(services.now());
    const away = actor.deputyFor ? [] : await listInOffice(db, "beneath", actor.scope.unitPath, today);
    const standing = await db
      .selectFrom("deputy as d")
      .innerJoin("person as p", "p.id", "d.person_id")
      .innerJoin("person as a", "a.id", "d.deputy_id")
      .innerJoin("unit as u", "u.id", "d.unit_id")
      .select(["d.id", "d.person_id", "p.name", "a.name as deputyName", "u.name as unitName", "d.from_on", "d.to_on", "d.case_ids"])
      .where(sql<boolean>`u.path @> ${[actor.scope.unitId]}::int[]`)
      .where("d.to_on", ">=", today)
      .where("d.ended_on", "is", null)
      .orderBy("d.from_on")
      .orderBy("d.id")
      .limit(200)
      .execute();
    return {
      away: arrangesOthers(actor) ? away : away.filter((p) => p.id === actor.personId),
      standing: standing.map(({ person_id, from_on, to_on, case_ids, ...d }) => ({
        ...d,
        personId: person_id,
        fromOn: from_on,
        toOn: to_on,
        cases: case_ids?.length ?? null,
        can: { end: mayArrange(actor, person_id) },
      })),
    };
  });
}

/** The unit and the roles that somebody holds there today; not found beyond one's own units. */
async function postsAt(db: Db, actor: Actor, personId: number, unitId: number, today: string) {
  const posts = (await listPosts(db, personId, today)).filter((p) => p.unitId === unitId && !isOfficer(p.role));
  const [first] = posts;
  return first && covers(actor.scope, first.unitPath) ? first : notFound();
}

const openCasesOf = (db: Db, personId: number) =>
  db
    .selectFrom("work_case")
    .select(["id", "title"])
    .where("closed_on", "is", null)
    .where((eb) => eb.or([eb("owner_person_id", "=", personId), eb("adviser_person_id", "=", personId)]))
    .orderBy("due_on")
    .orderBy("id")
    .limit(1000)
    .execute();

const chooseDeputy = ({ actor, services }: Asked, input: { personId: number; unitId: number }) =>
  services.database.read(actor.scope, async (db) => {
    if (!mayArrange(actor, input.personId)) return notFound();
    const today = chinaDay(services.now());
    const post = await postsAt(db, actor, input.personId, input.unitId, today);
    const deputies = (await listInOffice(db, "upwards", post.unitPath, today)).filter((p) => p.id !== input.personId);
    return { deputies, cases: await openCasesOf(db, input.personId) };
  });

type Wanted = {
  personId: number;
  unitId: number;
  deputyId: number;
  fromOn: string;
  toOn: string;
  caseIds?: number[] | undefined;
};

const appointDeputy = ({ actor, services }: Asked, input: Wanted): Promise<{ id: number }> =>
  services.database.write(actor.scope, async (tx) => {
    const today = chinaDay(services.now());
    if (actor.deputyFor)
      refuseRequest("deputy-of-deputy", { zh: "代办人不能再请人代办，也不能替别人安排", en: "A deputy appoints no further deputy" });
    if (!mayArrange(actor, input.personId))
      refuseRequest("not-your-role", { zh: "别人的代办由审核或负责人安排", en: "Others' leave is arranged by a reviewer or leader" });
    const post = await postsAt(tx, actor, input.personId, input.unitId, today);
    const days = daysFault(input, today);
    if (days) refuseRequest("invalid", days);
    const may = (await listInOffice(tx, "upwards", post.unitPath, today)).some((p) => p.id === input.deputyId);
    if (!may || input.deputyId === input.personId)
      refuseRequest("invalid", {
        zh: "代办人要在本单位或上级单位任业务岗位、能登录，且不是请假的人",
        en: "The deputy must be somebody else in office at the unit or above it, who can sign in",
      });
    // Of two at once the second meets the first's.
    await tx.selectFrom("person").select("id").where("id", "=", input.personId).forUpdate().execute();
    if (input.caseIds) {
      const own = new Set((await openCasesOf(tx, input.personId)).map((c) => c.id));
      if (input.caseIds.some((id) => !own.has(id)))
        refuseRequest("invalid", {
          zh: "所选事项已办结或不在这个人名下，请刷新",
          en: "Some cases are closed or not this person's; reload",
        });
    }
    const clash = await tx
      .selectFrom("deputy")
      .select(["case_ids"])
      .where("person_id", "=", input.personId)
      .where("unit_id", "=", input.unitId)
      .where("ended_on", "is", null)
      .where("from_on", "<=", input.toOn)
      .where("to_on", ">=", input.fromOn)
      .execute();
    if (clash.some((c) => c.case_ids === null || !input.caseIds || c.case_ids.some((id) => input.caseIds?.includes(Number(id)))))
      refuseRequest("held-already", {
        zh: "这段时间已有人代办同样的事；请先收回，或换日期、换事项",
        en: "Somebody stands in for the same then; end that first, or choose other days or cases",
      });
    const { id } = await tx
      .insertInto("deputy")
      .values({
        person_id: input.personId,
        unit_id: input.unitId,
        unit_path: [...post.unitPath],
        deputy_id: input.deputyId,
        from_on: input.fromOn,
        to_on: input.toOn,
        case_ids: input.caseIds ?? null,
        set_by: actor.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, {
      act: "deputy.set",
      subject: `person:${input.personId}`,
      detail: { deputy: input.deputyId, from: input.fromOn, to: input.toOn, cases: input.caseIds?.length ?? null },
    });
    return { id };
  });

function daysFault({ fromOn, toOn }: Wanted, today: string) {
  if (!isDay(fromOn) || fromOn < today) return { zh: "代办从今天或以后开始", en: "It begins today or later" };
  if (!isDay(toOn) || toOn < fromOn) return { zh: "止日早于起日", en: "It ends before it begins" };
  if (toOn > addDays(fromOn, LONGEST_DAYS))
    return { zh: "代办最长半年；更久请办移交", en: "Half a year at most; for longer hand the cases over" };
  return undefined;
}

const endDeputy = ({ actor, services }: Asked, id: number): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    const row = await tx
      .selectFrom("deputy as d")
      .innerJoin("unit as u", "u.id", "d.unit_id")
      .select(["d.id", "d.person_id", "d.ended_on", "u.path"])
      .where("d.id", "=", id)
      .executeTakeFirst();
    if (!row || !covers(actor.scope, row.path) || !mayArrange(actor, row.person_id)) return notFound();
    if (row.ended_on !== null) refuseRequest("ended", { zh: "已经收回", en: "It has ended" });
    await tx
      .updateTable("deputy")
      .set({ ended_on: chinaDay(services.now()) })
      .where("id", "=", id)
      .execute();
    await audit(tx, actor, { act: "deputy.end", subject: `person:${row.person_id}` });
    return { ok: true };
  });

const api = implement(deputiesContract).$context<Context>().use(wall);

export const deputiesRouter = api.router({
  listDeputies: api.listDeputies.handler(({ context }) => listDeputies(context)),
  chooseDeputy: api.chooseDeputy.handler(({ input, context }) => chooseDeputy(context, input)),
  appointDeputy: api.appointDeputy.handler(({ input, context }) => appointDeputy(context, input)),
  endDeputy: api.endDeputy.handler(({ input, context }) => endDeputy(context, input.id)),
});
