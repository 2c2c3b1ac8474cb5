import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { contentPapers } from "./papers.ts";
import { contentFacts } from "./facts.ts";
import { contentContract } from "./contract.ts";
import { SUBTITLE_GAP } from "./subtitle-desk.ts";
import { contentRouter, RISK_REVIEWERS, servedAssets, servedContent, servedReviewers, servedRumours } from "./server.ts";

export const contentRoom = defineRoom({
  name: "content",
  help,
  written: contentPapers,
  records: { content_item: servedContent, content_reviewer: servedReviewers, content_asset: servedAssets, rumour: servedRumours },
  facts: contentFacts,
  contracts: { content: contentContract },
  routers: { content: contentRouter },
  parameters: [RISK_REVIEWERS, SUBTITLE_GAP],
});
