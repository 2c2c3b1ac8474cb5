import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { CLOSED_AGAIN, servedClosedDoors } from "./closed-desk.ts";
import { outreachContract, publicOutreachContract } from "./contract.ts";
import { monthPapers, servedMonths, writeMonthBook } from "./month-desk.ts";
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
    closed_door: servedClosedDoors,
    month_report: servedMonths,
  },
  contracts: {
    outreach: { ...outreachContract, ...serviceContract },
    publicOutreach: { ...publicOutreachContract, ...publicServiceContract },
  },
  routers: {
    outreach: { ...outreachRouter, ...serviceRouter },
    publicOutreach: { ...publicOutreachRouter, ...publicServiceRouter },
  },
  written: { month_report: monthPapers },
  papers: { "outreach/months/:id/xlsx": writeMonthBook },
  facts: outreachFacts,
  parameters: [PUBLICITY, CLOSED_AGAIN],
});
