import { defineRoom } from "../../platform/rooms/room.ts";
import { projectsPermissions } from "./access.ts";
import { LEADER_ABOVE_FEN } from "./agreement-check.ts";
import { partyContract, projectsContract } from "./contract.ts";
import { projectsFacts } from "./facts.ts";
import { agreementProcess, lookbackProcess } from "./process.ts";
import { listAgreements } from "./queries.ts";
import { agreementRegister } from "./register.ts";
import { searchedAgreements } from "./searched.ts";
import { partyRouter, projectsRouter } from "./server.ts";

export const projectsRoom = defineRoom({
  name: "projects",
  contracts: { projects: projectsContract, parties: partyContract },
  routers: { projects: projectsRouter, parties: partyRouter },
  permissions: projectsPermissions,
  processes: [agreementProcess, lookbackProcess],
  facts: projectsFacts,
  parameters: [LEADER_ABOVE_FEN],
  searched: [searchedAgreements],
  lists: { agreements: { permission: "agreement.read", register: agreementRegister, page: listAgreements } },
  files: { agreement: { read: "agreement.read", add: ["agreement.edit", "fact.correct"] } },
});
