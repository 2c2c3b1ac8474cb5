import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { placesPermissions } from "./access.ts";
import { placesContract } from "./contract.ts";
import { listPlaces } from "./queries.ts";
import { placeRegister } from "./register.ts";
import { searchedPlaces } from "./searched.ts";
import { placesRouter } from "./server.ts";

export const placesRoom = defineRoom({
  name: "places",
  help,
  contracts: { places: placesContract },
  routers: { places: placesRouter },
  permissions: placesPermissions,
  searched: [searchedPlaces],
  lists: { places: { permission: "place.read", register: placeRegister, page: listPlaces } },
});
