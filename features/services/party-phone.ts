import { mobileIn } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";

/** The mobile on record for a party of a case: its demand's demander, or the supplier agreed with. What the scope may not see is not there. */
export async function findPartyPhone(db: Db, caseId: number, party: string): Promise<string | undefined> {
  const { rows } = await sql<{ phone: string | null }>`
    with recursive up (id, parent_id, process) as (
      select id, parent_id, process from work_case where id = ${caseId}
      union all select c.id, c.parent_id, c.process from up join work_case c on c.id = up.parent_id)
    select case when ${party} = 'supplier'
      then (select k.phone from introduction i join supply_contact k on k.supply_id = i.supply_id
            where i.demand_id = up.id and i.agreed_on is not null order by i.agreed_on desc limit 1)
      else (select k.phone from demand_contact k where k.demand_id = up.id order by k.id desc limit 1) end as phone
    from up where process = 'demand'`.execute(db);
  const phone = rows[0]?.phone;
  return phone ? mobileIn(phone) : undefined;
}
