import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { acrossUnits, type Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import { notFound, type Context } from "../http/server.ts";

type By = Pick<Context, "services"> & { readonly actor: Actor };

/** Which record, and the sign that the unit was shown it: numbers alone open nothing. */
export interface Shown {
  readonly id: number;
  readonly shown: string;
}

/** What stands in the address where a unit that enters the same is shown another's record. */
export const signShown = ({ services, actor }: By, table: string, id: number): string =>
  services.links.keyed(`shown ${table}:${id} to ${actor.scope.unitId}`).subarray(0, 16).toString("base64url");

function isShown(by: By, table: string, { id, shown }: Shown): boolean {
  const [given, wanted] = [Buffer.from(shown), Buffer.from(signShown(by, table, id))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Records that several units hold together: one row, whoever enters it first. */
export interface Joint {
  /** Its table, with title, first_on, last_on, place. */
  readonly table: string;
  /** What the audit trail calls the step. */
  readonly act: string;
  /** Until when one may join. */
  readonly states: readonly string[];
  /** Whether those above the one who joins see it, too: where each level counts it. */
  readonly seenAbove: boolean;
  /** Puts the unit among the hosts, once however often it is asked. */
  add(tx: Db, id: number, unit: { readonly id: number; readonly name: string }, role: string): Promise<void>;
}

export interface SeenElsewhere {
  readonly title: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly place: string;
  readonly unitName: string;
  readonly joined: boolean;
}

/** What whoever may join sees of it: what a public calendar would say. */
export async function seeElsewhere(by: By, joint: Joint, asked: Shown): Promise<SeenElsewhere> {
  const { services, actor } = by;
  const { id } = asked;
  if (!isShown(by, joint.table, asked)) return notFound();
  return services.database.read(acrossUnits(actor, services.rootUnitId).scope, async (db) => {
    const { rows } = await sql<SeenElsewhere>`
      select a.title, a.first_on as "firstOn", a.last_on as "lastOn", a.place, u.name as "unitName",
        ${actor.scope.unitId} = any (a.unit_path) or ${actor.scope.unitId} = any (a.shared_path) as joined
      from ${sql.table(joint.table)} a join unit u on u.id = a.unit_id where a.id = ${id} and a.state = any (${[...joint.states]}::text[])`.execute(
      db,
    );
    return rows[0] ?? notFound();
  });
}

/** Takes part: the unit stands among the hosts and sees the record from now on; whoever entered it hears so in its book. */
export async function takePart(by: By, joint: Joint, input: Shown & { role: string }): Promise<{ id: number }> {
  const { services, actor } = by;
  // Whoever sees it from above alone is no host yet.
  if ((await seeElsewhere(by, joint, input)).joined && !joint.seenAbove) return { id: input.id };
  const across = acrossUnits(actor, services.rootUnitId);
  await services.database.write(across.scope, async (tx) => {
    const unit = await tx.selectFrom("unit").select(["id", "name", "path"]).where("id", "=", actor.scope.unitId).executeTakeFirstOrThrow();
    await joint.add(tx, input.id, unit, input.role);
    await sql`update ${sql.table(joint.table)} set version = version + 1 where id = ${input.id}`.execute(tx);
    const path = joint.seenAbove ? unit.path : [unit.id];
    await sql`update work_case set shared_path = shared_path || array(select x from unnest(${[...path]}::int[]) x
      where x <> all (unit_path) and x <> all (shared_path)) where id = ${input.id}`.execute(tx);
    await audit(tx, across, {
      act: joint.act,
      subject: `${joint.table}:${input.id}`,
      detail: { unit: unit.id, role: input.role },
    });
  });
  return { id: input.id };
}
