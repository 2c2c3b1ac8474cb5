import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "feedback_rhythm",
    path: "/tasks/rhythms",
    label: { zh: "反馈频次", en: "Rhythms of feedback" },
    load: async () => (await import("../rhythms.ts")).rhythms,
  },
  {
    name: "task_rule",
    path: "/tasks/rules",
    label: { zh: "督办规则", en: "Rules of supervision" },
    load: async () => (await import("../rules.ts")).taskRules,
  },
  {
    name: "charter",
    path: "/charters",
    label: { zh: "章程和规则", en: "Charter and rules" },
    load: async () => (await import("../charters.ts")).charters,
    panels: async () => ({ sections: { text: (await import("./CharterPanel.tsx")).CharterPanel } }),
  },
  {
    name: "meeting",
    path: "/meetings",
    label: { zh: "会议", en: "Meetings" },
    load: async () => (await import("../meetings.ts")).meetings,
    panels: async () => ({
      sections: {
        motions: (await import("./MotionsPanel.tsx")).MotionsPanel,
        check: (await import("./CheckPanel.tsx")).CheckPanel,
      },
    }),
  },
  {
    name: "task",
    path: "/tasks",
    label: { zh: "督办任务", en: "Tasks" },
    load: async () => (await import("../tasks.ts")).tasks,
    panels: async () => ({ sections: { course: (await import("./CoursePanel.tsx")).CoursePanel } }),
  },
  {
    name: "action_plan",
    path: "/tasks/plans",
    label: { zh: "实施方案", en: "Plans" },
    load: async () => (await import("../plans.ts")).plans,
    panels: async () => {
      const { CascadePanel, PlanTasksPanel } = await import("./PlanPanel.tsx");
      return { sections: { tasks: PlanTasksPanel, cascade: CascadePanel } };
    },
  },
  {
    name: "pair",
    path: "/tasks/pairs",
    label: { zh: "挂包联系", en: "Pairs" },
    load: async () => (await import("../pairs.ts")).pairs,
    panels: async () => ({ sections: { desk: (await import("./PairPanel.tsx")).PairPanel } }),
  },
  {
    name: "pair_rule",
    path: "/tasks/pair-rules",
    label: { zh: "挂包规定", en: "Rules of pairs" },
    load: async () => (await import("../pairs.ts")).pairRules,
  },
  {
    name: "duty_list",
    path: "/tasks/duties",
    label: { zh: "责任清单", en: "Responsibility lists" },
    load: async () => (await import("../duties.ts")).duties,
  },
  {
    name: "incentive",
    path: "/tasks/incentives",
    label: { zh: "激励保障", en: "Incentives" },
    load: async () => (await import("../duties.ts")).incentives,
  },
]);

export const tasksRoom: RouteGroup = {
  room: "tasks",
  area: "tasks",
  label: { zh: "会议与督办", en: "Meetings and tasks" },
  order: 25,
  ...declared,
  nav: [
    ...declared.nav,
    { href: "/tasks/feedback", label: { zh: "该反馈的任务", en: "Feedback due" }, permission: "task.read" },
    { href: "/tasks/owners", label: { zh: "挂包底账", en: "Who looks after whom" }, permission: "pair.read" },
    { href: "/tasks/duties/year", label: { zh: "责任清单签字", en: "Lists by year" }, permission: "duty_list.read" },
  ],
  routes: [
    { path: "/tasks/feedback", component: page(() => import("./FeedbackPage.tsx"), "FeedbackPage"), permission: "task.read" },
    { path: "/tasks/owners", component: page(() => import("./OwnersPage.tsx"), "OwnersPage"), permission: "pair.read" },
    { path: "/tasks/duties/year", component: page(() => import("./DutyYearPage.tsx"), "DutyYearPage"), permission: "duty_list.read" },
    ...declared.routes,
  ],
};
