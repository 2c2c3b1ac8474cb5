import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { contentFacts } from "./facts.ts";
import { RISK_REVIEWERS, servedAssets, servedContent, servedReviewers } from "./server.ts";

export const contentRoom = defineRoom({
  name: "content",
  help,
  records: { content_item: servedContent, content_reviewer: servedReviewers, content_asset: servedAssets },
  facts: contentFacts,
  parameters: [RISK_REVIEWERS],
});
