import assert from "node:assert/strict";
import { test } from "node:test";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { readPdf } from "../../platform/testing/read-pdf.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { as, county, organiser, roundOpen, standardInForce, world } from "../../tests/assessments-world.ts";
import { dossierPdfOf } from "./dossier.ts";

const sign = (name: string, amountFen: number) => {
  const { services } = world.installation;
  const actor = world.actor(name, ["adviser"]);
  return services.database.write(actor.scope, (tx) =>
    recordFact(tx, services.house.facts, actor, {
      ...{ kind: "agreement.signed", occurredOn: "2026-03-10", unitId: county(name).id, unitPath: county(name).path, regionCode: null },
      ...{ subject: "demand:1", measures: { amountFen }, dimensions: { basis: "self", type: "contract" }, keys: {} },
      evidence: [{ type: "source", ref: "示例", label: "示例" }],
    }),
  );
};

test("a unit merged within the period: both readings, what adds up added, what does not told; a gap of money also in pieces", async () => {
  const standard = await standardInForce([
    ["1.1.1", "一、服务（60分）", "需求（60分）", "经确认的需求", "按比例得分，目标 13 件", "30分", "经确认的需求", "", "", "", ""],
    ["1.1.2", "", "", "经确认的需求方", "按比例得分，目标 13 家", "30", "经确认的需求方", "", "", "", ""],
    ["2.1.1", "二、成果（40分）", "协议", "合同金额", "≥35.75万元", "40", "合同金额", "", "", "", ""],
    ["", "", "", "合计", "", "100", "", "", "", "", ""],
  ]);
  await roundOpen(standard, "两种口径（示例）");
  const clerk = as("县经办", "甲一县", "adviser");
  const { rows } = await organiser().assessments.getMatrix({ id: (await organiser().assessment_round.list({ limit: 10 })).rows[0]?.id as number, column: "self" }); // prettier-ignore
  const id = rows.find((r) => r.unitId === county("甲一县").id)?.id as number;
  const readings = () => clerk.assessments.getReadings({ id });
  assert.equal(await readings(), null, "nothing was merged");
  // 71,500.00 yuan each of three: 21.45 万元, 14.3 short of 35.75, which is two more.
  for (let i = 0; i < 3; i++) await sign("甲一县", 7_150_000);
  await sign("甲二县", 10_000_000);
  const money = (await clerk.assessments.getCard({ id })).items.find((i) => i.no === "2.1.1");
  assert.equal(money?.self?.toRaise?.zh, "离达标还差14.3万元，即约再有2笔“签订协议”（按已有3笔平均7.15万元计）");
  await world.owner(async (client) => {
    await client.query("update unit set valid_to = '2026-06-30', successor_id = $1 where id = $2", [
      county("甲一县").id,
      county("甲二县").id,
    ]);
  });
  const both = await readings();
  assert.deepEqual(both?.formers, [{ name: "甲二县科协（示例）", on: "2026-06-30" }]);
  // Nine of its own and four of the other make 13; demanders may be the same; 21.45 + 10.00.
  assert.deepEqual(
    both?.items.map((i) => [i.no, i.reported, i.restated, i.why?.zh ?? null, i.reportedPoints, i.restatedPoints]),
    [
      ["1.1.1", "9", "13", null, "20.77", "30"],
      ["1.1.2", "9", null, "不重复数不能相加（同一家可能两边都有）", "20.77", "20.77"],
      ["2.1.1", "21.45", "31.45", null, "0", "0"],
    ],
  );
  assert.deepEqual([both?.reportedTotal, both?.restatedTotal], ["41.54", "50.77"]);
  const card = await clerk.assessments.getCard({ id });
  assert.equal(card.self?.total, "41.54", "what counts is as reported");
  // The paper bears both, as the card does.
  const { services } = world.installation;
  const paper = await dossierPdfOf(services, world.actor("甲一县", ["adviser"]), { id: String(id) });
  const says = readPdf(await buffer((paper as { bytes: Readable }).bytes)).text.replace(/\s/g, "");
  assert.match(says, /合并口径.*甲二县科协（示例）/s);
  assert.ok(
    ["31.45", "50.77"].every((n) => says.includes(n)),
    says,
  );
  // One that was merged before the period began changes nothing of it.
  await world.owner(async (client) => {
    await client.query("update unit set valid_to = '2025-12-31' where id = $1", [county("甲二县").id]);
  });
  assert.equal(await readings(), null);
});
