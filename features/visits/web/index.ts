import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const visitsRoom: RouteGroup = {
  room: "visits",
  area: "outreach",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 43,
  ...recordRoutes([
    {
      name: "booking",
      path: "/places/bookings",
      label: { zh: "参观预约", en: "Bookings" },
      load: async () => (await import("../register.ts")).bookings,
      panels: async () => {
        const { BookingsLead, VisitorPanel } = await import("./panels.tsx");
        return { above: BookingsLead, sections: { visitor: VisitorPanel } };
      },
    },
  ]),
};
