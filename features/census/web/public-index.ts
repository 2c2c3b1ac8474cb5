import { lazy } from "react";
import type { PublicGroup } from "../../../platform/ui/room.ts";

const Fill = lazy(async () => ({ default: (await import("./FillPage.tsx")).FillPage }));

const Survey = lazy(async () => ({ default: (await import("./SurveyPage.tsx")).SurveyPage }));

/** The form of a census, for whoever holds its link: on a phone or a desktop, with or without a network; an anonymous survey by the code of a slip. */
export const publicCensusRoom: PublicGroup = {
  room: "census",
  routes: [
    { path: "/link/census", component: Fill },
    { path: "/link/survey", component: Survey },
  ],
};
