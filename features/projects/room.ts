import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { projectsPermissions } from "./access.ts";
import { LEADER_ABOVE_FEN } from "./agreement-check.ts";
import { servedAgreements } from "./agreements.ts";
import { partyContract, projectsContract } from "./contract.ts";
import { projectsFacts, projectsSentences } from "./facts.ts";
import { asOfFile } from "../../platform/records/as-of.ts";
import { innovationContract } from "./innovation-contract.ts";
import { innovationFacts } from "./innovation-facts.ts";
import { innovationRouter, servedInnovations, servedNorms } from "./innovation-server.ts";
import { innovations } from "./innovations.ts";
import { lookbackProcess } from "./process.ts";
import { partyRouter, projectsRouter } from "./server.ts";

export const projectsRoom = defineRoom({
  name: "projects",
  help,
  records: { agreement: servedAgreements, innovation: servedInnovations, stage_norm: servedNorms },
  contracts: { projects: projectsContract, parties: partyContract, innovation: innovationContract },
  routers: { projects: projectsRouter, parties: partyRouter, innovation: innovationRouter },
  lists: { innovation_as_of: asOfFile(innovations as never) },
  permissions: projectsPermissions,
  processes: [lookbackProcess],
  facts: [...projectsFacts, ...innovationFacts],
  sentences: projectsSentences,
  parameters: [LEADER_ABOVE_FEN],
  files: {
    agreement: { read: "agreement.read", add: ["agreement.edit", "fact.correct"], whileOpen: true },
    lookback: { read: "lookback.read", add: ["lookback.visit"] },
  },
});
