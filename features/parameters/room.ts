import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { parametersPermissions } from "./access.ts";
import { parametersContract } from "./contract.ts";
import { parametersRouter } from "./server.ts";

export const parametersRoom = defineRoom({
  name: "parameters",
  help,
  contracts: { parameters: parametersContract },
  routers: { parameters: parametersRouter },
  permissions: parametersPermissions,
});
