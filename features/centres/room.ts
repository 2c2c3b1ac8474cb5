import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { centresContract } from "./contract.ts";
import { centreFacts } from "./facts.ts";
import { centresRouter, servedCentres } from "./server.ts";

export const centresRoom = defineRoom({
  name: "centres",
  help,
  records: { service_centre: servedCentres },
  contracts: { centres: centresContract },
  routers: { centres: centresRouter },
  facts: centreFacts,
});
