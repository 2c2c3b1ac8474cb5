import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { outreachContract, publicOutreachContract } from "./contract.ts";
import { outreachFacts } from "./facts.ts";
import { outreachRouter, publicOutreachRouter, publicServiceRouter, servedLectures, servedOrders, serviceRouter } from "./server.ts";
import { PUBLICITY, servedActivities, servedPartners, servedProofs, servedTeams, servedVolunteers } from "./service.ts";
import { publicServiceContract, serviceContract } from "./service-contract.ts";

export const outreachRoom = defineRoom({
  name: "outreach",
  help,
  records: {
    lecture_order: servedOrders,
    lecture: servedLectures,
    volunteer_team: servedTeams,
    volunteer: servedVolunteers,
    partner: servedPartners,
    activity: servedActivities,
    service_proof: servedProofs,
  },
  contracts: {
    outreach: { ...outreachContract, ...serviceContract },
    publicOutreach: { ...publicOutreachContract, ...publicServiceContract },
  },
  routers: {
    outreach: { ...outreachRouter, ...serviceRouter },
    publicOutreach: { ...publicOutreachRouter, ...publicServiceRouter },
  },
  facts: outreachFacts,
  parameters: [PUBLICITY],
});
