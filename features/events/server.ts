import { addDays } from "@bihuan/kit";
import { sql } from "kysely";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { accounts } from "./accounts.ts";
import { campaigns } from "./campaigns.ts";
import { figures } from "./figures.ts";
import { citation } from "./rules.ts";

export interface CampaignFigure {
  readonly id: number;
  readonly work: string;
  readonly platform: string;
  readonly metric: string;
  readonly value: number;
  readonly readOn: string;
  readonly state: string;
}

/** The day of the next look follows the last; an account never looked at is to be looked at now. */
const keepLook = (s: Done<(typeof accounts)["register"]>) =>
  s.set({ nextLookOn: s.row.closedOn !== null ? null : s.row.lookedOn === null ? s.today : addDays(s.row.lookedOn, s.row.lookDays) });

/** Their followers are nobody's measure: no figure is kept of an account. */
export const servedAccounts = serveRecords(accounts, { on: { create: keepLook, edit: keepLook } });

export const servedCampaigns = serveRecords(campaigns, {
  gates: {
    checked: async ({ db, record }) =>
      (await sql`select from media_figure where campaign_id = ${record.id} and state = 'entered' limit 1`.execute(db)).rows.length === 0,
  },
  sections: {
    // Platform by platform, the newest first; a sum over platforms is made nowhere.
    figures: async ({ db, record }) =>
      (
        await sql<CampaignFigure>`select id, work, platform, metric, value, read_on as "readOn", state from media_figure
          where campaign_id = ${record.id} and state <> 'void' order by platform, work, read_on desc, id limit 500`.execute(db)
      ).rows,
  },
});

/** No facts: what platforms show is no basis of any assessment, so no indicator can be built on it. */
export const servedFigures = serveRecords(figures, {
  gates: {
    sourced: async ({ files }) => (await files("picture")) + (await files("export")) > 0,
    own_picture: async ({ db, row, record }) =>
      (
        await sql`select from stored_file mine join stored_file other on other.sha256 = mine.sha256 and other.case_id <> mine.case_id
          join media_figure f on f.id = other.case_id where mine.case_id = ${record.id} and f.read_on <> ${row.readOn}::date limit 1`.execute(
          db,
        )
      ).rows.length === 0,
  },
  sections: { citation: async ({ row, record }) => (record.state === "counted" ? citation(row) : null) },
});
