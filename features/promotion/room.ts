import { defineRoom } from "../../platform/rooms/room.ts";
import { servedCalls } from "./call-desk.ts";
import { promotionContract } from "./contract.ts";
import { promotionFacts } from "./facts.ts";
import { help } from "./help.ts";
import { promotionRouter, servedPromotions } from "./server.ts";

export const promotionRoom = defineRoom({
  name: "promotion",
  help,
  records: { promotion: servedPromotions, need_call: servedCalls },
  contracts: { promotionOrigins: promotionContract },
  routers: { promotionOrigins: promotionRouter },
  facts: promotionFacts,
});
