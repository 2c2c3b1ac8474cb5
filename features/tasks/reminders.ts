import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";

/** Beijing's hour from which reminders go out. */
const HOUR = 8;

/**
 * One mail a day to the head of a unit that lets tasks lie beyond their day: how many, and the way to them. Who carries them is
 * reminded by the workbench's own mail; nobody else hears of it, and no list of units is ever made.
 */
export async function remindSuperiors(services: Services): Promise<number> {
  const now = services.now();
  if (!services.messages.channels.includes("mail") || new Date(now + 8 * 3_600_000).getUTCHours() < HOUR) return 0;
  const today = chinaDay(now);
  return services.database.write(mintSystemActor(services.rootUnitId).scope, async (tx) => {
    const { rows } = await sql<{ id: number; email: string; path: number[]; overdue: number }>`
      with late (unit_id) as (
        select unit_id from task where state in ('issued', 'working', 'delay_asked') and until_on < ${today}::date
        union all select a.unit_id from action_plan a join work_case c on c.id = a.id where a.state = 'draft' and a.above_id is not null and c.due_on < ${today}::date)
      select p.id, p.email, p.unit_path as path, count(*) as overdue
      from late t join post o on o.unit_id = t.unit_id and o.role = 'leader' and o.from_on <= ${today}::date and (o.to_on is null or o.to_on >= ${today}::date)
      join person p on p.id = o.person_id
      where p.email is not null and p.consent_withdrawn_on is null
      group by p.id`.execute(tx);
    let sent = 0;
    for (const r of rows) {
      const id = await services.messages.enqueue(
        tx,
        {
          channel: "mail",
          kind: "task.overdue",
          unitPath: r.path,
          to: r.email,
          subject: `本单位有 ${r.overdue} 件督办任务或应出台的方案超期`,
          text: `本单位牵头的督办任务、应出台的实施方案有 ${r.overdue} 件已过期限，请登录查看：${services.config.BIHUAN_ORIGIN ?? ""}/tasks\n\n每天最多提醒一次，只发给本单位负责人。`,
          onceKey: `task.overdue:${r.id}:${today}`,
        },
        now,
      );
      if (id !== undefined) sent++;
    }
    return sent + (await remindFeedback(services, tx, today));
  });
}

/** Of feedback that is late, once a day: to who carries the task how many are his, to the head of the unit how many there are. */
async function remindFeedback(services: Services, tx: Db, today: string): Promise<number> {
  const { rows } = await sql<{ id: number; email: string; path: number[]; own: number; unit: number }>`
    with late as (select unit_id, owner_person_id from task
        where rhythm_id is not null and state in ('working', 'delay_asked') and feedback_on < ${today}::date),
      told as (select owner_person_id as id, 1 as own, 0 as unit from late where owner_person_id is not null
        union all select o.person_id, 0, 1 from late l join post o on o.unit_id = l.unit_id and o.role = 'leader'
          and o.from_on <= ${today}::date and (o.to_on is null or o.to_on >= ${today}::date))
    select p.id, p.email, p.unit_path as path, sum(own)::int as own, sum(unit)::int as unit from told t join person p on p.id = t.id
    where p.email is not null and p.consent_withdrawn_on is null
      and exists (select from post o where o.person_id = p.id and o.from_on <= ${today}::date and (o.to_on is null or o.to_on >= ${today}::date))
    group by p.id`.execute(tx);
  let sent = 0;
  for (const r of rows) {
    const said = r.unit > 0 ? `本单位有 ${r.unit} 件督办任务到期没有反馈` : `您有 ${r.own} 件督办任务到期没有反馈`;
    const id = await services.messages.enqueue(
      tx,
      {
        channel: "mail",
        kind: "task.feedback",
        unitPath: r.path,
        to: r.email,
        subject: said,
        text: `${said}，请登录查看：${services.config.BIHUAN_ORIGIN ?? ""}/tasks/feedback\n\n每天最多提醒一次，只发给承办人和本单位负责人。`,
        onceKey: `task.feedback:${r.id}:${today}`,
      },
      services.now(),
    );
    if (id !== undefined) sent++;
  }
  return sent;
}
