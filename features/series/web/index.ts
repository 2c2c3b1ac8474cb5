import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "series",
    path: "/indicators/series",
    label: { zh: "统计数据", en: "Series" },
    load: async () => (await import("../series.ts")).series,
    panels: async () => ({ sections: { course: (await import("./SeriesCourse.tsx")).SeriesCourse } }),
  },
]);

export const seriesRoom: RouteGroup = {
  room: "series",
  area: "money",
  label: { zh: "指标", en: "Indicators" },
  order: 41,
  ...declared,
  nav: [
    ...declared.nav,
    { href: "/indicators/figures/import", label: { zh: "导入统计数", en: "Bring in figures" }, permission: "series.edit" },
  ],
  routes: [
    { path: "/indicators/figures/import", component: page(() => import("./FiguresPage.tsx"), "FiguresPage"), permission: "series.edit" },
    ...declared.routes,
  ],
};
