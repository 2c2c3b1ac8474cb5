import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const pages = () => import("./pages.tsx");

export const reportsRoom: RouteGroup = {
  room: "reports",
  label: { zh: "报告", en: "Reports" },
  order: 50,
  nav: [{ href: "/reports", label: { zh: "报告", en: "Reports" }, permission: "report.read" }],
  routes: [
    { path: "/reports", component: page(pages, "ReportsPage"), permission: "report.read" },
    { path: "/reports/draft", component: page(pages, "DraftPage"), permission: "report.read" },
    { path: "/reports/$id", component: page(pages, "ReportPage"), permission: "report.read" },
  ],
  records: { report: "/reports/$id" },
};
