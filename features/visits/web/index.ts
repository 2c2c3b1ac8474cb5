import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const bookings = () => import("./BookingsPage.tsx");

export const visitsRoom: RouteGroup = {
  room: "visits",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 43,
  nav: [{ href: "/places/bookings", label: { zh: "参观预约", en: "Bookings" }, permission: "booking.manage" }],
  routes: [
    { path: "/places/bookings", component: page(bookings, "BookingsPage"), permission: "booking.manage" },
    { path: "/places/bookings/$id", component: page(bookings, "BookingPage"), permission: "booking.manage" },
  ],
  records: { booking: "/places/bookings/$id" },
};
