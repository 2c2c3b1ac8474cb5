import { defineRoom } from "../../platform/rooms/room.ts";
import { placesPermissions } from "./access.ts";
import { listBookings } from "./bookings.ts";
import { listTargets } from "./builds.ts";
import { placesContract, visitContract } from "./contract.ts";
import { placesFacts } from "./facts.ts";
import { bookingProcess, buildProcess } from "./process.ts";
import { listPlaces } from "./queries.ts";
import { placeRegister } from "./register.ts";
import { searchedPlaces } from "./searched.ts";
import { placesRouter, visitRouter } from "./server.ts";
import { bookingRegister, buildRegister } from "./work-registers.ts";

export const placesRoom = defineRoom({
  name: "places",
  contracts: { places: placesContract, visits: visitContract },
  routers: { places: placesRouter, visits: visitRouter },
  permissions: placesPermissions,
  processes: [buildProcess, bookingProcess],
  facts: placesFacts,
  searched: [searchedPlaces],
  lists: {
    bookings: { permission: "booking.manage", register: bookingRegister, page: listBookings },
    builds: { permission: "place.read", register: buildRegister, page: listTargets },
    places: { permission: "place.read", register: placeRegister, page: listPlaces },
  },
  files: { build: { read: "place.read", add: ["build.edit", "build.accept"] } },
});
