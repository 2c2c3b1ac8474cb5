import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { fundsContract } from "./contract.ts";
import { fundsFacts, fundsSentences } from "./facts.ts";
import { fundFile } from "./notices.ts";
import { servedAwards } from "./award-server.ts";
import { fundPapers } from "./papers.ts";
import { fundsRouter, servedAllotments, servedFunds, servedObjections, servedTransfers } from "./server.ts";

export const fundsRoom = defineRoom({
  name: "funds",
  help,
  records: {
    fund: servedFunds,
    fund_allotment: servedAllotments,
    fund_award: servedAwards,
    fund_objection: servedObjections,
    fund_transfer: servedTransfers,
  },
  written: fundPapers,
  contracts: { funds: fundsContract },
  routers: { funds: fundsRouter },
  facts: fundsFacts,
  sentences: fundsSentences,
  papers: { "funds/:file": fundFile },
});
