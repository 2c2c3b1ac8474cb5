import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "assessment",
    path: "/assessments/cards",
    label: { zh: "自评和得分", en: "Scorecards" },
    load: async () => (await import("../assessment.ts")).assessments,
    panels: async () => ({ sections: { card: (await import("./CardPanel.tsx")).CardPanel } }),
  },
  {
    name: "assessment_round",
    path: "/assessments/rounds",
    label: { zh: "考核", en: "Assessments" },
    load: async () => (await import("../rounds.ts")).rounds,
    panels: async () => ({ sections: { matrix: (await import("./MatrixPage.tsx")).MatrixLink } }),
  },
  {
    name: "standard",
    path: "/assessments/standards",
    label: { zh: "考核标准", en: "Standards" },
    load: async () => (await import("../standards.ts")).standards,
    panels: async () => ({ sections: { check: (await import("./StandardCheck.tsx")).StandardCheck } }),
  },
  {
    name: "assessment_objection",
    path: "/assessments/objections",
    label: { zh: "评分异议", en: "Objections" },
    load: async () => (await import("../assessment.ts")).objections,
    panels: async () => ({ sections: { correct: (await import("./CorrectPanel.tsx")).CorrectPanel } }),
  },
  {
    name: "composite_assessment",
    path: "/assessments/composites",
    label: { zh: "综合考核", en: "Composite assessments" },
    load: async () => (await import("../composite.ts")).composites,
    panels: async () => ({ sections: { table: (await import("./CompositePanel.tsx")).CompositePanel } }),
  },
  {
    name: "title_award",
    path: "/assessments/titles",
    label: { zh: "称号和批次", en: "Titles" },
    load: async () => (await import("../titles.ts")).titles,
  },
]);

export const assessmentsRoom: RouteGroup = {
  room: "assessments",
  area: "money",
  label: { zh: "考核", en: "Assessment" },
  order: 61,
  ...declared,
  routes: [
    {
      path: "/assessments/rounds/$id/matrix",
      component: page(() => import("./MatrixPage.tsx"), "MatrixPage"),
      permission: "assessment_round.read",
    },
    ...declared.routes,
  ],
};
