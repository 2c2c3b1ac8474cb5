import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { academicYearFile } from "./academic-file.ts";
import { eventsPapers } from "./papers.ts";
import { COUNTRIES, eventsRouter, servedAcademic, servedCountRules, servedDuties, servedNameRules } from "./academic-server.ts";
import { eventsContract } from "./contract.ts";
import { eventsFacts } from "./facts.ts";
import { servedAccounts, servedCampaigns, servedFigures } from "./server.ts";

export const eventsRoom = defineRoom({
  name: "events",
  help,
  written: eventsPapers,
  records: {
    campaign: servedCampaigns,
    media_figure: servedFigures,
    media_account: servedAccounts,
    academic_event: servedAcademic,
    academic_duty: servedDuties,
    academic_count_rule: servedCountRules,
    event_name_rule: servedNameRules,
  },
  contracts: { events: eventsContract },
  routers: { events: eventsRouter },
  lists: { academic_year: academicYearFile },
  facts: eventsFacts,
  parameters: [COUNTRIES],
});
