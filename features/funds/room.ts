import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { fundsContract } from "./contract.ts";
import { fundsFacts, fundsSentences } from "./facts.ts";
import { fundFile } from "./notices.ts";
import { fundsRouter, servedAllotments, servedFunds, servedObjections } from "./server.ts";

export const fundsRoom = defineRoom({
  name: "funds",
  help,
  records: { fund: servedFunds, fund_allotment: servedAllotments, fund_objection: servedObjections },
  contracts: { funds: fundsContract },
  routers: { funds: fundsRouter },
  facts: fundsFacts,
  sentences: fundsSentences,
  papers: { "funds/:file": fundFile },
});
