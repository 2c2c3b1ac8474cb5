import { Readable } from "node:stream";
import { servedExperts, servedRules, servedStations } from "../../features/stations/server.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Services } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { placeOfFile } from "../../platform/records/record-files.ts";
import type { Values } from "../../platform/register/fields.ts";
import { sampleCreditCode, type Cast, type CastMember } from "./cast.ts";

/** Stations of a county (示例), played through the room's own doors: one that stands well, one whose agreement nears its end without a report, one still drafted. */
export async function playStations(services: Services, cast: Cast): Promise<void> {
  let key = 0;
  const as = (member: CastMember, role: string, day: string): { actor: Actor; services: Services } => {
    const now = Date.parse(`${day}T10:00:00+08:00`);
    const post = { personId: member.personId, name: member.name, unitPath: member.unitPath, roles: [role] };
    return { actor: mintActor(post, services.house.permissions), services: { ...services, now: () => now } };
  };
  type Asked = ReturnType<typeof as>;
  const create = async (hand: Hand, asked: Asked, values: Values): Promise<number> =>
    (
      await services.database.write(asked.actor.scope, (tx) =>
        createRecord(hand, asked, tx, { values, requestKey: `sample-station-${++key}` }),
      )
    ).id;
  const add = (asked: Asked, id: number, child: string, values: Values) =>
    services.database.write(asked.actor.scope, async (tx) => {
      const { version } = await findRecord(tx, servedStations.records, id);
      return putChild(servedStations, asked, tx, { id, version, child, values });
    });
  const act = (asked: Asked, id: number, action: string) =>
    services.database.write(asked.actor.scope, (tx) =>
      actOnRecord(servedStations, asked, tx, { id, action, requestKey: `sample-station-${++key}` }),
    );
  const file = async (asked: Asked, id: number, title: string): Promise<void> => {
    const bytes = await writeOfficialDocument({
      title,
      blocks: [{ type: "paragraph", text: "本文件为示例，不具任何效力；当事人、金额均为虚构。" }],
      signature: "示例",
      date: "2024年3月1日",
    });
    const received = await services.files.receive(Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>, `${title}.docx`);
    if (!received.ok) throw new Error(received.error);
    await services.database.write(asked.actor.scope, async (tx) =>
      services.files.attach(
        tx,
        asked.actor,
        await placeOfFile(servedStations, tx, id, "agreement", services.house.files),
        `${title}.docx`,
        received.value,
      ),
    );
  };

  const { adviser2, reviewer, provinceLeader } = cast.people;
  const rule = (name: string, measure: string, value: number, grade?: string) =>
    create(servedRules, as(provinceLeader, "reviewer", "2024-01-10"), {
      name: `${name}（示例）`,
      measure,
      value,
      ...(grade === undefined ? {} : { grade }),
      source: "示例，请换成贵省文件",
      fromOn: "2024-01-01",
    });
  await rule("未退休院士最多 1 站", "stations_working", 1);
  await rule("已退休院士最多 3 站", "stations_retired", 3);
  await rule("其他专家最多 2 站", "stations_expert", 2);
  await rule("到期前 90 天起续签", "renewal_days", 90);
  await rule("85 分起评为优秀", "grade_points", 85, "优秀");
  await rule("60 分起评为合格", "grade_points", 60, "合格");
  await rule("60 分以下评为不合格", "grade_points", 0, "不合格");
  const early = as(adviser2, "adviser", "2024-02-20");
  const citrus = await create(servedExperts, early, {
    name: "周衡（示例）",
    employer: "某农业大学（示例）",
    academy: "none",
    field: "柑橘栽培",
  });
  const water = await create(servedExperts, early, {
    name: "林远山（示例）",
    employer: "某研究院（示例）",
    academy: "cae",
    field: "节水灌溉",
    retiredOn: "2023-06-30",
    outsideStations: 2,
    outsideSource: "本人书面报告（示例）",
  });

  const stand = async (name: string, kind: string, expert: number, n: number, from: string, to: string): Promise<number> => {
    const id = await create(servedStations, early, {
      name,
      kind,
      hostName: `${name.slice(0, 4)}公司（示例）`,
      hostCode: sampleCreditCode(n),
      agreementFrom: from,
      agreementTo: to,
      field: "农学",
      staff: 6,
    });
    await add(early, id, "experts", { expertId: expert, fromOn: from, daysPerYear: 40 });
    await file(early, id, `${name.replace("（示例）", "")}建站协议（示例）`);
    return id;
  };
  const good = await stand("沱江柑橘专家工作站（示例）", "expert", citrus, 71, "2024-03-01", "2027-12-31");
  const late = await stand("丘区节水院士工作站（示例）", "academician", water, 72, "2024-03-01", "2027-01-15");
  for (const id of [good, late]) {
    await act(early, id, "submit");
    await act(as(reviewer, "reviewer", "2024-03-05"), id, "pass");
    await act(as(provinceLeader, "reviewer", "2024-03-28"), id, "establish");
  }
  const now = as(adviser2, "adviser", "2026-02-10");
  await add(now, good, "projects", { name: "柑橘全程绿色防控（示例）", fromOn: "2025-03-01", toOn: "2026-10-31", amountFen: "36万元" });
  await add(now, good, "results", {
    name: "病虫预警模型（示例）",
    usedOn: "2025-09-10",
    amountFen: "12万元",
    evidence: "示例合同 2025-09",
  });
  for (const year of [2024, 2025])
    await add(now, good, "reports", { year, filedOn: `${year + 1}-01-20`, changes: "新增联合项目一项，其余不变。", grade: "good" });
  await add(now, late, "reports", { year: 2024, filedOn: "2025-01-22", changes: "没有变化。", grade: "passed" });
  const instalment = (name: string, dueOn: string, paid = {}) =>
    add(now, good, "subsidies", { name, source: "建站补助协议（示例）", fen: "10万元", dueOn, ...paid });
  await instalment("建站补助第一期", "2025-06-30", { paidFen: "10万元", paidOn: "2025-06-26", voucher: "示例凭证 2025-061" });
  await instalment("建站补助第二期", "2026-12-20");
  await create(servedStations, as(adviser2, "adviser", "2026-11-10"), {
    name: "生猪养殖专家工作站（示例）",
    kind: "expert",
    hostName: "雁江某养殖公司（示例）",
    hostCode: sampleCreditCode(73),
  });
}
