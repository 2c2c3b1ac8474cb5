import { catalogueOf } from "@bihuan/indicators";
import { addDays } from "@bihuan/kit";
import { serveRecords } from "../../platform/records/serve.ts";
import { experts } from "./experts.ts";
import { stationsFacts } from "./facts.ts";
import { areWithinLimits, countStations, ruleOf } from "./limits.ts";
import { reviewsRouter as routerOfReviews, serveReviews, verdictsOf } from "./review-server.ts";
import { rules } from "./rules.ts";
import { stations } from "./stations.ts";
import { keepSubsidies, subsidyOf } from "./subsidies.ts";

export const servedStations = serveRecords(stations, {
  facts: catalogueOf(stationsFacts),
  gates: {
    agreement: async ({ row, files, today }) =>
      row.agreementFrom !== null && row.agreementTo !== null && row.agreementTo >= today && (await files("agreement")) > 0,
    expert: async ({ children }) => (await children("experts")) > 0,
    within_limit: ({ db, record, today }) => areWithinLimits(db, record.id, today),
    near_end: async ({ db, row, record, today }) => {
      const days = await ruleOf(db, "renewal_days", record.unitPath, today);
      return row.agreementTo !== null && (days === undefined || today >= addDays(row.agreementTo, -days));
    },
  },
  on: {
    establish: async (s) => {
      // A renewed station stands already.
      if (s.row.establishedOn !== null) return;
      await s.set({ establishedOn: s.today, lastProjectOn: s.row.lastProjectOn ?? s.today, reportUntil: s.row.reportUntil ?? s.today });
      await s.fact("station.changed", { measures: { stations: 1 }, dimensions: { kind: s.row.kind } });
    },
    conclude: async (s) => void (await s.fact("station.changed", { measures: { stations: -1 }, dimensions: { kind: s.row.kind } })),
    withdraw: async (s) => void (await s.fact("station.changed", { measures: { stations: -1 }, dimensions: { kind: s.row.kind } })),
    child: keepSubsidies,
  },
  sections: { reviews: ({ db, record }) => verdictsOf(db, record.id), subsidy: subsidyOf },
});

export const servedReviews = serveReviews(() => servedStations);
export const reviewsRouter = routerOfReviews(servedReviews);

export const servedExperts = serveRecords(experts, {
  computed: (db, ids, today) => countStations(db, ids, today),
});

export const servedRules = serveRecords(rules);
