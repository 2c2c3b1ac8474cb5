import { catalogueOf } from "@bihuan/indicators";
import { serveRecords } from "../../platform/records/serve.ts";
import { awards } from "./awards.ts";
import { fundsFacts } from "./facts.ts";

export const servedAwards = serveRecords(awards, {
  facts: catalogueOf(fundsFacts),
  gates: { paid: ({ row }) => row.paidOn !== null },
  on: {
    pay: async (s) => void (await s.fact("fund.paid", { measures: { amountFen: s.row.amountFen }, occurredOn: s.row.paidOn ?? s.today })),
  },
  sections: {
    money: async ({ db, record }) =>
      (await db.selectFrom("fund_award").select("parts").where("id", "=", record.id).executeTakeFirstOrThrow()).parts as Record<
        string,
        number
      >,
  },
});
