import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";

export interface Decider {
  personId: number;
  unitId: number;
  role: string;
}

/**
 * Who can take the next step in somebody's stead: holds one of the roles on the day, at the unit or the nearest above it, and can sign
 * in; at one unit the role named first. Only where nobody on the whole path can sign in, somebody without an account is named.
 */
export async function findDecider(
  db: Db,
  asked: { unitPath: readonly number[]; roles: readonly string[]; except: readonly (number | null)[]; today: string },
): Promise<Decider | undefined> {
  const except = asked.except.filter((id) => id !== null);
  const { rows } = await sql<Decider>`
    select p.id as "personId", t.unit_id as "unitId", t.role
    from post t join person p on p.id = t.person_id join unit u on u.id = t.unit_id
    where t.unit_id = any (${[...asked.unitPath]}::int[]) and t.role = any (${[...asked.roles]}::text[])
      and p.id <> all (${except}::bigint[]) and p.consent_withdrawn_on is null
      and t.from_on <= ${asked.today} and (t.to_on is null or t.to_on >= ${asked.today})
      and (u.valid_to is null or u.valid_to > ${asked.today})
    order by p.account_id is null, cardinality(u.path) desc, array_position(${[...asked.roles]}::text[], t.role), p.id
    limit 1`.execute(db);
  return rows[0];
}

/** The owner of a case's next step: whoever holds the state's role at that unit, or the one person where another role stands in. */
export const ownerOf = (decider: Decider | undefined, role: string, fallbackUnitId: number): { unitId: number } | { personId: number } =>
  decider === undefined ? { unitId: fallbackUnitId } : decider.role === role ? { unitId: decider.unitId } : { personId: decider.personId };

/** Holds a post on the day and can sign in. */
export async function canAct(db: Db, personId: number, today: string): Promise<boolean> {
  const row = await db
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select("t.id")
    .where("p.id", "=", personId)
    .where("p.account_id", "is not", null)
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Is the mobile number or address one of the staff's own? A confirmation sent to it reaches no party. */
export const isStaffContact = async (db: Db, to: string): Promise<boolean> =>
  (await db
    .selectFrom("person")
    .select("id")
    .where(to.includes("@") ? sql<boolean>`lower(email) = ${to}` : sql<boolean>`regexp_replace(phone, '\\D', '', 'g') like ${`%${to}%`}`)
    .executeTakeFirst()) !== undefined;
