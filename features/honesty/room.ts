import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { honestyPermissions } from "./access.ts";
import { honestyContract } from "./contract.ts";
import { greyProcess } from "./process.ts";
import { honestyRouter } from "./server.ts";

export const honestyRoom = defineRoom({
  name: "honesty",
  help,
  contracts: { matching: honestyContract },
  routers: { matching: honestyRouter },
  permissions: honestyPermissions,
  processes: [greyProcess],
});
