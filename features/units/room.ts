import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { unitsPermissions } from "./access.ts";
import { unitsContract } from "./contract.ts";
import { unitsRouter } from "./server.ts";

export const unitsRoom = defineRoom({
  name: "units",
  help,
  contracts: { units: unitsContract },
  routers: { units: unitsRouter },
  permissions: unitsPermissions,
});
