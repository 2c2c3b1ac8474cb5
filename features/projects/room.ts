import { defineRoom } from "../../platform/rooms/room.ts";
import { projectsPermissions } from "./access.ts";
import { LEADER_ABOVE_FEN } from "./agreement-check.ts";
import { servedAgreements } from "./agreements.ts";
import { partyContract, projectsContract } from "./contract.ts";
import { projectsFacts } from "./facts.ts";
import { lookbackProcess } from "./process.ts";
import { partyRouter, projectsRouter } from "./server.ts";

export const projectsRoom = defineRoom({
  name: "projects",
  records: { agreement: servedAgreements },
  contracts: { projects: projectsContract, parties: partyContract },
  routers: { projects: projectsRouter, parties: partyRouter },
  permissions: projectsPermissions,
  processes: [lookbackProcess],
  facts: projectsFacts,
  parameters: [LEADER_ABOVE_FEN],
  files: { agreement: { read: "agreement.read", add: ["agreement.edit", "fact.correct"], whileOpen: true } },
});
