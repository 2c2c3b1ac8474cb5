import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ReviewPage, StudyCertificatePage } from "./public.tsx";

/** A reviewer without account scores the one project he was drawn for; anybody checks a certificate by its code. */
export const publicThinktankRoom: PublicGroup = {
  room: "thinktank",
  routes: [
    { path: "/link/review", component: ReviewPage },
    { path: "/link/study", component: StudyCertificatePage },
  ],
};
