import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "study",
    path: "/thinktank/studies",
    label: { zh: "咨询课题", en: "Projects" },
    load: async () => (await import("../studies.ts")).studies,
    panels: async () => ({ sections: { desk: (await import("./StudyDesk.tsx")).StudyDesk } }),
  },
  {
    name: "study_call",
    path: "/thinktank/calls",
    label: { zh: "课题征集", en: "Calls" },
    load: async () => (await import("../calls.ts")).calls,
    panels: async () => ({ sections: { ranking: (await import("./CallRanking.tsx")).CallRanking } }),
  },
  {
    name: "study_reviewer",
    path: "/thinktank/reviewers",
    label: { zh: "评审专家", en: "Reviewers" },
    load: async () => (await import("../calls.ts")).reviewers,
  },
  {
    name: "research_base",
    path: "/thinktank/bases",
    label: { zh: "研究基地", en: "Bases" },
    load: async () => (await import("../bases.ts")).bases,
    panels: async () => ({ sections: { desk: (await import("./BaseDesk.tsx")).BaseDesk } }),
  },
  {
    name: "base_condition",
    path: "/thinktank/base-conditions",
    label: { zh: "基地条件", en: "Conditions of bases" },
    load: async () => (await import("../bases.ts")).baseConditions,
  },
  {
    name: "brief",
    path: "/thinktank/briefs",
    label: { zh: "专报", en: "Briefs" },
    load: async () => (await import("../briefs.ts")).briefs,
    panels: async () => ({ sections: { adoption: (await import("./Adoption.tsx")).Adoption } }),
  },
]);

export const thinktankRoom: RouteGroup = {
  room: "thinktank",
  area: "academic",
  label: { zh: "智库", en: "Think tank" },
  order: 55,
  ...declared,
  nav: [
    { href: "/thinktank/year", label: { zh: "课题进度", en: "Projects of a year" }, permission: "study.read" },
    ...declared.nav,
    { href: "/thinktank/bases/as-of", label: { zh: "某一天的基地", en: "Bases on a day" }, permission: "research_base.read" },
  ],
  routes: [
    { path: "/thinktank/year", component: page(() => import("./YearPage.tsx"), "YearPage"), permission: "study.read" },
    { path: "/thinktank/bases/as-of", component: page(() => import("./BasesAsOf.tsx"), "BasesAsOf"), permission: "research_base.read" },
    ...declared.routes,
  ],
};
