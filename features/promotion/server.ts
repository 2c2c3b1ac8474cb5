import { catalogueOf } from "@bihuan/indicators";
import { addDays } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Seen } from "../../platform/records/special.ts";
import { servedCalls, takeCall } from "./call-desk.ts";
import { promotionContract } from "./contract.ts";
import { promotionFacts } from "./facts.ts";
import { needDoorTo } from "./need-door.ts";
import { promotions } from "./promotion.ts";
import { codeOf, costEach, readCode, type Effect } from "./rules.ts";

type Promotion = (typeof promotions)["register"];
/** Days after its day within which what came is weighed against all that came. */
const WINDOW = 90;

/** The first such fact of a need; what was confirmed before the plan's day is no effect of it. */
const first = (
  kind: string,
  from: string,
) => sql`left join lateral (select min(f.occurred_on) as on_day from ledger_fact f where f.subject = 'demand:' || o.demand_id
  and f.kind = ${kind} and f.occurred_on >= ${from}::date and not f.void and not exists (select from ledger_fact l where l.supersedes = f.id))`;

/** Needs that named each material, from facts; beside them all needs confirmed in the same days, and those whose origin is not known. */
async function effectOf({ db, row, record }: Seen<Promotion>) {
  const { rows } = await sql<Effect>`
    select m.id as "materialId", m.title, m.edition, count(o.demand_id)::int as needs, count(c.on_day)::int as confirmed, count(i.on_day)::int as introduced,
      min(c.on_day) - ${row.onDay}::date as "firstDays"
    from promotion_material m left join demand_origin o on o.material_id = m.id
    ${first("demand.confirmed", row.onDay)} c on true ${first("demand.introduced", row.onDay)} i on true
    where m.promotion_id = ${record.id} group by m.id order by m.id`.execute(db);
  const until = addDays(row.onDay, WINDOW);
  const { rows: all } = await sql<{ confirmed: number; ofThis: number; unknown: number; unasked: number }>`
    select count(*)::int as confirmed, count(*) filter (where m.promotion_id = ${record.id})::int as "ofThis",
      count(*) filter (where o.heard = 'unknown')::int as unknown, count(*) filter (where o.demand_id is null)::int as unasked
    from ledger_fact f left join demand_origin o on f.subject = 'demand:' || o.demand_id left join promotion_material m on m.id = o.material_id
    where f.kind = 'demand.confirmed' and f.occurred_on between ${row.onDay}::date and ${until}::date
      and f.unit_path[${sql.lit(record.unitPath.length)}] = ${record.unitId} and not f.void
      and not exists (select from ledger_fact l where l.supersedes = f.id)`.execute(db);
  const centre = (
    await sql<{ id: number; name: string; phone: string }>`select id, name, phone from centre_of(${[...record.unitPath]}::int[])`.execute(
      db,
    )
  ).rows[0];
  const [unit] = (
    await sql<{ region: string | null }>`select left(region_code, 6) as region from unit where id = ${record.unitId}`.execute(db)
  ).rows;
  const confirmed = rows.reduce((n, r) => n + r.confirmed, 0);
  return {
    materials: rows.map((r) => ({ ...r, code: codeOf(r.materialId) })),
    window: { from: row.onDay, to: until, ...(all[0] ?? { confirmed: 0, ofThis: 0, unknown: 0, unasked: 0 }) },
    confirmed,
    costEachFen: costEach(row.costFen, confirmed),
    centre: centre ?? null,
    /** Where the public form of needs stands. */
    region: unit?.region ?? null,
  };
}
export type PromotionEffect = Awaited<ReturnType<typeof effectOf>>;

export const servedPromotions = serveRecords(promotions, {
  facts: catalogueOf(promotionFacts),
  gates: {
    dated: ({ row, today }) => row.onDay <= today,
    coded: async ({ children }) => (await children("materials")) > 0,
    proven: async ({ files }) => (await files("proof")) > 0,
    aged: ({ row, today }) => addDays(row.onDay, 30) <= today,
  },
  on: {
    hold: async (s) => {
      await s.fact("promotion.held", {
        occurredOn: s.row.onDay,
        measures: { costFen: s.row.costFen },
        dimensions: { channel: s.row.channel },
      });
    },
  },
  sections: { effect: effectOf },
});

export const needDoor = needDoorTo(servedCalls);

async function materialsOf(db: Db, demandId: number) {
  const need = await db
    .selectFrom("work_case")
    .select("unit_path")
    .where("id", "=", demandId)
    .where("process", "=", "demand")
    .executeTakeFirst();
  if (!need) return notFound();
  return (
    await sql<{
      id: number;
      title: string;
      promotion: string;
      onDay: string;
    }>`select id, title, promotion_title as promotion, on_day as "onDay"
      from materials_above(${need.unit_path}::int[])`.execute(db)
  ).rows;
}

const api = implement(promotionContract).$context<Context>().use(wall);
export const promotionRouter = api.router({
  takeCall: api.takeCall.handler(({ input, context }) => takeCall(context, input)),
  findOrigin: api.findOrigin.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const choices = await materialsOf(db, input.id);
      const origin = await db
        .selectFrom("demand_origin")
        .select(["heard", "material_id"])
        .where("demand_id", "=", input.id)
        .executeTakeFirst();
      return {
        heard: (origin?.heard ?? null) as "code" | "asked" | "unknown" | null,
        material: choices.find((c) => c.id === origin?.material_id)?.title ?? null,
        choices: choices.map((c) => ({ ...c, code: codeOf(c.id) })),
      };
    }),
  ),
  noteOrigin: api.noteOrigin.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const choices = await materialsOf(tx, input.id);
      const code = input.code?.trim() ?? "";
      const asked = code === "" ? input.materialId : readCode(code);
      if (code !== "" && asked === undefined)
        refuseRequest("invalid", { zh: "推介码不对，可能听错了一位，请再问一遍", en: "Not a code: a digit may be misheard" });
      if (asked !== undefined && !choices.some((c) => c.id === asked))
        refuseRequest("invalid", { zh: "本单位和上级没有这个推介码的材料", en: "No material of the unit or its superiors has this code" });
      const standing = await tx
        .selectFrom("demand_origin")
        .select("heard")
        .where("demand_id", "=", input.id)
        .forUpdate()
        .executeTakeFirst();
      if ((standing?.heard ?? null) !== input.seen)
        refuseRequest("stale", { zh: "别人刚记过从哪里知道，请先看一看", en: "Somebody has just noted it; look at it first" });
      const row = {
        material_id: asked ?? null,
        heard: asked === undefined ? "unknown" : code === "" ? "asked" : "code",
        set_by: context.actor.id,
        set_at: instant(context),
      };
      await tx
        .insertInto("demand_origin")
        .values({ demand_id: input.id, ...row })
        .onConflict((oc) => oc.column("demand_id").doUpdateSet(row))
        .execute();
      await audit(tx, context.actor, { act: "demand.origin", subject: `demand:${input.id}`, detail: { material: asked ?? null } });
      return { ok: true as const };
    }),
  ),
});
