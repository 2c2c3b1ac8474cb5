import { sql } from "kysely";
import { serveRecords } from "../../platform/records/serve.ts";
import { titles, titleStanding } from "./titles.ts";

export const servedTitles = serveRecords(titles, {
  gates: {
    applied: async ({ files }) => (await files("application")) > 0,
    // Nobody names himself.
    above: ({ row, record }) => row.namedById !== record.unitId && record.unitPath.includes(row.namedById),
    decided: async ({ row, files }) =>
      row.givenOn !== null && row.validUntil !== null && (row.docNo ?? "").trim() !== "" && (await files("decision")) > 0,
    over: ({ row, today }) => row.validUntil !== null && row.validUntil < today,
  },
  on: {
    name: async (s) => s.set({ reviewedOn: s.row.givenOn }),
    review: async (s) => s.set({ reviewedOn: s.today }),
  },
  computed: async (db, ids, today) => {
    const { rows } = await sql<{
      id: number;
      state: string;
      until: string | null;
    }>`select id, state, valid_until as until from title_award where id = any (${[...ids]}::bigint[])`.execute(db);
    return new Map(rows.map((r) => [r.id, { standing: titleStanding(r.state, r.until, today) }]));
  },
});
