import { defineRoom } from "../../platform/rooms/room.ts";
import { censusContract } from "./contract.ts";
import { censusFacts } from "./facts.ts";
import { censusRouter, servedReplies, servedRounds } from "./server.ts";

export const censusRoom = defineRoom({
  name: "census",
  records: { census_round: servedRounds, census_reply: servedReplies },
  contracts: { census: censusContract },
  routers: { census: censusRouter },
  facts: censusFacts,
});
