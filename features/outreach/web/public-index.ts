import type { PublicGroup } from "../../../platform/ui/room.ts";
import { MenuPage, OfferPage, OrderPage } from "./public.tsx";

/** A school's order from the menu, its own link, and the expert's. */
export const publicOutreachRoom: PublicGroup = {
  room: "outreach",
  routes: [
    { path: "/link/lectures/$region", component: MenuPage },
    { path: "/link/lecture", component: OrderPage },
    { path: "/link/offer", component: OfferPage },
  ],
};
