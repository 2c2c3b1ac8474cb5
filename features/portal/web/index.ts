import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ConfirmAgreementPage, ConfirmDemandPage, ConfirmEffectPage, EnterCodePage, FeedbackPage } from "./pages.tsx";

import { BookingPage, BookPage } from "./visit-pages.tsx";

export const portalRoom: PublicGroup = {
  room: "portal",
  routes: [
    { path: "/link", component: EnterCodePage },
    { path: "/link/demand", component: ConfirmDemandPage },
    { path: "/link/agreement", component: ConfirmAgreementPage },
    { path: "/link/effect", component: ConfirmEffectPage },
    { path: "/link/booking", component: BookingPage },
    { path: "/book/$id", component: BookPage },
    { path: "/feedback", component: FeedbackPage },
  ],
};
