import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const home = () => import("./HomeFigures.tsx");
const facts = () => import("./FactsPage.tsx");

export const indicatorsRoom: RouteGroup = {
  room: "indicators",
  area: "money",
  label: { zh: "指标", en: "Indicators" },
  order: 40,
  nav: [
    { href: "/indicators", label: { zh: "指标", en: "Indicators" }, permission: "indicator.read" },
    { href: "/indicators/goals", label: { zh: "年度目标", en: "Goals" }, permission: "indicator.read" },
    { href: "/indicators/define", label: { zh: "自定指标", en: "Own indicator" }, permission: "indicator.define" },
  ],
  routes: [
    { path: "/indicators", component: page(() => import("./ScorecardPage.tsx"), "ScorecardPage"), permission: "indicator.read" },
    { path: "/indicators/facts", component: page(facts, "FactsPage"), permission: "indicator.read" },
    { path: "/indicators/facts/$id", component: page(facts, "FactPage"), permission: "indicator.read" },
    {
      path: "/indicators/corrections/$id",
      component: page(() => import("./CorrectionPage.tsx"), "CorrectionPage"),
      permission: "indicator.read",
    },
    { path: "/indicators/figure/$code", component: page(() => import("./FigurePage.tsx"), "FigurePage"), permission: "indicator.read" },
    { path: "/indicators/goals", component: page(() => import("./GoalsPage.tsx"), "GoalsPage"), permission: "indicator.read" },
    { path: "/indicators/goals/$code", component: page(() => import("./GoalPage.tsx"), "GoalPage"), permission: "indicator.read" },
    { path: "/indicators/targets", component: page(() => import("./TargetsPage.tsx"), "TargetsPage"), permission: "indicator.define" },
    { path: "/indicators/refused", component: page(() => import("./RefusedPage.tsx"), "RefusedPage"), permission: "staff" },
    { path: "/indicators/define", component: page(() => import("./DefinePage.tsx"), "DefinePage"), permission: "indicator.define" },
  ],
  home: [
    { at: "top", component: page(home, "HomeFigures"), permission: "indicator.define" },
    { at: "side", component: page(home, "HomeSteps"), permission: "indicator.define" },
  ],
  records: { fact: "/indicators/facts/$id", correction: "/indicators/corrections/$id" },
};
