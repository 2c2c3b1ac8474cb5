import { defineRoom } from "../../platform/rooms/room.ts";
import { visitsPermissions } from "./access.ts";
import { listBookings } from "./bookings.ts";
import { bookingsContract, visitContract } from "./contract.ts";
import { bookingProcess } from "./process.ts";
import { bookingRegister } from "./register.ts";
import { bookingsRouter, visitRouter } from "./server.ts";

export const visitsRoom = defineRoom({
  name: "visits",
  contracts: { places: bookingsContract, visits: visitContract },
  routers: { places: bookingsRouter, visits: visitRouter },
  permissions: visitsPermissions,
  processes: [bookingProcess],
  lists: { bookings: { permission: "booking.manage", register: bookingRegister, page: listBookings } },
});
