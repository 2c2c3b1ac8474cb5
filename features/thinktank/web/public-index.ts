import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ReviewPage } from "./public.tsx";

/** A reviewer without account scores the one project he was drawn for. */
export const publicThinktankRoom: PublicGroup = { room: "thinktank", routes: [{ path: "/link/review", component: ReviewPage }] };
