import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { societyPapers } from "./papers.ts";
import { societiesContract } from "./contract.ts";
import { societyFacts } from "./facts.ts";
import { ownContract, ownLinkContract } from "./own-contract.ts";
import { ownLinkRouter, sentFiles } from "./own-link.ts";
import { servedOwn, servedSocieties, servedSocietyRules, servedTermChanges, societiesRouter } from "./server.ts";

export const societiesRoom = defineRoom({
  name: "societies",
  help,
  written: societyPapers,
  records: { society: servedSocieties, term_change: servedTermChanges, society_rule: servedSocietyRules },
  contracts: { societies: { ...societiesContract, ...ownContract }, publicSocieties: ownLinkContract },
  routers: { societies: { ...societiesRouter, ...servedOwn }, publicSocieties: ownLinkRouter },
  uploads: { "society.own": sentFiles },
  facts: societyFacts,
});
