import { lazy } from "react";
import type { PublicGroup } from "../../../platform/ui/room.ts";

const Vote = lazy(async () => ({ default: (await import("./VotePage.tsx")).VotePage }));
const Own = lazy(async () => ({ default: (await import("./OwnPage.tsx")).OwnPage }));

/** A ballot by the code of a slip; a person's own page by its link. */
export const publicAppraisalsRoom: PublicGroup = {
  room: "appraisals",
  routes: [
    { path: "/link/vote", component: Vote },
    { path: "/link/appraisal", component: Own },
  ],
};
