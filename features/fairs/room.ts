import { defineRoom } from "../../platform/rooms/room.ts";
import { fairsContract, publicFairsContract } from "./contract.ts";
import { fairsFacts } from "./facts.ts";
import { KEEP_DAYS } from "./guest.ts";
import { help } from "./help.ts";
import { ownerFiles } from "./owner-file.ts";
import { programmeCalendar } from "./programme.ts";
import {
  fairsRouter,
  publicFairsRouter,
  servedExperts,
  servedFairs,
  servedGuests,
  servedObjections,
  servedParties,
  servedProjects,
  servedQuestions,
  servedTalks,
  servedTemplates,
  servedZones,
} from "./server.ts";

export const fairsRoom = defineRoom({
  name: "fairs",
  named: { fair_plan: "name" },
  help,
  records: {
    fair: servedFairs,
    fair_project: servedProjects,
    fair_expert: servedExperts,
    fair_party: servedParties,
    fair_guest: servedGuests,
    fair_talk: servedTalks,
    fair_question: servedQuestions,
    fair_objection: servedObjections,
    fair_zone: servedZones,
    fair_template: servedTemplates,
  },
  contracts: { fairs: fairsContract, publicFairs: publicFairsContract },
  routers: { fairs: fairsRouter, publicFairs: publicFairsRouter },
  uploads: { "fair.owner": ownerFiles },
  facts: fairsFacts,
  parameters: [KEEP_DAYS],
  papers: { "fairs/:id/programme": programmeCalendar },
});
