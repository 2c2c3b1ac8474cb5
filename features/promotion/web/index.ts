import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "promotion",
    path: "/promotion",
    label: { zh: "宣传推介", en: "Outreach plans" },
    load: async () => (await import("../promotion.ts")).promotions,
    panels: async () => ({ sections: { effect: (await import("./panels.tsx")).EffectPanel } }),
  },
  {
    name: "need_call",
    path: "/promotion/calls",
    label: { zh: "网上留言的需求", en: "Needs left online" },
    load: async () => (await import("../calls.ts")).calls,
    panels: async () => ({ sections: { call: (await import("./CallPanel.tsx")).CallPanel } }),
  },
]);

export const promotionRoom: RouteGroup = {
  room: "promotion",
  area: "services",
  label: { zh: "宣传推介", en: "Outreach plans" },
  order: 44,
  ...declared,
  routes: [
    { path: "/promotion/$id/poster", component: page(() => import("./panels.tsx"), "PosterPage"), permission: "promotion.read" },
    ...declared.routes,
  ],
};
