import { NOT_GIVEN } from "../../platform/http/refusals.ts";
import { chinaDay } from "@bihuan/kit";
import { carrierOf, type Actor } from "../../platform/access/scope.ts";
import { openCase } from "../../platform/casework/casework.ts";
import type { Services } from "../../platform/http/server.ts";
import { describeRefusal } from "@bihuan/casework";
import { getUnit } from "../units/index.ts";
import { recordDemandFact } from "./demands.ts";
import { signatureOf } from "./duplicates.ts";
import type { NeedRecord } from "./needs-file.ts";
import { demandProcess } from "./process.ts";
import { findOrCreateDemander } from "./queries.ts";
import { demandRegister } from "./register.ts";

export type Imported = { outcome: "stored" | "known"; id: number } | { outcome: "refused"; cause: string };

const lengthOf = (key: string): number => demandRegister.fields.find((f) => f.key === key)?.maxLength ?? 4000;

/**
 * Stores a forwarded need as a draft whose demander is still to be found: an adviser fills in who and how to reach them
 * before the demander can be asked, so nothing imported counts until its person confirms it. Idempotent by the guid.
 */
export async function importNeed(services: Services, actor: Actor, unitId: number, need: NeedRecord): Promise<Imported> {
  if ([...need.title].length > lengthOf("title")) return { outcome: "refused", cause: `标题超过 ${lengthOf("title")} 字` };
  if ([...need.content].length > lengthOf("rawText")) return { outcome: "refused", cause: `内容超过 ${lengthOf("rawText")} 字` };
  return services.database.write(actor.scope, async (tx) => {
    const unit = await getUnit(tx, unitId);
    const at = new Date(services.now()).toISOString();
    const opened = await openCase(
      tx,
      demandProcess,
      { title: need.title, unitId: unit.id, unitPath: unit.path, adviserPersonId: carrierOf(actor), openedOn: chinaDay(services.now()) },
      {
        action: "open",
        actor,
        at,
        requestKey: `import:${need.guid}`,
        owner: { personId: carrierOf(actor) },
        note: `批量导入，原编号 ${need.guid}`,
      },
    );
    if (!opened.ok)
      return {
        outcome: "refused",
        cause:
          opened.error.code === "not-found"
            ? "没有这个案"
            : opened.error.code === "request-reused"
              ? "这个编号已用于另一件"
              : opened.error.code === "not-given"
                ? NOT_GIVEN.zh
                : describeRefusal(opened.error, demandProcess).zh,
      };
    if (opened.value.repeated) return { outcome: "known", id: opened.value.case.id };
    const id = opened.value.case.id;
    const demander = await findOrCreateDemander(tx, {
      kind: "enterprise",
      name: `待核实的需求方（${need.guid.slice(0, 8)}）`,
      creditCode: null,
      unitId: unit.id,
      unitPath: unit.path,
    });
    const fitsState = [...need.content].length <= lengthOf("presentState");
    const texts = {
      raw_text: need.content || null,
      present_state: fitsState ? need.content || null : null,
      ...{ target: null, tried: null, limits: null },
    };
    await tx
      .insertInto("demand")
      .values({
        id,
        demander_id: demander,
        source: "import",
        region_code: unit.region_code,
        likeness: signatureOf(need.title, texts),
        ...texts,
      })
      .execute();
    await recordDemandFact(
      tx,
      actor,
      { id, unit_id: unit.id, unit_path: unit.path, region_code: unit.region_code, demander_id: demander },
      { kind: "demand.received", nowMillis: services.now(), dimensions: { source: "import" } },
    );
    return { outcome: "stored", id };
  });
}
