import { defineRoom } from "../../platform/rooms/room.ts";
import { thinktankContract } from "./contract.ts";
import { servedBriefs, thinktankRouter } from "./server.ts";

/** No facts: what became of a brief, or how many there are, measures nobody. */
export const thinktankRoom = defineRoom({
  name: "thinktank",
  records: { brief: servedBriefs },
  contracts: { thinktank: thinktankContract },
  routers: { thinktank: thinktankRouter },
  permissions: { leader: ["brief.name"] },
});
