import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { indicatorsPermissions } from "./access.ts";
import { indicatorsContract } from "./contract.ts";
import { goalsContract } from "./goal-contract.ts";
import { goalsRouter } from "./goals.ts";
import { correctionProcess } from "./process.ts";
import { indicatorsRouter } from "./server.ts";

export const indicatorsRoom = defineRoom({
  name: "indicators",
  help,
  contracts: { indicators: indicatorsContract, goals: goalsContract },
  routers: { indicators: indicatorsRouter, goals: goalsRouter },
  permissions: indicatorsPermissions,
  processes: [correctionProcess],
});
