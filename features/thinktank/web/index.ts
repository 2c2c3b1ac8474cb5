import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const thinktankRoom: RouteGroup = {
  room: "thinktank",
  label: { zh: "智库", en: "Think tank" },
  order: 55,
  ...recordRoutes([
    {
      name: "brief",
      path: "/thinktank/briefs",
      label: { zh: "专报", en: "Briefs" },
      load: async () => (await import("../briefs.ts")).briefs,
      panels: async () => ({ sections: { adoption: (await import("./Adoption.tsx")).Adoption } }),
    },
  ]),
};
