import type { PublicGroup } from "../../../platform/ui/room.ts";
import { JudgingPage } from "./public.tsx";

/** An expert without account scores the stations of a review. */
export const publicStationsRoom: PublicGroup = { room: "stations", routes: [{ path: "/link/judging", component: JudgingPage }] };
