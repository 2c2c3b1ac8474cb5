import type { ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { WorkCase } from "../../platform/casework/casework.ts";
import { deputyOn } from "../../platform/casework/deputies.ts";
import { hasTurn, inOffice, separationsOf, turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { tell } from "../../platform/notices/notices.ts";

type Asked = Context & { actor: Actor };

const NUDGES_A_DAY = 20;

/** Those whose move a case is, who can sign in. */
async function moversOf(db: Db, process: ProcessDef, c: WorkCase, today: string): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`select distinct p.id, p.name from work_case c, person p join post t on t.person_id = p.id
    where c.id = ${c.id} and ${inOffice(today)} and ${
      c.owner_person_id === null
        ? hasTurn(separationsOf([process]), today)
        : sql`(p.id = ${c.owner_person_id} or p.id in (select d.deputy_id from deputy d where d.person_id = ${c.owner_person_id}
          and ${deputyOn("d", today)} and (d.case_ids is null or ${c.id} = any (d.case_ids))))`
    } order by p.id limit 20`.execute(db);
  return rows;
}

/** A friendly reminder to whose move a case is. The same request twice is one reminder. */
export async function nudge(tx: Db, context: Asked, caseId: number, requestKey?: string): Promise<{ told: string[]; times: number }> {
  const { actor, services } = context;
  const today = chinaDay(services.now());
  const c = (await tx.selectFrom("work_case").selectAll().where("id", "=", caseId).executeTakeFirst()) ?? notFound();
  const process = services.house.processes[c.process] ?? notFound();
  const turn = await turnOf(tx, process, c, actor, today);
  if (!turn) return refuseRequest("final", { zh: "这件事已经办结", en: "The case is closed" });
  if (turn.isMine) return refuseRequest("your-move", { zh: "现在轮到您自己办", en: "It is your own turn" });
  if (turn.isOutside)
    return refuseRequest("outside", {
      zh: "在等当事人本人；请打开这件事，重发链接或打电话",
      en: "It waits for the party; open the case to send the link again, or call",
    });
  if (turn.closedTo !== null)
    return refuseRequest("nobody", {
      zh: `${turn.closedTo}已办过前面的步骤，这一步须换人办，催不到；请安全管理员再任命一人`,
      en: `${turn.closedTo} did an earlier step and may not do this one; the security officer appoints one more`,
    });
  const to = (await moversOf(tx, process, c, today)).filter((p) => p.id !== actor.personId);
  if (to.length === 0)
    return refuseRequest("nobody", {
      zh: "没有能登录办理的人，催不到；请移交给别人",
      en: "Nobody there can sign in; hand it over to somebody else",
    });
  const mine = await tx
    .selectFrom("nudge")
    .select(sql<number>`count(*)`.as("n"))
    .where("by_person_id", "=", actor.personId as number)
    .where("on_day", "=", today)
    .executeTakeFirstOrThrow();
  if (mine.n >= NUDGES_A_DAY)
    return refuseRequest("enough", { zh: `今天已提醒 ${NUDGES_A_DAY} 件，明天再提醒`, en: "Twenty reminders today; go on tomorrow" });
  const sent = await tx
    .insertInto("nudge")
    .values({ case_id: caseId, by_person_id: actor.personId as number, on_day: today })
    .onConflict((oc) => oc.columns(["case_id", "on_day"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!sent) return refuseRequest("nudged", { zh: "今天已经有人提醒过，明天再提醒", en: "Somebody reminded them today already" });
  const state = process.states[c.state]?.label;
  await tell(
    tx,
    to.map((p) => p.id),
    {
      kind: "nudge",
      subject: `${c.process}:${c.id}`,
      caseId: c.id,
      title: c.title,
      words: { zh: `请您有空办一下：${state?.zh ?? ""}`, en: `When you can, please see to it: ${state?.en ?? ""}` },
      byName: actor.name,
      at: instant(context),
    },
  );
  await audit(tx, actor, {
    act: "case.nudge",
    subject: `${c.process}:${c.id}`,
    ...(requestKey === undefined ? {} : { requestId: requestKey }),
  });
  const { n } = await tx
    .selectFrom("nudge")
    .select(sql<number>`count(*)`.as("n"))
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return { told: to.map((p) => p.name), times: n };
}
