import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { circlePermissions } from "./access.ts";
import { circleContract } from "./contract.ts";
import { circleFacts, circleSentences } from "./facts.ts";
import { circleRouter } from "./server.ts";

export const circleRoom = defineRoom({
  name: "circle",
  help,
  contracts: { places: circleContract },
  routers: { places: circleRouter },
  permissions: circlePermissions,
  facts: circleFacts,
  sentences: circleSentences,
});
