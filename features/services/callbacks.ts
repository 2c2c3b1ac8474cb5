import { chinaDay } from "@bihuan/kit";
import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { drawSample } from "./draw.ts";
import { askVerification } from "./worth.ts";

export const CALLBACK_SHARE: Parameter = {
  name: "callback.share",
  initial: 0.1,
  least: 0.01,
  most: 1,
  kind: "share",
  label: { zh: "本人确认的抽查比例", en: "Share drawn for a call back" },
  what: {
    zh: "每月从上个月当事人本人确认的事项里随机抽出这么多，由审核人回访核实；每个县至少一件",
    en: "So much of last month's confirmations by the parties themselves is drawn for a call back, at least one in each county",
  },
};

/**
 * Once a month and county, after the month has ended: draws a share of what the parties confirmed themselves and puts the calls on the
 * reviewer's bench. The seed is made at the draw, so that nobody knows beforehand whom it meets, and kept, so that anybody draws again.
 */
export async function drawCallbacks(services: Services): Promise<number> {
  const system = mintSystemActor(services.rootUnitId);
  const month = lastMonth(chinaDay(services.now()));
  const counties = await services.database.read(system.scope, (db) =>
    sql<{ path: number[] }>`
      select distinct unit_path[1:4] as path from confirmation k
      where basis = 'self' and answered_on >= ${month}::date and answered_on < ${month}::date + interval '1 month'
        and not exists (select from callback_draw d where d.month = ${month}::date and d.unit_id = coalesce(k.unit_path[4], k.unit_path[3], k.unit_path[2], k.unit_path[1]))`
      .execute(db)
      .then((r) => r.rows),
  );
  let drawn = 0;
  for (const { path } of counties)
    drawn += await services.database.write(system.scope, async (tx) => {
      const unitId = path.at(-1) as number;
      const share = await readParameter(tx, path, CALLBACK_SHARE, chinaDay(services.now()));
      const { rows } = await sql<{ id: number; asked_by: string; party: string; case_id: number }>`
        select id, asked_by, party, case_id from confirmation
        where basis = 'self' and unit_path[1:4] = ${path}::int[]
          and answered_on >= ${month}::date and answered_on < ${month}::date + interval '1 month' order by id`.execute(tx);
      const seed = randomInt(2 ** 31);
      const ids = rows.map((r) => r.id);
      const chosen = new Set(drawSample(ids, share, seed));
      const taken = await tx
        .insertInto("callback_draw")
        .values({ unit_id: unitId, unit_path: path, month, seed, share, drawn_from: ids, drawn: [...chosen] })
        .onConflict((oc) => oc.doNothing())
        .returning("unit_id")
        .executeTakeFirst();
      if (!taken) return 0;
      for (const r of rows.filter((row) => chosen.has(row.id))) {
        const c = await tx.selectFrom("work_case").selectAll().where("id", "=", r.case_id).executeTakeFirstOrThrow();
        await askVerification(services, tx, system, { cause: "drawn", party: r.party, askedBy: r.asked_by, confirmationId: r.id }, c);
      }
      return chosen.size;
    });
  return drawn;
}

function lastMonth(today: string): string {
  const [year, month] = today.split("-").map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, "0")}-01`;
}
