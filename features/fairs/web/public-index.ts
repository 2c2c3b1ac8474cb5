import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ExpertPage } from "./ExpertPage.tsx";
import { PartyPage } from "./PartyPage.tsx";
import { ListPage } from "./ListPage.tsx";

/** The list in publicity; an expert's reviews; a party's talks. */
export const publicFairsRoom: PublicGroup = {
  room: "fairs",
  routes: [
    { path: "/link/fair-list/$region", component: ListPage },
    { path: "/link/fair-expert", component: ExpertPage },
    { path: "/link/fair-party", component: PartyPage },
  ],
};
