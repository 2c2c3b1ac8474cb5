import { addDays, chinaDay, type Day } from "@bihuan/kit";
import { sql } from "kysely";
import { mintActor, mintSystemActor, type Actor } from "../../platform/access/scope.ts";
import { inOffice, OUTSIDE } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { listPosts } from "../people/index.ts";
import { countBenches } from "./bench.ts";

/** Beijing's hour from which the day's messages go out. */
const HOUR = 8;
const isMorning = (now: number): boolean => new Date(now + 8 * 3_600_000).getUTCHours() >= HOUR;

/** 明天到期: told once per case and day to whoever moves it, or follows it while a party moves. */
export async function tellDueTomorrow(services: Services): Promise<number> {
  const now = services.now();
  if (!isMorning(now)) return 0;
  const today = chinaDay(now);
  const outside = Object.keys(OUTSIDE);
  return services.database.write(mintSystemActor(services.rootUnitId).scope, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into notice (person_id, kind, subject, case_id, title, words_zh, words_en, at, once_key)
      select distinct on (c.id, p.id) p.id, 'due', c.process || ':' || c.id, c.id, left(c.title, 200), '明天到期', 'Due tomorrow',
        ${new Date(now).toISOString()}::timestamptz, 'due:' || c.id || ':' || c.due_on
      from work_case c join post t on true join person p on p.id = t.person_id and ${inOffice(today)}
      where c.closed_on is null and c.due_on = ${addDays(today, 1)} and case
        when c.owner_role = any (${outside}::text[]) then p.id = c.adviser_person_id
        when c.owner_person_id is not null then p.id = c.owner_person_id
        else t.unit_id = c.owner_unit_id and t.role = c.owner_role end
      on conflict do nothing`.execute(tx);
    return Number(numAffectedRows ?? 0);
  });
}

interface Due {
  person_id: number;
  way: "mail" | "robot";
  robot: Buffer | null;
  moved: number;
  nudge: number;
  mention: number;
  due: number;
}

/** A person as each of his units sees him: whose benches his digest counts. */
async function actorsOf(db: Db, personId: number, today: Day): Promise<Actor[]> {
  const posts = Map.groupBy(await listPosts(db, personId, today), (p) => p.unitId);
  return [...posts.values()].flatMap((of) => {
    const [first] = of;
    return first
      ? [mintActor({ personId, name: first.personName, unitPath: first.unitPath, roles: of.map((p) => p.role) }, new Map())]
      : [];
  });
}

/**
 * One message a day to each who chose it: counts and the way in, no title and no name, for mail and robots lie outside the house. On a day
 * without anything to tell nothing is sent.
 */
export async function sendDigests(services: Services): Promise<number> {
  const now = services.now();
  if (!isMorning(now)) return 0;
  const today = chinaDay(now);
  return services.database.write(mintSystemActor(services.rootUnitId).scope, async (tx) => {
    const { rows } = await sql<Due>`select * from take_digests(${today}::date)`.execute(tx);
    let sent = 0;
    for (const d of rows) {
      const person = await tx.selectFrom("person").select(["email", "unit_path"]).where("id", "=", d.person_id).executeTakeFirst();
      const { open, overdue } = await countBenches(tx, await actorsOf(tx, d.person_id, today), today, services.house);
      const parts = [
        open > 0 && `待办 ${open} 件${overdue > 0 ? `，其中 ${overdue} 件超期` : ""}`,
        d.due > 0 && `明天到期 ${d.due} 件`,
        d.moved > 0 && `别人办了 ${d.moved} 件`,
        d.nudge > 0 && `有人提醒您 ${d.nudge} 件`,
        d.mention > 0 && `有人提到您 ${d.mention} 处`,
      ].filter(Boolean);
      const to = d.way === "robot" ? d.robot && services.messages.openAddress(d.robot) : person?.email;
      if (parts.length === 0 || !to || !person || !services.messages.channels.includes(d.way)) continue;
      const id = await services.messages.enqueue(
        tx,
        {
          channel: d.way,
          kind: "work.digest",
          unitPath: person.unit_path,
          to,
          subject: `今日待办：${parts[0] as string}`,
          text: `今日待办汇总：${parts.join("；")}。请登录查看：${services.config.BIHUAN_ORIGIN ?? ""}/workbench\n每天一次；不想收可在“消息 · 提醒方式”里改。`,
          onceKey: `work.digest:${d.person_id}:${today}`,
        },
        now,
      );
      if (id !== undefined) sent++;
    }
    return sent;
  });
}
