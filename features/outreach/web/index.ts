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
  {
    name: "activity",
    path: "/outreach/activities",
    label: { zh: "科普活动", en: "Activities" },
    load: async () => (await import("../activities.ts")).activities,
    panels: async () => ({ sections: { desk: (await import("./Service.tsx")).ActivityPanel } }),
  },
  {
    name: "volunteer",
    path: "/outreach/volunteers",
    label: { zh: "科技志愿者", en: "Volunteers" },
    load: async () => (await import("../volunteers.ts")).volunteers,
    panels: async () => ({ sections: { events: (await import("./Service.tsx")).VolunteerPanel } }),
  },
  {
    name: "volunteer_team",
    path: "/outreach/teams",
    label: { zh: "服务队", en: "Teams" },
    load: async () => (await import("../volunteers.ts")).teams,
  },
  {
    name: "partner",
    path: "/outreach/partners",
    label: { zh: "社会主体", en: "Partners" },
    load: async () => (await import("../partners.ts")).partners,
    panels: async () => {
      const { OpenDaysPanel, PartnerPanel } = await import("./Service.tsx");
      const { ClosedPanel } = await import("./ClosedPanel.tsx");
      return { sections: { served: PartnerPanel, closed: ClosedPanel, open_days: OpenDaysPanel } };
    },
  },
  {
    name: "month_report",
    path: "/outreach/months",
    label: { zh: "科普月计划和反馈", en: "Month of science" },
    load: async () => (await import("../month.ts")).monthReports,
    panels: async () => ({ sections: { desk: (await import("./MonthPanel.tsx")).MonthPanel } }),
  },
  {
    name: "closed_door",
    path: "/outreach/closed-doors",
    label: { zh: "没开门的投诉", en: "Closed doors" },
    load: async () => (await import("../closed-doors.ts")).closedDoors,
    panels: async () => ({ sections: { hours: (await import("./ClosedPanel.tsx")).HoursPanel } }),
  },
  {
    name: "service_proof",
    path: "/outreach/proofs",
    label: { zh: "服务证明", en: "Proofs of service" },
    load: async () => (await import("../partners.ts")).proofs,
    panels: async () => ({ sections: { lines: (await import("./Service.tsx")).ProofPanel } }),
  },
]);

export const outreachRoom: RouteGroup = {
  room: "outreach",
  area: "outreach",
  label: { zh: "科普服务", en: "Outreach" },
  order: 44,
  ...declared,
  nav: [{ href: "/outreach/plan", label: { zh: "派单", en: "Assignment" }, permission: "lecture_order.act" }, ...declared.nav],
  routes: [
    { path: "/outreach/plan", component: page(() => import("./PlanPage.tsx"), "PlanPage"), permission: "lecture_order.act" },
    { path: "/outreach/join/$id", component: page(() => import("./Service.tsx"), "JoinPage"), permission: "activity.edit" },
    { path: "/outreach/proofs/$id/print", component: page(() => import("./Service.tsx"), "ProofPage"), permission: "service_proof.read" },
    ...declared.routes,
  ],
};
