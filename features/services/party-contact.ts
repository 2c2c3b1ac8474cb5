import { mobileIn } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { ChannelName } from "../../platform/messages/channels.ts";
import { pastSight } from "../../platform/records/sight.ts";
import { isStaffContact } from "../people/index.ts";

interface PartyContact {
  /** As it is on record: one or several, mobile or not. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly demanderId: number;
  readonly supplyId: number | null;
}

/** How a party of a case is reached by what is on record: its demand's demander, or the supplier agreed with. What the scope may not see is not there. */
export const findPartyContact = (db: Db, caseId: number, party: string): Promise<PartyContact | undefined> =>
  // A superior who has a party called or sends it a link reaches the one on record, whose number he reads nowhere else.
  pastSight(db, async () => {
    const { rows } = await sql<PartyContact>`
    with recursive up (id, parent_id, process) as (
      select id, parent_id, process from work_case where id = ${caseId}
      union all select c.id, c.parent_id, c.process from up join work_case c on c.id = up.parent_id)
    select k.phone, k.email, d.demander_id as "demanderId", k.supply_id as "supplyId"
    from up join demand d on d.id = up.id cross join lateral (
      (select s.phone, s.email, s.supply_id from introduction i join supply_contact s on s.supply_id = i.supply_id
       where ${party} = 'supplier' and i.demand_id = up.id and i.agreed_on is not null order by i.agreed_on desc limit 1)
      union all
      (select n.phone, n.email, null from demand_contact n where ${party} <> 'supplier' and n.demand_id = up.id order by n.id desc limit 1)) k
    where up.process = 'demand'`.execute(db);
    return rows[0];
  });

/** Where text messages arrive. */
export const mobileOf = (contact: PartyContact | undefined): string | undefined => (contact?.phone ? mobileIn(contact.phone) : undefined);

/** The way by which the system itself reaches a party: the phone first, for it is harder to come by than an address. */
export function wayTo(
  contact: PartyContact | undefined,
  channels: readonly ChannelName[],
): { channel: "mail" | "text"; to: string } | undefined {
  const mobile = mobileOf(contact);
  if (mobile && channels.includes("text")) return { channel: "text", to: mobile };
  if (contact?.email && channels.includes("mail")) return { channel: "mail", to: contact.email };
  return undefined;
}

/** Whether what is sent there may reach somebody else than the party: one of the staff, or whoever reads the address that another body gives as well. */
export async function isDoubtful(db: Db, contact: PartyContact, { channel, to }: { channel: ChannelName; to: string }): Promise<boolean> {
  if (await isStaffContact(db, to)) return true;
  if (channel !== "mail") return false;
  const others = sql<{ others: boolean }>`select
    exists (select from demand_contact k join demand d on d.id = k.demand_id
      where k.email = ${to} and (${contact.supplyId}::bigint is not null or d.demander_id <> ${contact.demanderId}))
    or exists (select from supply_contact s where s.email = ${to} and s.supply_id is distinct from ${contact.supplyId}::bigint) as others`;
  const { rows } = await pastSight(db, () => others.execute(db));
  return rows[0]?.others === true;
}

/** As it is told to whoever asked for it to be sent. */
export const masked = (to: string): string =>
  to.includes("@") ? to.replace(/^(.).{0,64}@/, "$1***@") : `${to.slice(0, 3)}****${to.slice(-4)}`;
