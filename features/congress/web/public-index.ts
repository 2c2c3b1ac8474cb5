import type { PublicGroup } from "../../../platform/ui/room.ts";
import { NominatePage } from "./NominatePage.tsx";
import { ProposalPage } from "./ProposalPage.tsx";
import { PublicListPage } from "./PublicListPage.tsx";

/** A unit nominates; a delegate reads the answer to his proposal; anybody the list that is shown to the public. */
export const publicCongressRoom: PublicGroup = {
  room: "congress",
  routes: [
    { path: "/link/nominate", component: NominatePage },
    { path: "/link/proposal", component: ProposalPage },
    { path: "/link/congress", component: PublicListPage },
  ],
};
