import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "care_person",
    path: "/care/people",
    label: { zh: "慰问名册", en: "People to visit" },
    load: async () => (await import("../registers.ts")).carePeople,
    panels: async () => ({ sections: { visits: (await import("./panels.tsx")).Visits } }),
  },
  {
    name: "care_plan",
    path: "/care/plans",
    label: { zh: "慰问计划", en: "Plans of visits" },
    load: async () => (await import("../care.ts")).carePlans,
    panels: async () => ({ sections: { account: (await import("./panels.tsx")).PlanAccount } }),
  },
  {
    name: "care_visit",
    path: "/care",
    label: { zh: "慰问走访", en: "Visits" },
    load: async () => (await import("../care.ts")).careVisits,
    panels: async () => ({ sections: { reason: (await import("./panels.tsx")).Reason } }),
  },
]);
const pages = () => import("./pages.tsx");

export const careRoom: RouteGroup = {
  room: "care",
  area: "people",
  label: { zh: "慰问", en: "Visits to science workers" },
  order: 49,
  ...declared,
  nav: [...declared.nav, { href: "/care/unvisited", label: { zh: "久未慰问", en: "Long unvisited" }, permission: "care_person.read" }],
  routes: [
    { path: "/care/unvisited", component: page(pages, "UnvisitedPage"), permission: "care_person.read" },
    { path: "/care/plans/$id/receipts", component: page(pages, "ReceiptsPage"), permission: "care_plan.read" },
    ...declared.routes,
  ],
};
