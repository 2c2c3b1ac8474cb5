import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { servedBookings } from "./bookings.ts";
import { visitContract } from "./contract.ts";
import { visitRouter } from "./server.ts";

export const visitsRoom = defineRoom({
  name: "visits",
  help,
  records: { booking: servedBookings },
  contracts: { visits: visitContract },
  routers: { visits: visitRouter },
});
