import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { sealsPermissions } from "./access.ts";
import { sealsContract } from "./contract.ts";
import { sealsRouter } from "./server.ts";

export const sealsRoom = defineRoom({
  name: "seals",
  help,
  contracts: { seals: sealsContract },
  routers: { seals: sealsRouter },
  permissions: sealsPermissions,
});
