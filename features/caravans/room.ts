import { defineRoom } from "../../platform/rooms/room.ts";
import { tripPhotos } from "./by-link.ts";
import { feedbackFile } from "./feedback.ts";
import { help } from "./help.ts";
import { caravansContract, publicCaravansContract } from "./contract.ts";
import { caravansFacts } from "./facts.ts";
import {
  caravansRouter,
  publicCaravansRouter,
  servedCaravanRules,
  servedCaravans,
  servedDrivers,
  servedLodgings,
  servedRequests,
  servedTours,
  servedTrips,
  servedWays,
} from "./server.ts";
import { tourCalendar } from "./tour-calendar.ts";

export const caravansRoom = defineRoom({
  name: "caravans",
  named: { caravan_plan: "name" },
  help,
  records: {
    caravan: servedCaravans,
    caravan_driver: servedDrivers,
    caravan_lodging: servedLodgings,
    caravan_way: servedWays,
    caravan_rule: servedCaravanRules,
    caravan_request: servedRequests,
    caravan_tour: servedTours,
    caravan_trip: servedTrips,
  },
  contracts: { caravans: caravansContract, publicCaravans: publicCaravansContract },
  routers: { caravans: caravansRouter, publicCaravans: publicCaravansRouter },
  uploads: { "caravan.driver": tripPhotos },
  lists: { caravan_feedback: feedbackFile },
  facts: caravansFacts,
  papers: { "caravans/:id/calendar": tourCalendar },
});
