import type { PublicGroup } from "../../../platform/ui/room.ts";
import { AskPage, VisitPage } from "./public.tsx";
import { TripPage } from "./TripPage.tsx";

/** A school's request and its own link; a driver's log. */
export const publicCaravansRoom: PublicGroup = {
  room: "caravans",
  routes: [
    { path: "/link/caravan/$region", component: AskPage },
    { path: "/link/visit", component: VisitPage },
    { path: "/link/trip", component: TripPage },
  ],
};
