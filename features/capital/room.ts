import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { auditFolder } from "./audit-folder.ts";
import {
  capitalRouter,
  servedContracts,
  servedFindings,
  servedMeetings,
  servedProjects,
  servedTenders,
  servedThresholds,
} from "./capital-server.ts";
import { baselineContract, capitalContract } from "./contract.ts";
import { darwinCore } from "./darwin-core.ts";
import { capitalPapers } from "./papers.ts";
import { capitalFacts, capitalSentences } from "./facts.ts";
import {
  servedBatches,
  servedCounts,
  servedLoans,
  servedPermitRules,
  servedPermits,
  servedSpecimens,
  specimenRouter,
} from "./specimen-server.ts";

export const capitalRoom = defineRoom({
  name: "capital",
  help,
  records: {
    capital_project: servedProjects,
    capital_meeting: servedMeetings,
    capital_tender: servedTenders,
    capital_contract: servedContracts,
    tender_threshold: servedThresholds,
    audit_finding: servedFindings,
    specimen: servedSpecimens,
    specimen_batch: servedBatches,
    permit: servedPermits,
    permit_rule: servedPermitRules,
    specimen_loan: servedLoans,
    stock_count: servedCounts,
  },
  contracts: { capital: { ...capitalContract, ...baselineContract } },
  routers: { capital: { ...specimenRouter, ...capitalRouter } },
  written: { capital_project: capitalPapers },
  papers: { "capital/projects/:id/folder": auditFolder, "capital/specimens/darwin-core": darwinCore },
  facts: capitalFacts,
  sentences: capitalSentences,
});
