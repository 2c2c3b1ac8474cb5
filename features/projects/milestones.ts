import { chinaDay, parseMoney } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { getDemand, keepEntered, restOn, stepDemand } from "../services/index.ts";
import { projectsCatalogue } from "./catalogue.ts";
import { listFiles, listMilestones } from "./queries.ts";
import { getAgreementRecord } from "./agreements.ts";

type Signed = Context & { actor: Actor };

export async function addMilestone(context: Signed, input: { id: number; title: string; dueOn: string }): Promise<{ id: number }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const a = await getAgreementRecord(tx, input.id);
    if (a.state !== "in_force")
      refuseRequest("not-from-this-state", { zh: "协议生效后才能添加节点", en: "Milestones follow once the agreement is in force" });
    if (input.dueOn < a.signed_on) refuseRequest("invalid", { zh: "节点日期早于签订日期", en: "The milestone lies before the signing" });
    const { id } = await tx
      .insertInto("milestone")
      .values({ agreement_id: a.id, title: input.title, due_on: input.dueOn })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "milestone.add", subject: `agreement:${a.id}`, detail: { milestoneId: id } });
    const demand = a.demand_id === null ? undefined : await getDemand(tx, a.demand_id);
    if (demand?.state === "signed")
      await stepDemand(tx, demand, { action: "perform", actor: { ...actor, roles: ["system"] }, at: instant(context) }, services.now());
    return { id };
  });
}

/** Done only with a document of this agreement; what is in place is money received, not promised. */
export async function reachMilestone(
  context: Signed,
  input: { id: number; doneOn: string; inPlace: string; fileId: number },
): Promise<{ factId: number }> {
  const { actor, services } = context;
  const money = parseMoney(input.inPlace === "" ? "0" : input.inPlace);
  if (!money.ok)
    return refuseRequest(
      "invalid",
      { zh: "金额不对，例：12.5 万元", en: "Not an amount; write as 12.5 万元" },
      { fields: { inPlace: { zh: "例：12.5 万元", en: "As 12.5 万元" } } },
    );
  return services.database.write(actor.scope, async (tx) => {
    const m = await tx.selectFrom("milestone").selectAll().where("id", "=", input.id).forUpdate().executeTakeFirst();
    if (!m) notFound();
    if (m.fact_id !== null) return { factId: m.fact_id };
    const a = await getAgreementRecord(tx, m.agreement_id);
    const file = (await listFiles(tx, a.id)).find((f) => f.id === input.fileId);
    if (!file) refuseRequest("gate-unmet", { zh: "请先上传本节点的证明文件", en: "First upload this milestone's document" });
    if (input.doneOn > chinaDay(services.now()) || input.doneOn < a.signed_on)
      refuseRequest("invalid", { zh: "完成日期应在签订之后、今天之前", en: "Done between the signing and today" });
    const before = (await listMilestones(tx, a.id)).reduce((sum, x) => sum + (x.inPlaceFen ?? 0), 0);
    if (before + money.value > a.amount_fen)
      refuseRequest(
        "invalid",
        { zh: "到位金额合计超过协议金额；协议有变更的，先更正协议", en: "More in place than agreed; correct the agreement first" },
        { fields: { inPlace: { zh: "超过协议金额", en: "More than agreed" } } },
      );
    const entered = await keepEntered(services, tx, actor, a);
    const factId = await recordFact(tx, projectsCatalogue, actor, {
      kind: "milestone.reached",
      occurredOn: input.doneOn,
      unitId: a.unit_id,
      unitPath: a.unit_path,
      regionCode: a.region_code,
      subject: `agreement:${a.id}`,
      measures: { inPlaceFen: money.value },
      dimensions: { basis: entered.basis },
      evidence: [{ type: "file", ref: String(file.id), label: file.name }],
    });
    await tx
      .updateTable("milestone")
      .set({ done_on: input.doneOn, in_place_fen: money.value, file_id: input.fileId, fact_id: factId })
      .where("id", "=", m.id)
      .execute();
    await restOn(tx, factId, [entered]);
    return { factId };
  });
}
