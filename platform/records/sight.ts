import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import { HOLDER_DEPTH } from "../db/holders.ts";
import type { Label } from "../http/contract.ts";
import type { Services } from "../http/server.ts";
import type { Records } from "./define.ts";

/** What a unit may let a superior read, under one name: a room's registers that tell of the same people. */
export interface Sensitive {
  readonly kind: string;
  readonly label: Label;
}

/** A superior reads single rows of a sensitive register by a grant alone (decisions/0057). */
const isAbove = (actor: Pick<Actor, "scope">): boolean => actor.scope.unitPath.length < HOLDER_DEPTH && actor.scope.personId !== null;

/** Whether a look at rows of this unit may show something: its own and those beneath a county, else by a grant in force. */
export async function mayLook(db: Db, actor: Actor, register: string, unitPath: readonly number[]): Promise<boolean> {
  if (!isAbove(actor) || actor.scope.unitPath.length >= unitPath.length) return true;
  const grants = await grantsOf(db, actor, register);
  return grants.some((g) => unitPath.slice(HOLDER_DEPTH - 1).includes(g.unitId) || unitPath.at(-1) === g.unitId);
}

interface Look {
  readonly register: string;
  /** null is the list. */
  readonly recordId: number | null;
  /** The table whose row of this number says where it lies; the register itself where nothing is said. */
  readonly of?: string;
  /** What is read is written down in any case. */
  readonly writes?: true;
}

/**
 * Reads what may be sensitive. Whoever holds a grant in force reads in a transaction that opens what it names and writes the look
 * down, at the unit that granted and in the audit trail; a record that he may not see, or that is his own unit's, leaves no trace.
 */
export async function withSight<T>(services: Services, actor: Actor, look: Look, work: (db: Db) => Promise<T>): Promise<T> {
  const granted = isAbove(actor) ? await services.database.read(actor.scope, (db) => grantsOf(db, actor, look.register)) : [];
  if (granted.length === 0) return services.database[look.writes ? "write" : "read"](actor.scope, work);
  return services.database.write(actor.scope, async (tx) => {
    await sql`select set_config('bihuan.sight', 'noted', true)`.execute(tx);
    const read = await work(tx);
    const grants = granted.map((g) => g.id);
    const used = look.recordId === null ? grants : await holding(tx, grants, look.of ?? look.register, look.recordId);
    if (used.length === 0) return read;
    const row = { register: look.register, record_id: look.recordId, person_id: actor.scope.personId as number };
    await tx
      .insertInto("sight_look")
      .values(used.map((grant_id) => ({ grant_id, ...row })))
      .execute();
    await audit(tx, actor, {
      act: "sight.look",
      ...(look.recordId === null ? {} : { subject: `${look.register}:${look.recordId}` }),
      detail: { register: look.register, grants: used },
    });
    return read;
  });
}

/** Reads one of declared records, or their list. */
export const withSightOf = <T>(
  services: Services,
  actor: Actor,
  records: Records,
  recordId: number | null,
  work: (db: Db) => Promise<T>,
): Promise<T> =>
  records.access.sensitive
    ? withSight(services, actor, { register: records.name, recordId }, work)
    : services.database.read(actor.scope, work);

/** Grants in force for this reader, by the database's own day, as its walls reckon. */
async function grantsOf(db: Db, actor: Actor, register: string): Promise<{ id: number; unitId: number }[]> {
  const { rows } = await sql<{
    id: number;
    unitId: number;
  }>`select id, unit_id as "unitId" from sight_grant where ${register} = any (registers) and to_unit_id = ${actor.scope.unitId}
    and (to_person_id is null or to_person_id = ${actor.scope.personId}) and ended_at is null
    and (now() at time zone 'Asia/Shanghai')::date between from_on and until_on order by id`.execute(db);
  return rows;
}

async function holding(tx: Db, grants: readonly number[], of: string, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select g.id from sight_grant g join ${sql.table(of)} r on r.id = ${id}
    where g.id = any (${[...grants]}::bigint[]) and g.unit_id = any (r.unit_path[least(${sql.lit(HOLDER_DEPTH)}, cardinality(r.unit_path)):])`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

/** What the programme itself needs to know and shows to nobody whole, such as where a link is sent. Within a transaction. */
export async function pastSight<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`select current_setting('bihuan.sight', true) as before`.execute(tx);
  await carrySensitive(tx);
  const found = await work();
  await sql`select set_config('bihuan.sight', ${rows[0]?.before ?? ""}, true)`.execute(tx);
  return found;
}

/** A unit that is closed or moved takes what it holds along, the rows its superior does not read among them. Within a transaction. */
export const carrySensitive = (tx: Db): Promise<unknown> => sql`select set_config('bihuan.sight', 'carried', true)`.execute(tx);
