import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { matchingPermissions } from "./access.ts";
import { candidatesContract, matchingContract } from "./contract.ts";
import { candidatesRouter, matchingRouter } from "./server.ts";

export const matchingRoom = defineRoom({
  name: "matching",
  help,
  contracts: { services: candidatesContract, matching: matchingContract },
  routers: { services: candidatesRouter, matching: matchingRouter },
  permissions: matchingPermissions,
});
