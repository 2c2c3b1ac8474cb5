import type { Db } from "../../platform/db/database.ts";
import type { Cast } from "./cast.ts";

/** Totals that the reports of Henan 2021 tell without their rows. Pupils: over so many. */
const TOTALS = {
  ...{ caravans: 40, caravan_counties: 6, caravan_schools: 118, caravan_pupils: 100_000, expert_reviews: 30, tenders: 20 },
  ...{ specimens: 400, specimen_batches: 6, bases: 5, bases_preparing: 7, studies: 8 },
};

/** Published figures of Henan 2021 (8 conferences, 29 agreements, 94.42 亿元 in total, caravans, museum, think tank): entered as the report gives them, no split invented. */
export async function loadHenan(db: Db, cast: Cast): Promise<void> {
  const source = JSON.stringify([
    { type: "source", ref: "public-report:henan-2021", label: "公开报道（2021 年度），逐场日期与逐项金额未列" },
  ]);
  const common = {
    occurred_on: "2021-12-31",
    unit_id: cast.units.henan.id,
    unit_path: cast.units.henan.path,
    region_code: "410000",
    evidence: source,
    actor_id: "system",
  };
  await db
    .insertInto("ledger_fact")
    .values([
      ...Array.from({ length: 8 }, (_, i) => ({ ...common, kind: "conference.held", subject: `source:henan-2021-conference-${i + 1}` })),
      {
        ...common,
        kind: "agreement.reported",
        subject: "source:henan-2021-agreements",
        measures: JSON.stringify({ agreements: 29, amountFen: 944_200_000_000 }),
      },
      ...Object.entries(TOTALS).map(([what, value]) => ({
        ...common,
        kind: "figure.reported",
        subject: `source:henan-2021-${what.replaceAll("_", "-")}`,
        dimensions: JSON.stringify({ what }),
        measures: JSON.stringify({ value }),
      })),
    ])
    .execute();
}
