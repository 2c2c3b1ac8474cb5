import { defineRoom } from "../../platform/rooms/room.ts";
import { parksContract } from "./contract.ts";
import { stationsFacts } from "./facts.ts";
import {
  parksRouter,
  servedApplications,
  servedAttractions,
  servedCompanies,
  servedConditions,
  servedParks,
  servedQuarters,
} from "./parks-server.ts";
import { servedExperts, servedRules, servedStations } from "./server.ts";

export const stationsRoom = defineRoom({
  name: "stations",
  records: {
    station: servedStations,
    expert: servedExperts,
    station_rule: servedRules,
    park: servedParks,
    park_application: servedApplications,
    park_condition: servedConditions,
    company: servedCompanies,
    park_quarter: servedQuarters,
    attraction: servedAttractions,
  },
  contracts: { parks: parksContract },
  routers: { parks: parksRouter },
  facts: stationsFacts,
});
