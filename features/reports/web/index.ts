import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const pages = () => import("./pages.tsx");
const declared = recordRoutes([
  {
    name: "year_report",
    path: "/reports/years",
    label: { zh: "年度报告", en: "Year reports" },
    load: async () => (await import("../year.ts")).yearReports,
    panels: async () => ({ sections: { desk: (await import("./YearPanel.tsx")).YearPanel } }),
  },
  {
    name: "report_template",
    path: "/reports/templates",
    label: { zh: "报告模板", en: "Templates" },
    load: async () => (await import("../year.ts")).templates,
    panels: async () => {
      const { StartTemplate, TemplatePanel } = await import("./TemplatePanel.tsx");
      return { above: StartTemplate, sections: { desk: TemplatePanel } };
    },
  },
  {
    name: "year_text",
    path: "/reports/texts",
    label: { zh: "讲话稿和新闻稿", en: "Speeches, press texts" },
    load: async () => (await import("../speech.ts")).texts,
    panels: async () => ({ sections: { desk: (await import("./SpeechPanel.tsx")).SpeechPanel } }),
  },
]);

export const reportsRoom: RouteGroup = {
  room: "reports",
  area: "tasks",
  label: { zh: "报告", en: "Reports" },
  order: 50,
  nav: [{ href: "/reports", label: { zh: "报告", en: "Reports" }, permission: "report.read" }, ...declared.nav],
  routes: [
    ...declared.routes,
    { path: "/reports", component: page(pages, "ReportsPage"), permission: "report.read" },
    { path: "/reports/draft", component: page(pages, "DraftPage"), permission: "report.read" },
    { path: "/reports/$id", component: page(pages, "ReportPage"), permission: "report.read" },
  ],
  records: { ...declared.records, report: "/reports/$id" },
};
