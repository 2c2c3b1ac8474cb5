import { lazy } from "react";
import type { PublicGroup } from "../../../platform/ui/room.ts";

const Fill = lazy(async () => ({ default: (await import("./FillPage.tsx")).FillPage }));

/** The form of a census, for whoever holds its link: on a phone or a desktop, with or without a network. */
export const publicCensusRoom: PublicGroup = { room: "census", routes: [{ path: "/link/census", component: Fill }] };
