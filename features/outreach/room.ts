import { defineRoom } from "../../platform/rooms/room.ts";
import { outreachContract, publicOutreachContract } from "./contract.ts";
import { outreachFacts } from "./facts.ts";
import { outreachRouter, publicOutreachRouter, servedLectures, servedOrders } from "./server.ts";

export const outreachRoom = defineRoom({
  name: "outreach",
  records: { lecture_order: servedOrders, lecture: servedLectures },
  contracts: { outreach: outreachContract, publicOutreach: publicOutreachContract },
  routers: { outreach: outreachRouter, publicOutreach: publicOutreachRouter },
  facts: outreachFacts,
});
