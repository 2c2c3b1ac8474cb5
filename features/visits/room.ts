import { defineRoom } from "../../platform/rooms/room.ts";
import { servedBookings } from "./bookings.ts";
import { visitContract } from "./contract.ts";
import { visitRouter } from "./server.ts";

export const visitsRoom = defineRoom({
  name: "visits",
  records: { booking: servedBookings },
  contracts: { visits: visitContract },
  routers: { visits: visitRouter },
});
