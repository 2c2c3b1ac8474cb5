import type { PublicGroup } from "../../../platform/ui/room.ts";
import { ConfirmAgreementPage, ConfirmDemandPage, ConfirmEffectPage, EnterCodePage, FeedbackPage } from "./pages.tsx";

export const portalRoom: PublicGroup = {
  room: "portal",
  routes: [
    { path: "/link", component: EnterCodePage },
    { path: "/link/demand", component: ConfirmDemandPage },
    { path: "/link/agreement", component: ConfirmAgreementPage },
    { path: "/link/effect", component: ConfirmEffectPage },
    { path: "/feedback", component: FeedbackPage },
  ],
};
