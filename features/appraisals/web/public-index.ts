import { lazy } from "react";
import type { PublicGroup } from "../../../platform/ui/room.ts";

const Vote = lazy(async () => ({ default: (await import("./VotePage.tsx")).VotePage }));
const Own = lazy(async () => ({ default: (await import("./OwnPage.tsx")).OwnPage }));
const Afar = lazy(async () => ({ default: (await import("./AfarPage.tsx")).AfarPage }));
const Teller = lazy(async () => ({ default: (await import("./TellerPage.tsx")).TellerPage }));

/** A ballot by the code of a slip, or from afar; a teller's own device; a person's own page by its link. */
export const publicAppraisalsRoom: PublicGroup = {
  room: "appraisals",
  routes: [
    { path: "/link/vote", component: Vote },
    { path: "/link/afar", component: Afar },
    { path: "/link/teller", component: Teller },
    { path: "/link/appraisal", component: Own },
  ],
};
