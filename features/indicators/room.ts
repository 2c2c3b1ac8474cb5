import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { indicatorsPermissions } from "./access.ts";
import { indicatorsContract } from "./contract.ts";
import { correctionProcess } from "./process.ts";
import { indicatorsRouter } from "./server.ts";

export const indicatorsRoom = defineRoom({
  name: "indicators",
  help,
  contracts: { indicators: indicatorsContract },
  routers: { indicators: indicatorsRouter },
  permissions: indicatorsPermissions,
  processes: [correctionProcess],
});
