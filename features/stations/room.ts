import { defineRoom } from "../../platform/rooms/room.ts";
import { stationsFacts } from "./facts.ts";
import { servedExperts, servedRules, servedStations } from "./server.ts";

export const stationsRoom = defineRoom({
  name: "stations",
  records: { station: servedStations, expert: servedExperts, station_rule: servedRules },
  facts: stationsFacts,
});
