import { servedAllotments, servedFunds } from "../../features/funds/server.ts";
import { chooseDraft, saveDraft } from "../../features/funds/drafts.ts";
import { pastePayments } from "../../features/funds/money.ts";
import { findFund, freezeFigures, pasteRecipients, plansOf } from "../../features/funds/plan.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { actOnRecord, createRecord, editRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import type { Cast, CastMember } from "./cast.ts";

/** A county's small money for its towns (示例): last year's allotted, paid, for one town reported and settled; this year's reckoned in two drafts. */
export async function playFunds(services: Services, cast: Cast): Promise<void> {
  let key = 0;
  const next = (): string => `sample-fund-${++key}`;
  const as = (member: CastMember, role: string, day: string): { actor: Actor; services: Services } => {
    const now = Date.parse(`${day}T10:00:00+08:00`);
    const post = { personId: member.personId, name: member.name, unitPath: member.unitPath, roles: [role] };
    return { actor: mintActor(post, services.house.permissions), services: { ...services, now: () => now } };
  };
  type Asked = ReturnType<typeof as>;
  const write = <T>(asked: Asked, work: (tx: Parameters<Parameters<Services["database"]["write"]>[1]>[0]) => Promise<T>): Promise<T> =>
    services.database.write(asked.actor.scope, work);
  const act = (hand: Hand, asked: Asked, id: number, action: string) =>
    write(asked, (tx) => actOnRecord(hand, asked, tx, { id, action, requestKey: next() }));
  const add = (hand: Hand, asked: Asked, id: number, child: string, values: Values) =>
    write(asked, async (tx) => {
      const { version } = await findRecord(tx, hand.records, id);
      return putChild(hand, asked, tx, { id, version, child, values });
    });
  const clerk = (day: string) => as(cast.people.adviser, "adviser", day);

  const begin = async (
    day: string,
    year: number,
    values: Values,
  ): Promise<{ id: number; units: readonly { unitId: number; name: string }[] }> => {
    const asked = clerk(day);
    const { id } = await write(asked, (tx) =>
      createRecord(servedFunds, asked, tx, {
        values: {
          title: `${year}年镇（街道）科普小额资金（示例）`,
          year,
          basis: "《雁江区科普小额资金分配办法》（示例）",
          recipients: "town",
          periodFrom: `${year - 1}-01`,
          periodTo: `${year - 1}-12`,
          objectTo: "区科协办公室（示例）",
          account: "2060702 科普活动",
          useRule: "不得用于人员经费和接待",
          ...values,
        },
        requestKey: next(),
      }),
    );
    await add(servedFunds, asked, id, "pots", {
      no: 1,
      name: "科普小额资金",
      method: "factors",
      totalFen: 30_000_000,
      floorFen: 500_000,
      upPercent: year === 2026 ? null : "20",
      downPercent: year === 2026 ? null : "20",
      stepFen: 100,
      rest: "refuse",
    });
    const factor = (no: number, name: string, weight: string, source: string, sourceWords: string) =>
      add(servedFunds, asked, id, "factors", { potNo: 1, no, name, weight, source, sourceWords, missing: "zero", allZero: "spread" });
    await factor(1, "常住人口", "40", "reported", "镇（街道）人口表（示例）");
    await factor(2, "阵地开放小时", "40", "reported", "阵地开放登记汇总（示例）");
    await factor(3, "新建成点位", "20", "indicator", "新建成科普点位");
    await write(asked, (tx) => freezeFigures(servedFunds, asked, tx, id, day));
    const units = await services.database.read(asked.actor.scope, async (db) => (await plansOf(db, servedFunds, id))[0]?.recipients ?? []);
    const table = [
      ["单位", "常住人口", "阵地开放小时"],
      ...units.map((u, i) => [u.name, String(8_000 + ((i * 7919) % 50) * 900), String(((i * 37 + year) % 40) * 50)]),
    ];
    await write(asked, async (tx) => {
      const { version } = await findFund(tx, servedFunds, id);
      return pasteRecipients(servedFunds, asked, tx, { id, version, potNo: 1, table });
    });
    await write(asked, (tx) => saveDraft(servedFunds, asked, tx, { id, trials: {}, remark: "按办法", requestKey: next() }));
    await write(asked, (tx) => chooseDraft(servedFunds, asked, tx, { id, no: 1 }));
    return { id, units };
  };

  const last = await begin("2026-03-02", 2026, { publicUntil: "2026-03-09", noticeNo: null });
  await act(servedFunds, clerk("2026-03-02"), last.id, "show");
  await act(servedFunds, as(cast.people.reviewer, "reviewer", "2026-03-10"), last.id, "check");
  await act(servedFunds, as(cast.people.leader, "leader", "2026-03-12"), last.id, "decide");
  const money = await services.database.read(clerk("2026-03-12").actor.scope, (db) =>
    db.selectFrom("fund_allotment").select(["id", "unit_id", "amount_fen"]).where("fund_id", "=", last.id).orderBy("id").execute(),
  );
  const nameOf = new Map(last.units.map((u) => [u.unitId, u.name]));
  const paying = clerk("2026-03-20");
  await write(paying, async (tx) =>
    pastePayments(paying, tx, await findFund(tx, servedFunds, last.id), {
      kind: "paid",
      table: [
        ["单位", "日期", "金额", "凭证号"],
        ...money.map((m, i) => [nameOf.get(m.unit_id) ?? "", "2026-03-20", (m.amount_fen / 100).toFixed(2), `示例${i + 1}`]),
      ],
    }),
  );
  for (const m of money) await act(servedAllotments, paying, m.id, "pay");
  const first = money[0];
  if (first) {
    const path = await services.database.read(paying.actor.scope, (db) =>
      db.selectFrom("unit").select("path").where("id", "=", first.unit_id).executeTakeFirstOrThrow(),
    );
    const town = as({ ...cast.people.adviser2, unitId: first.unit_id, unitPath: path.path }, "adviser", "2026-10-20");
    await add(servedAllotments, town, first.id, "uses", {
      onDay: "2026-09-18",
      what: "科普日展具和讲解（示例）",
      amountFen: first.amount_fen,
      evidence: "记账凭证 9-12 号（示例）",
    });
    await write(town, async (tx) => {
      const { version } = await findRecord(tx, servedAllotments.records, first.id);
      return editRecord(servedAllotments, town, tx, { id: first.id, version, values: { report: "办 2 场，全部用完（示例）" } });
    });
    await act(servedAllotments, town, first.id, "report");
    await act(servedAllotments, as(cast.people.reviewer, "reviewer", "2026-10-26"), first.id, "accept");
  }

  const now = await begin("2026-11-25", 2027, {});
  const asked = clerk("2026-11-26");
  await write(asked, (tx) =>
    saveDraft(servedFunds, asked, tx, {
      id: now.id,
      trials: { "1": { weights: { "1": "30", "2": "50" } } },
      remark: "开放小时权重提到 50%",
      requestKey: next(),
    }),
  );
}
