import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "teacher",
    path: "/training/teachers",
    label: { zh: "授课人", en: "Teachers" },
    load: async () => (await import("../registers.ts")).teachers,
  },
  {
    name: "day_off",
    path: "/training/days-off",
    label: { zh: "放假和调休", en: "Days off" },
    load: async () => (await import("../registers.ts")).daysOff,
  },
  {
    name: "fee_rate",
    path: "/training/rates",
    label: { zh: "费用标准", en: "Rates" },
    load: async () => (await import("../registers.ts")).feeRates,
  },
  {
    name: "course_question",
    path: "/training/questions",
    label: { zh: "学员提问", en: "Questions" },
    load: async () => (await import("../registers.ts")).questions,
  },
  {
    name: "course",
    path: "/training",
    label: { zh: "培训班", en: "Courses" },
    load: async () => (await import("../courses.ts")).courses,
    panels: async () => ({ sections: { desk: (await import("./Desk.tsx")).Desk, budget: (await import("./Rates.tsx")).Rates } }),
  },
]);
const papers = () => import("./papers.tsx");

export const trainingRoom: RouteGroup = {
  room: "training",
  area: "people",
  label: { zh: "培训", en: "Training" },
  order: 45,
  ...declared,
  nav: [...declared.nav, { href: "/training/enrol", label: { zh: "我要报名", en: "Enrol" }, permission: "course.read" }],
  routes: [
    { path: "/training/enrol", component: page(() => import("./EnrolPage.tsx"), "EnrolPage"), permission: "course.read" },
    { path: "/training/check/$code", component: page(() => import("./CheckPage.tsx"), "CheckPage"), permission: "course.edit" },
    { path: "/training/$id/sheet", component: page(papers, "SheetPage"), permission: "course.read" },
    { path: "/training/$id/cards", component: page(papers, "CardsPage"), permission: "course.edit" },
    { path: "/training/$id/certificates", component: page(papers, "CertificatesPage"), permission: "course.edit" },
    ...declared.routes,
  ],
};
