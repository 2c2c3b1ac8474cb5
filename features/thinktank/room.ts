import { asOfFile } from "../../platform/records/as-of.ts";
import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { bases } from "./bases.ts";
import { studiesContract, thinktankContract } from "./contract.ts";
import { thinktankFacts, thinktankSentences } from "./facts.ts";
import { thinktankPapers } from "./papers.ts";
import { certificateContract, reviewContract } from "./review-contract.ts";
import { applicationFiles } from "./review-link.ts";
import { servedBriefs, thinktankRouter } from "./server.ts";
import {
  certificateRouter,
  servedBaseConditions,
  servedBases,
  servedCalls,
  servedReviewers,
  servedStudies,
  reviewRouter,
  studiesRouter,
} from "./study-server.ts";

/** No fact of briefs: what became of one, or how many there are, measures nobody. */
export const thinktankRoom = defineRoom({
  name: "thinktank",
  help,
  written: thinktankPapers,
  records: {
    study: servedStudies,
    study_call: servedCalls,
    study_reviewer: servedReviewers,
    research_base: servedBases,
    base_condition: servedBaseConditions,
    brief: servedBriefs,
  },
  contracts: { thinktank: { ...thinktankContract, ...studiesContract }, publicStudies: { ...reviewContract, ...certificateContract } },
  routers: { thinktank: { ...thinktankRouter, ...studiesRouter }, publicStudies: { ...reviewRouter, ...certificateRouter } },
  lists: { research_base_as_of: asOfFile(bases as never) },
  // What a brief rests on is read where the brief is, and found nowhere else.
  files: { brief: { read: "brief.read", add: ["brief.edit"], searched: false } },
  readings: { "study.review": applicationFiles },
  facts: thinktankFacts,
  sentences: thinktankSentences,
  permissions: { leader: ["brief.name"], reviewer: ["study.draw"] },
});
