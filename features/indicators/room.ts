import { defineRoom } from "../../platform/rooms/room.ts";
import { indicatorsPermissions } from "./access.ts";
import { indicatorsContract } from "./contract.ts";
import { correctionProcess } from "./process.ts";
import { indicatorsRouter } from "./server.ts";

export const indicatorsRoom = defineRoom({
  name: "indicators",
  contracts: { indicators: indicatorsContract },
  routers: { indicators: indicatorsRouter },
  permissions: indicatorsPermissions,
  processes: [correctionProcess],
});
