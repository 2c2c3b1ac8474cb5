import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";

/** Beijing's hour from which reminders go out. */
const HOUR = 8;

/**
 * One mail a day to whoever lets cases lie beyond their limit and has an address: the number and the way to the workbench.
 * To the person alone — no list of names goes to anybody, and no content of a case goes by mail.
 */
export async function remindOverdue(services: Services): Promise<number> {
  const now = services.now();
  if (!services.messages.channels.includes("mail") || new Date(now + 8 * 3_600_000).getUTCHours() < HOUR) return 0;
  const today = chinaDay(now);
  return services.database.write(mintSystemActor(services.rootUnitId).scope, async (tx) => {
    const { rows } = await sql<{ id: number; email: string; path: number[]; overdue: number }>`
      select p.id, p.email, p.unit_path as path, count(*) as overdue from work_case c join person p on p.id = c.owner_person_id
      where c.closed_on is null and c.due_on < ${today} and p.email is not null and p.consent_withdrawn_on is null
        and c.owner_role not in ('demander', 'parties')
        and not exists (select from notice_setting s where s.person_id = p.id)
        and exists (select from post t where t.person_id = p.id and (t.to_on is null or t.to_on >= ${today}))
      group by p.id`.execute(tx);
    let sent = 0;
    for (const r of rows) {
      const id = await services.messages.enqueue(
        tx,
        {
          channel: "mail",
          kind: "work.overdue",
          unitPath: r.path,
          to: r.email,
          subject: `您有 ${r.overdue} 件事项超期`,
          text: `您名下有 ${r.overdue} 件事项已超过办理期限，请登录办理：${services.config.BIHUAN_ORIGIN ?? ""}/workbench\n\n每天最多提醒一次。`,
          onceKey: `work.overdue:${r.id}:${today}`,
        },
        now,
      );
      if (id !== undefined) sent++;
    }
    return sent;
  });
}
