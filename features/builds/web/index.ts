import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const buildsRoom: RouteGroup = {
  room: "builds",
  area: "outreach",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 42,
  ...recordRoutes([
    {
      name: "build",
      path: "/places/builds",
      label: { zh: "建设清单", en: "Build list" },
      load: async () => (await import("../register.ts")).builds,
      panels: async () => {
        const { AcceptPanel, StateFigures } = await import("./panels.tsx");
        return { above: StateFigures, sections: { accept: AcceptPanel } };
      },
    },
  ]),
};
