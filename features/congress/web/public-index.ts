import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ProposalPage } from "./ProposalPage.tsx";

/** A delegate reads the answer to his proposal. */
export const publicCongressRoom: PublicGroup = { room: "congress", routes: [{ path: "/link/proposal", component: ProposalPage }] };
