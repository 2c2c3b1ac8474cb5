import { servedAwards } from "../../features/funds/award-server.ts";
import { servedFunds } from "../../features/funds/server.ts";
import { chooseDraft, saveDraft } from "../../features/funds/drafts.ts";
import { pastePayments } from "../../features/funds/money.ts";
import { addNamed, findNamed } from "../../features/funds/named.ts";
import { findFund, freezeFigures, pasteRecipients } from "../../features/funds/plan.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A county's award to firms (示例): last year's decided and paid; this year's on show, where one firm misses a condition and one had it last year. */
export async function playAwards(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, leader } = cast.people;
  const on = (day: string) => personOn(services, day, adviser);
  let key = 0;
  const requestKey = (): string => `sample-award-${++key}`;

  const begin = async (day: string, year: number, publicUntil: string, shares: readonly string[]): Promise<number> => {
    const clerk = on(day);
    const id = await clerk.create(servedFunds, {
      title: `${year}年企业科技服务奖补（示例）`,
      year,
      basis: "《雁江区企业科技服务奖补办法》（示例）",
      recipients: "firm",
      periodFrom: `${year - 1}-01`,
      periodTo: `${year - 1}-12`,
      publicUntil,
      objectTo: "区科协办公室（示例）",
      account: "2060702 科普活动",
    });
    await clerk.child(servedFunds, id, "pots", {
      no: 1,
      name: "研发投入奖",
      method: "award",
      totalFen: 6_000_000,
      awardFen: 2_000_000,
      exceptYears: 2,
    });
    await clerk.child(servedFunds, id, "factors", {
      ...{ potNo: 1, no: 1, name: "研发费用占比", weight: "100", source: "reported", sourceWords: `${year - 2}年度审计报告（示例）` },
      ...{ missing: "ineligible", least: "3" },
    });
    await clerk.write(async (tx) => {
      const found = (await findNamed(servedFunds, clerk.context, tx, { id, words: "公司" })).slice(0, shares.length);
      for (const { code } of found) await addNamed(servedFunds, clerk.context, tx, { id, code });
      await freezeFigures(servedFunds, clerk.context, tx, id, day);
      const table = [["企业名称", "研发费用占比"], ...found.map((f, i) => [f.code ?? "", shares[i] ?? ""])];
      const { version } = await findFund(tx, servedFunds, id);
      await pasteRecipients(servedFunds, clerk.context, tx, { id, version, potNo: 1, table });
      await saveDraft(servedFunds, clerk.context, tx, { id, trials: {}, remark: "按办法", requestKey: requestKey() });
      await chooseDraft(servedFunds, clerk.context, tx, { id, no: 1 });
    });
    await clerk.act(servedFunds, id, "show");
    return id;
  };

  const last = await begin("2026-03-03", 2026, "2026-03-10", ["4.2"]);
  await personOn(services, "2026-03-11", reviewer).act(servedFunds, last, "check");
  await personOn(services, "2026-03-13", leader).act(servedFunds, last, "decide");
  const paying = on("2026-03-20");
  const [award] = await services.database.read(paying.context.actor.scope, (db) =>
    db.selectFrom("fund_award").select(["id", "code"]).where("fund_id", "=", last).execute(),
  );
  if (award) {
    await paying.write(async (tx) =>
      pastePayments(paying.context, tx, await findFund(tx, servedFunds, last), {
        kind: "paid",
        table: [
          ["企业名称", "日期", "金额", "凭证号"],
          [award.code ?? "", "2026-03-20", "20000.00", "示例奖1"],
        ],
      }),
    );
    await paying.act(servedAwards, award.id, "pay");
  }
  await begin("2026-11-24", 2027, "2026-12-04", ["4.4", "3.6", "1.9"]);
}
