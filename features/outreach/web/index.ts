import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "lecture",
    path: "/outreach/lectures",
    label: { zh: "讲座菜单", en: "Lectures" },
    load: async () => (await import("../lectures.ts")).lectures,
  },
  {
    name: "lecture_order",
    path: "/outreach/orders",
    label: { zh: "讲座订单", en: "Lecture orders" },
    load: async () => (await import("../orders.ts")).orders,
    panels: async () => ({ sections: { desk: (await import("./OrderDesk.tsx")).OrderDesk } }),
  },
]);

export const outreachRoom: RouteGroup = {
  room: "outreach",
  label: { zh: "科普服务", en: "Outreach" },
  order: 44,
  ...declared,
  nav: [{ href: "/outreach/plan", label: { zh: "派单", en: "Assignment" }, permission: "lecture_order.act" }, ...declared.nav],
  routes: [
    { path: "/outreach/plan", component: page(() => import("./PlanPage.tsx"), "PlanPage"), permission: "lecture_order.act" },
    ...declared.routes,
  ],
};
