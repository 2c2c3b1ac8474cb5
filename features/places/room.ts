import { serveOwnList } from "../../platform/records/own-rows.ts";
import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { placesPermissions } from "./access.ts";
import { placesContract } from "./contract.ts";
import { placeList } from "./own-list.ts";
import { listPlaces, placeRows } from "./queries.ts";
import { searchedPlaces } from "./searched.ts";
import { placesRouter } from "./server.ts";

const served = serveOwnList(placeList, "place.read", () => placeRows);

export const placesRoom = defineRoom({
  name: "places",
  help,
  contracts: { places: placesContract, place: served.contract },
  routers: { places: placesRouter, place: served.router },
  permissions: placesPermissions,
  searched: [searchedPlaces],
  lists: { places: { permission: "place.read", register: placeList.list, page: listPlaces } },
});
