import { defineRoom } from "../../platform/rooms/room.ts";
import { afarTellerContract, appraisalsContract, ballotsContract, ownAppraisalContract } from "./contract.ts";
import { appraisalFacts } from "./facts.ts";
import { appraisalPermissions } from "./access.ts";
import { noteColumn } from "./notes.ts";
import { help } from "./help.ts";
import { appraisalFile } from "./papers.ts";
import { afarTellerRouter, ballotsRouter, ownAppraisalRouter } from "./public-server.ts";
import { appraisalsRouter, servedAppraisals, servedSchemes } from "./server.ts";

export const appraisalsRoom = defineRoom({
  name: "appraisals",
  help,
  records: { appraisal: servedAppraisals, appraisal_scheme: servedSchemes },
  contracts: {
    appraisals: appraisalsContract,
    ballots: ballotsContract,
    afarTeller: afarTellerContract,
    ownAppraisal: ownAppraisalContract,
  },
  routers: { appraisals: appraisalsRouter, ballots: ballotsRouter, afarTeller: afarTellerRouter, ownAppraisal: ownAppraisalRouter },
  permissions: appraisalPermissions,
  sealed: [noteColumn],
  facts: appraisalFacts,
  papers: { "appraisals/:id/:file": appraisalFile },
  // The signed sheet comes when the fields are long closed.
  files: { appraisal: { read: "appraisal.read", add: ["appraisal.edit"], whileOpen: true } },
});
