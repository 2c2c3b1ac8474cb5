import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { refuseGuarded } from "../../platform/records/guarded.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { refusedIn } from "../../platform/register/guard.ts";
import { briefs } from "./briefs.ts";
import { thinktankContract } from "./contract.ts";

/** The next number of a unit and year; two who sign at once wait for one another, so that none is missing and none twice. */
async function nextNumber(tx: Db, unitId: number, year: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(823050, ${unitId})`.execute(tx);
  const { rows } = await sql<{
    n: number;
  }>`select count(number)::int + 1 as n from brief where unit_id = ${unitId} and number like ${`${year}-%`}`.execute(tx);
  return `${year}-${String(rows[0]?.n ?? 1).padStart(3, "0")}`;
}

const seersOf = async (db: Db, id: number) =>
  (
    await sql<{
      id: number;
      name: string;
      fromOn: string;
      toOn: string | null;
    }>`select s.id, p.name, s.from_on as "fromOn", s.to_on as "toOn"
      from brief_seer s join person p on p.id = s.person_id where s.brief_id = ${id} order by s.id`.execute(db)
  ).rows;

export const servedBriefs = serveRecords(briefs, {
  gates: {
    written: ({ row }) => (row.summary ?? "") !== "" && (row.body ?? "") !== "",
    stated: ({ row }) => row.notSecret === true && row.statedBy !== null && row.statedOn !== null,
    addressed: ({ row }) => row.addressees !== null,
    sent: async ({ children }) => (await children("deliveries")) > 0,
  },
  on: { sign: async (s) => s.set({ number: await nextNumber(s.db, s.record.unitId, s.today.slice(0, 4)), issuedOn: s.today }) },
  sections: {
    adoption: async ({ db, record, today }) => ({
      sees: (await sql<{ sees: boolean }>`select sees_adoption(${record.id}, ${today}::date) as sees`.execute(db)).rows[0]?.sees === true,
      seers: await seersOf(db, record.id),
    }),
  },
});

const NOT_NAMED = {
  zh: "采用情况只有指定的人能看；由本单位负责人指定",
  en: "What became of it is seen by those named; the unit's leader names them",
};
const api = implement(thinktankContract)
  .$context<Context>()
  .use(wall)
  .use(async ({ context, next }, input) => {
    const refusal = refusedIn(briefs.register.guard, input);
    return refusal ? refuseGuarded(context, "brief", refusal) : next();
  });

export const thinktankRouter = api.router({
  nameSeer: api.nameSeer.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await findRecord(tx, briefs as never, input.id);
      const person = (await tx.selectFrom("person").select("id").where("id", "=", input.personId).executeTakeFirst()) ?? notFound();
      const today = chinaDay(services.now());
      const { rows } =
        await sql`select 1 from brief_seer where brief_id = ${input.id} and person_id = ${person.id} and (to_on is null or to_on >= ${today}::date)`.execute(
          tx,
        );
      if (rows.length > 0) return { ok: true };
      await tx.insertInto("brief_seer").values({ brief_id: input.id, person_id: person.id, named_by: actor.id, from_on: today }).execute();
      await audit(tx, actor, { act: "brief.name", subject: `brief:${input.id}`, detail: { personId: person.id } });
      return { ok: true };
    }),
  ),
  endSeer: api.endSeer.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const seer = (await tx.selectFrom("brief_seer").selectAll().where("id", "=", input.seerId).executeTakeFirst()) ?? notFound();
      // Ends at once: the row of a person named today is ended before it began.
      await sql`update brief_seer set to_on = ${chinaDay(services.now())}::date - 1, from_on = least(from_on, ${chinaDay(services.now())}::date - 1) where id = ${seer.id}`.execute(
        tx,
      );
      await audit(tx, actor, { act: "brief.name", subject: `brief:${seer.brief_id}`, detail: { ended: seer.person_id } });
      return { ok: true };
    }),
  ),
  listToName: api.listToName.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, briefs as never, input.id);
      const like = `%${input.words.replace(/[\\%_]/g, "\\$&")}%`;
      return (
        await sql<{
          id: number;
          name: string;
          unitName: string;
        }>`select p.id, p.name, u.name as "unitName" from person p join unit u on u.id = p.unit_id
          where p.name like ${like} and ${actor.scope.unitId} = any (p.unit_path) order by p.id limit 20`.execute(db)
      ).rows;
    }),
  ),
  lookAtAdoption: api.lookAtAdoption.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const today = chinaDay(services.now());
      await namedFor(tx, input.id, today);
      const { rows: adoptions } = await sql<{ id: number; form: string; body: string; adoptedOn: string; keptAt: string }>`
        select id, form, body, adopted_on as "adoptedOn", kept_at as "keptAt" from look_at_adoption(${input.id}, ${today}::date)`.execute(
        tx,
      );
      const { rows: looks } = await sql<{
        who: string;
        at: string;
      }>`select p.name as who, l.at from brief_look l join person p on p.id = l.person_id
        where l.brief_id = ${input.id} order by l.id desc limit 100`.execute(tx);
      return { adoptions, looks };
    }),
  ),
  enterAdoption: api.enterAdoption.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const today = chinaDay(services.now());
      const record = await namedFor(tx, input.id, today);
      if (record.state !== "delivered") refuseRequest("not-from-this-state", { zh: "报送以后才登记采用情况", en: "First it is delivered" });
      if (input.adoptedOn > today) refuseRequest("invalid", { zh: "日期不能晚于今天", en: "Not after today" });
      await sql`select enter_adoption(${input.id}, ${today}::date, ${input.form}, ${input.body}, ${input.adoptedOn}::date, ${input.keptAt})`.execute(
        tx,
      );
      return { ok: true };
    }),
  ),
});

async function namedFor(tx: Db, id: number, today: string) {
  const record = await findRecord(tx, briefs as never, id);
  const { rows } = await sql<{ sees: boolean }>`select sees_adoption(${id}, ${today}::date) as sees`.execute(tx);
  return rows[0]?.sees ? record : refuseRequest("not-named", NOT_NAMED);
}
