import { alternates } from "@bihuan/quotas";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import type { Signed } from "./choose-desk.ts";
import { congressOf, floorsOf, peopleOf, unitsOf } from "./gather.ts";
import { asNominee, boundsOf } from "./rules.ts";

interface Leaver {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  readonly congressId: number;
  readonly taken: number | null;
}
const leaverOf = async (db: Db, id: number): Promise<Leaver> =>
  (
    await rowsOf<Leaver>(
      db,
      sql`select n.id, n.name, n.state, n.congress_id as "congressId", (select r.id from congress_nominee r where r.replaces_id = n.id) as taken
        from congress_nominee n where n.id = ${id} and n.congress_id is not null`,
    )
  )[0] ?? notFound();

/** Who of the reserve could take the place of somebody who left, every floor that held kept. */
export async function alternatesOf(
  db: Db,
  leaverId: number,
): Promise<{ id: number; name: string; unitName: string; rank: number | null }[]> {
  const leaver = await leaverOf(db, leaverId);
  const congress = await congressOf(db, leaver.congressId);
  const plan = { seats: congress.seats, bounds: boundsOf(await floorsOf(db, congress.id), await unitsOf(db, congress.id)) };
  const people = await peopleOf(db, congress.id, ["delegate", "reserve", "left"]);
  const seated = people.filter((p) => p.state === "delegate" || p.id === leaverId);
  const free = people.filter((p) => p.state === "reserve");
  const able = alternates(
    plan,
    [...seated, ...free].map((p) => asNominee(p, congress.ageOn)),
    seated.map((p) => String(p.id)),
  ).get(String(leaverId));
  return free
    .filter((p) => able?.includes(String(p.id)))
    .map(({ id, name, unitName, rank }) => ({ id, name, unitName, rank }))
    .toSorted((a, b) => (a.rank ?? 1000) - (b.rank ?? 1000) || a.id - b.id);
}

/** A vacancy that nobody has taken is filled by somebody of the reserve who keeps the floors; a second person decides. */
export const replaceBy = (hand: Hand, context: Signed, input: { leaverId: number; successorId: number; requestKey: string }) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const leaver = await leaverOf(tx, input.leaverId);
    // One vacancy after another, else two who fill at once would each find it open.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`congress ${leaver.congressId}`}, 518))`.execute(tx);
    const now = await leaverOf(tx, input.leaverId);
    if (now.taken === input.successorId) return { ok: true as const };
    if (now.state !== "left" || now.taken !== null)
      refuseRequest("no-vacancy", { zh: `${now.name}的名额没有空出来，或已经递补`, en: `The seat of ${now.name} is not vacant` });
    const able = await alternatesOf(tx, input.leaverId);
    if (!able.some((a) => a.id === input.successorId))
      refuseRequest("breaks-floors", {
        zh: `递补这个人会使结构要求达不到。可以递补的：${
          able
            .slice(0, 10)
            .map((a) => a.name)
            .join("、") || "没有"
        }`,
        en: `With this person a floor would not be kept. Possible: ${
          able
            .slice(0, 10)
            .map((a) => a.name)
            .join(", ") || "nobody"
        }`,
      });
    const [found] = await rowsOf<{ version: number }>(
      tx,
      sql`select version from congress_nominee where id = ${input.successorId} for update`,
    );
    await nextVersion(tx, hand.records, input.successorId, found?.version ?? 0);
    await sql`update congress_nominee set replaces_id = ${input.leaverId} where id = ${input.successorId}`.execute(tx);
    await actOnRecord(hand, context, tx, { id: input.successorId, action: "replace", requestKey: input.requestKey });
    return { ok: true as const };
  });
