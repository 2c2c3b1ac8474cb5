import { defineRoom } from "../../platform/rooms/room.ts";
import { carePermissions } from "./access.ts";
import { careContract } from "./contract.ts";
import { careFacts } from "./facts.ts";
import { help } from "./help.ts";
import { reasonColumn } from "./reason.ts";
import { careRouter, servedPeople, servedPlans, servedVisits, UNVISITED_MONTHS } from "./server.ts";

export const careRoom = defineRoom({
  name: "care",
  help,
  records: { care_visit: servedVisits, care_plan: servedPlans, care_person: servedPeople },
  contracts: { care: careContract },
  routers: { care: careRouter },
  permissions: carePermissions,
  sealed: [reasonColumn],
  facts: careFacts,
  parameters: [UNVISITED_MONTHS],
});
