import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import { troublesOf, type Held, type Trouble } from "../../platform/backup/schedule.ts";
import type { Services } from "../../platform/http/server.ts";
import { TROUBLES } from "./words.ts";

/** Once a day, as long as something is wrong, the system officers hear of it by mail. Returns what is wrong. */
export async function tellOfTroubles(services: Services, held: Held): Promise<Trouble[]> {
  const now = services.now();
  const troubles = troublesOf(held, now);
  const [first] = troubles;
  if (first === undefined || services.rootUnitId === 0 || !services.messages.channels.includes("mail")) return troubles;
  const { scope } = mintSystemActor(services.rootUnitId);
  const today = chinaDay(now);
  const text = [
    ...troubles.map((t) => `· ${TROUBLES[t].zh}`),
    "请尽快查看“备份”页和服务器日志；在有一份新的、试过恢复的备份之前，这封提醒每天寄一次。",
    `${services.config.BIHUAN_ORIGIN ?? ""}/backups`,
  ].join("\n\n");
  await services.database.write(scope, async (tx) => {
    const officers = await sql<{ id: number; email: string; path: number[] }>`
      select distinct p.id, p.email, p.unit_path as path from person p join post t on t.person_id = p.id
      where t.role = 'system_officer' and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today})
        and p.email is not null and p.consent_withdrawn_on is null order by p.id limit 500`.execute(tx);
    for (const { id, email, path } of officers.rows)
      await services.messages.enqueue(
        tx,
        {
          channel: "mail",
          kind: "backup.trouble",
          unitPath: path,
          to: email,
          subject: TROUBLES[first].zh,
          text,
          onceKey: `backup.trouble:${id}:${today}`,
        },
        now,
      );
  });
  return troubles;
}
