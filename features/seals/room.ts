import { defineRoom } from "../../platform/rooms/room.ts";
import { sealsPermissions } from "./access.ts";
import { sealsContract } from "./contract.ts";
import { sealsRouter } from "./server.ts";

export const sealsRoom = defineRoom({
  name: "seals",
  contracts: { seals: sealsContract },
  routers: { seals: sealsRouter },
  permissions: sealsPermissions,
});
