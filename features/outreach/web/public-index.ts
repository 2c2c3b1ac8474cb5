import type { PublicGroup } from "../../../platform/ui/room.ts";
import { PartnerPage, ProofCheckPage, SitePage } from "./public-service.tsx";
import { MenuPage, OfferPage, OrderPage } from "./public.tsx";

/** A school's order from the menu, its own link, the expert's, the site's, a partner's, and the check of a proof. */
export const publicOutreachRoom: PublicGroup = {
  room: "outreach",
  routes: [
    { path: "/link/lectures/$region", component: MenuPage },
    { path: "/link/lecture", component: OrderPage },
    { path: "/link/offer", component: OfferPage },
    { path: "/link/site", component: SitePage },
    { path: "/link/partner", component: PartnerPage },
    { path: "/link/proof", component: ProofCheckPage },
  ],
};
