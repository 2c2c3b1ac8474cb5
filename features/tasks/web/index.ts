import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const tasksRoom: RouteGroup = {
  room: "tasks",
  label: { zh: "会议与督办", en: "Meetings and tasks" },
  order: 25,
  ...recordRoutes([
    {
      name: "task_rule",
      path: "/tasks/rules",
      label: { zh: "督办规则", en: "Rules of supervision" },
      load: async () => (await import("../rules.ts")).taskRules,
    },
    {
      name: "meeting",
      path: "/meetings",
      label: { zh: "会议", en: "Meetings" },
      load: async () => (await import("../meetings.ts")).meetings,
      panels: async () => ({ sections: { check: (await import("./CheckPanel.tsx")).CheckPanel } }),
    },
    {
      name: "task",
      path: "/tasks",
      label: { zh: "督办任务", en: "Tasks" },
      load: async () => (await import("../tasks.ts")).tasks,
      panels: async () => ({ sections: { course: (await import("./CoursePanel.tsx")).CoursePanel } }),
    },
  ]),
};
