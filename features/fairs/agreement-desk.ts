import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { carrierOf } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import type { Values } from "../../platform/register/fields.ts";
import { draftAgreement } from "../projects/index.ts";
import type { Signed } from "./plan-desk.ts";

interface Talk {
  readonly unitId: number;
  readonly unitPath: number[];
  readonly adviserId: number | null;
  readonly state: string;
  readonly agreementId: number | null;
  readonly title: string;
  readonly partyA: string;
  readonly partyB: string;
  readonly signedOn: string;
}
/** What a talk says of its agreement already: who needs (the firm, or whose problem it is), who offers, the project. */
async function talkOf(db: Db, id: number, today: string): Promise<Talk> {
  const [row] = await rowsOf<Talk>(
    db,
    sql`select t.unit_id as "unitId", t.unit_path as "unitPath", c.adviser_person_id as "adviserId", t.state, t.agreement_id as "agreementId", left(coalesce(j.title, t.about), 200) as title,
      coalesce(case when j.kind = 'problem' then j.owner end, d.name) as "partyA", coalesce(case when j.kind <> 'problem' then j.owner end, o.name) as "partyB", ${today} as "signedOn"
      from fair_talk t join work_case c on c.id = t.id join fair_party a on a.id = t.from_id join fair_party b on b.id = t.with_id
      left join fair_project ja on ja.id = a.project_id left join fair_project jb on jb.id = b.project_id
      join fair_party d on d.id = case when ja.kind = 'problem' then a.id when jb.kind = 'problem' then b.id when a.side = 'firm' then a.id else b.id end
      join fair_party o on o.id = case when d.id = a.id then b.id else a.id end
      left join fair_project j on j.id = coalesce(d.project_id, o.project_id) where t.id = ${id}`,
  );
  return row ?? notFound();
}

/** Both parties and today, for the form. */
export const startAgreement = ({ actor, services }: Signed, talkId: number) =>
  services.database.read(actor.scope, async (db) => {
    const { title, partyA, partyB, signedOn } = await talkOf(db, talkId, chinaDay(services.now()));
    return { title, partyA, partyB, signedOn };
  });

/** An agreement of what came of a talk, entered once: it goes the ordinary way of agreements, both sides confirm it. */
export async function makeAgreement(context: Signed, input: { talkId: number; values: Values; requestKey: string }) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    await sql`select from fair_talk where id = ${input.talkId} for update`.execute(tx);
    const talk = await talkOf(tx, input.talkId, chinaDay(services.now()));
    if (talk.agreementId !== null) return { id: talk.agreementId };
    if (!["intended", "landed"].includes(talk.state))
      refuseRequest("not-now", { zh: "有意向的洽谈才登记协议", en: "An agreement is made of a talk with interest" });
    if (talk.unitId !== actor.scope.unitId)
      refuseRequest("not-your-unit", { zh: "由办洽谈会的单位登记协议", en: "The unit that holds the fair enters the agreement" });
    const of = { title: talk.title, unitId: talk.unitId, unitPath: talk.unitPath, adviserPersonId: talk.adviserId ?? carrierOf(actor) };
    const { id } = await draftAgreement(context, tx, of, input.values, input.requestKey);
    await sql`update fair_talk set agreement_id = ${id} where id = ${input.talkId}`.execute(tx);
    await audit(tx, actor, { act: "fair_talk.agreement", subject: `fair_talk:${input.talkId}`, detail: { agreement: id } });
    return { id };
  });
}
