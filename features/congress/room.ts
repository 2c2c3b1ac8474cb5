import { asOfFile } from "../../platform/records/as-of.ts";
import { defineRoom } from "../../platform/rooms/room.ts";
import { congressContract, publicCongressContract } from "./contract.ts";
import { EXTENSION_MONTHS, REPLY_MONTHS, servedContacts, servedProposals } from "./duty-server.ts";
import { servedElections } from "./election-server.ts";
import { congressFacts, dutyFacts } from "./facts.ts";
import { help } from "./help.ts";
import { nominees } from "./nominee.ts";
import { nominationSheet } from "./unit-sheet.ts";
import {
  congressRouter,
  mandated,
  publicCongressRouter,
  servedCongresses,
  servedDelegations,
  servedNominees,
  servedObjections,
} from "./server.ts";

export const congressRoom = defineRoom({
  name: "congress",
  help,
  records: {
    congress: servedCongresses,
    congress_delegation: servedDelegations,
    congress_nominee: servedNominees,
    congress_objection: servedObjections,
    congress_election: servedElections,
    congress_proposal: servedProposals,
    congress_contact: servedContacts,
  },
  contracts: { congressDesk: congressContract, publicCongress: publicCongressContract },
  routers: { congressDesk: congressRouter, publicCongress: publicCongressRouter },
  sheets: { "congress.unit": nominationSheet },
  lists: { congress_nominee_as_of: asOfFile(nominees as never, mandated) },
  facts: [...congressFacts, ...dutyFacts],
  parameters: [REPLY_MONTHS, EXTENSION_MONTHS],
});
