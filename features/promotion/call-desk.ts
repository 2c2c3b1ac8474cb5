import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { instant, refuseRequest, type Context } from "../../platform/http/server.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { createDemand } from "../services/index.ts";
import { calls } from "./calls.ts";
import { codeOf } from "./rules.ts";

export const servedCalls = serveRecords(calls, {
  gates: { need: ({ row }) => row.demandId !== null },
  sections: {
    call: async ({ db, row }) => ({
      material:
        (await rowsOf<{ title: string }>(db, sql`select title from promotion_material where id = ${row.materialId ?? 0}`))[0]?.title ??
        null,
      code: row.materialId === null ? null : codeOf(row.materialId),
      demandId: row.demandId,
    }),
  },
});
export type CallDesk = { readonly material: string | null; readonly code: string | null; readonly demandId: number | null };

/** After the call back: a draft of a need with what was left, its origin by the code; the demander confirms it the ordinary way. Asked twice it is one need. */
export async function takeCall(
  context: Context & { readonly actor: Actor },
  input: { id: number; title: string; demanderKind: string; duplicateReason?: string | undefined },
): Promise<{ id: number }> {
  const { actor, services } = context;
  const call = await services.database.read(actor.scope, (db) => findRecord(db, calls, input.id));
  const { demandId, materialId, name, contactName, phone, said, place } = call.values as {
    [K in "name" | "contactName" | "phone" | "said"]: string;
  } & { place: string | null; demandId: number | null; materialId: number | null };
  if (demandId !== null) return { id: demandId };
  if (call.state !== "asked") refuseRequest("not-from-this-state", { zh: "这条留言已经办结", en: "This message is done with" });
  if (call.unitId !== actor.scope.unitId)
    refuseRequest("not-your-unit", { zh: "由收到留言的单位登记", en: "By the unit it was left with" });
  const { id } = await createDemand(context, {
    values: {
      ...{ title: input.title, demanderName: name, demanderKind: input.demanderKind, contactName, phone },
      ...{ source: materialId === null ? "message" : "outreach", rawText: [said, place].filter(Boolean).join("\n") },
    },
    requestKey: `need-call-${input.id}`,
    unitId: call.unitId,
    duplicateReason: input.duplicateReason,
  });
  await services.database.write(actor.scope, async (tx) => {
    await sql`update need_call set demand_id = ${id} where id = ${input.id}`.execute(tx);
    if (materialId !== null)
      await tx
        .insertInto("demand_origin")
        .values({ demand_id: id, material_id: materialId, heard: "code", set_by: actor.id, set_at: instant(context) })
        .onConflict((oc) => oc.column("demand_id").doNothing())
        .execute();
    await actOnRecord(servedCalls, context, tx, { id: input.id, action: "take", requestKey: `need-call-${input.id}-take` });
  });
  return { id };
}
