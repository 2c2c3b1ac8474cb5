import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "academic_duty",
    path: "/academic/duties",
    label: { zh: "报备规定", en: "Filing rules" },
    load: async () => (await import("../academic.ts")).academicDuties,
  },
  {
    name: "academic_count_rule",
    path: "/academic/years",
    label: { zh: "统计年度口径", en: "Statistics years" },
    load: async () => (await import("../academic.ts")).academicCountRules,
  },
  {
    name: "event_name_rule",
    path: "/academic/names",
    label: { zh: "名称规定", en: "Rules of names" },
    load: async () => (await import("../names.ts")).eventNameRules,
  },
  {
    name: "academic_event",
    path: "/academic",
    label: { zh: "学术活动", en: "Academic events" },
    load: async () => (await import("../academic.ts")).academicEvents,
    panels: async () => {
      const { Budget, Desk, Names, SignedThere } = await import("./academic-panels.tsx");
      return { sections: { desk: Desk, names: Names, budget: Budget, signed: SignedThere } };
    },
  },
  {
    name: "media_figure",
    path: "/campaigns/figures",
    label: { zh: "媒体数据", en: "Media figures" },
    load: async () => (await import("../figures.ts")).figures,
    panels: async () => ({ sections: { citation: (await import("./panels.tsx")).Citation } }),
  },
  {
    name: "media_account",
    path: "/campaigns/accounts",
    label: { zh: "媒体账号", en: "Accounts" },
    load: async () => (await import("../accounts.ts")).accounts,
  },
  {
    name: "campaign",
    path: "/campaigns",
    label: { zh: "宣传活动", en: "Campaigns" },
    load: async () => (await import("../campaigns.ts")).campaigns,
    panels: async () => ({ sections: { figures: (await import("./panels.tsx")).Figures } }),
  },
]);

export const eventsRoom: RouteGroup = {
  room: "events",
  area: "academic",
  label: { zh: "学术和宣传活动", en: "Events and campaigns" },
  order: 46,
  ...declared,
  nav: [
    { href: "/academic/calendar", label: { zh: "学术活动日历", en: "Academic calendar" }, permission: "academic_event.read" },
    { href: "/academic/table", label: { zh: "学术活动统计", en: "Academic table" }, permission: "academic_event.read" },
    ...declared.nav,
  ],
  routes: [
    { path: "/academic/calendar", component: page(() => import("./AcademicYear.tsx"), "CalendarPage"), permission: "academic_event.read" },
    { path: "/academic/table", component: page(() => import("./AcademicYear.tsx"), "YearPage"), permission: "academic_event.read" },
    {
      path: "/academic/join/$id",
      component: page(() => import("./academic-panels.tsx"), "JoinEventPage"),
      permission: "academic_event.edit",
    },
    ...declared.routes,
  ],
};
