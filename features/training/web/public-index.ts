import type { PublicGroup } from "../../../platform/ui/room.ts";
import { CertificatePage, CoursePage } from "./public.tsx";

/** A participant's own link, and the check of a certificate's number. */
export const publicTrainingRoom: PublicGroup = {
  room: "training",
  routes: [
    { path: "/link/course", component: CoursePage },
    { path: "/link/certificate", component: CertificatePage },
  ],
};
