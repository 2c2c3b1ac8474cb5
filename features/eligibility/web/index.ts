import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const eligibilityRoom: RouteGroup = {
  room: "eligibility",
  area: "services",
  label: { zh: "惠企政策", en: "Policies for firms" },
  order: 46,
  ...recordRoutes([
    {
      name: "firm",
      path: "/eligibility/firms",
      label: { zh: "找政策的企业", en: "Firms" },
      load: async () => (await import("../firms.ts")).firms,
      panels: async () => ({ sections: { offers: (await import("./OffersFor.tsx")).OffersFor } }),
    },
    {
      name: "benefit",
      path: "/eligibility/benefits",
      label: { zh: "惠企事项", en: "Benefits" },
      load: async () => (await import("../benefits.ts")).benefits,
      panels: async () => ({ sections: { fits: (await import("./FirmsFor.tsx")).FirmsFor } }),
    },
  ]),
};
