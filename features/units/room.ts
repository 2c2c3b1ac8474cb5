import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { unitsPermissions } from "./access.ts";
import { unitsContract } from "./contract.ts";
import { unitsRouter } from "./server.ts";
import { sightContract } from "./sight-contract.ts";
import { sightRouter } from "./sight.ts";

export const unitsRoom = defineRoom({
  name: "units",
  help,
  contracts: { units: unitsContract, sight: sightContract },
  routers: { units: unitsRouter, sight: sightRouter },
  permissions: unitsPermissions,
});
