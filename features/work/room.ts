import { defineRoom } from "../../platform/rooms/room.ts";
import { workPermissions } from "./access.ts";
import { workContract } from "./contract.ts";
import { workRouter } from "./server.ts";

export const workRoom = defineRoom({
  name: "work",
  contracts: { work: workContract },
  routers: { work: workRouter },
  permissions: workPermissions,
});
