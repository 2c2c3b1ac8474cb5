import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const { nav, routes, records } = recordRoutes([
  {
    name: "agreement",
    path: "/projects/agreements",
    label: { zh: "协议台账", en: "Agreements" },
    load: async () => (await import("../register.ts")).agreements,
  },
  {
    name: "innovation",
    path: "/projects/innovation",
    label: { zh: "科创项目库", en: "Innovation projects" },
    load: async () => (await import("../innovations.ts")).innovations,
    panels: async () => ({ sections: { same: (await import("./InnovationPanel.tsx")).InnovationPanel } }),
  },
  {
    name: "stage_norm",
    path: "/projects/stage-norms",
    label: { zh: "阶段期限", en: "Norms of stages" },
    load: async () => (await import("../innovations.ts")).norms,
  },
]);

/** The list is the mechanism's; the page of an agreement, with its two signatures and its milestones, is the room's own. */
export const projectsRoom: RouteGroup = {
  room: "projects",
  area: "services",
  label: { zh: "项目与协议", en: "Projects" },
  order: 30,
  nav: [
    ...nav,
    { href: "/projects/innovation/as-of", label: { zh: "某一天的项目库", en: "The register on a day" }, permission: "innovation.read" },
  ],
  routes: [
    {
      path: "/projects/innovation/as-of",
      component: page(() => import("./InnovationPanel.tsx"), "InnovationAsOf"),
      permission: "innovation.read",
    },
    ...routes.filter((r) => r.path === "/projects/agreements" || !r.path.startsWith("/projects/agreements")),
    {
      path: "/projects/agreements/new/$demandId",
      component: page(() => import("./agreements.tsx"), "NewAgreementPage"),
      permission: "agreement.edit",
    },
    {
      path: "/projects/agreements/$id",
      component: page(() => import("./AgreementPage.tsx"), "AgreementPage"),
      permission: "agreement.read",
    },
    { path: "/projects/lookbacks/$id", component: page(() => import("./LookbackPage.tsx"), "LookbackPage"), permission: "lookback.read" },
  ],
  records: { ...records, lookback: "/projects/lookbacks/$id" },
};
