import { asOfFile } from "../../platform/records/as-of.ts";
import { defineRoom } from "../../platform/rooms/room.ts";
import { congressContract } from "./contract.ts";
import { congressFacts } from "./facts.ts";
import { help } from "./help.ts";
import { nominees } from "./nominee.ts";
import { congressRouter, servedCongresses, servedDelegations, servedNominees, servedObjections } from "./server.ts";

export const congressRoom = defineRoom({
  name: "congress",
  help,
  records: {
    congress: servedCongresses,
    congress_delegation: servedDelegations,
    congress_nominee: servedNominees,
    congress_objection: servedObjections,
  },
  contracts: { congressDesk: congressContract },
  routers: { congressDesk: congressRouter },
  lists: { congress_nominee_as_of: asOfFile(nominees as never) },
  facts: congressFacts,
});
