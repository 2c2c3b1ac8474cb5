import type { PublicGroup } from "../../../platform/ui/room.ts";
import { BadgePage } from "./BadgePage.tsx";
import { DoorPage } from "./DoorPage.tsx";
import { ExpertPage } from "./ExpertPage.tsx";
import { OwnerFilePage } from "./OwnerFilePage.tsx";
import { PartyPage } from "./PartyPage.tsx";
import { ListPage } from "./ListPage.tsx";

/** The list in publicity; an expert's reviews; a party's talks; a door and the badges it reads. */
export const publicFairsRoom: PublicGroup = {
  room: "fairs",
  routes: [
    { path: "/link/fair-list/$region", component: ListPage },
    { path: "/link/fair-expert", component: ExpertPage },
    { path: "/link/fair-file", component: OwnerFilePage },
    { path: "/link/fair-party", component: PartyPage },
    { path: "/link/fair-door", component: DoorPage },
    { path: "/link/fair-badge", component: BadgePage },
  ],
};
