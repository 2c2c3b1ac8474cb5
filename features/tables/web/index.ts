import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const tablesRoom: RouteGroup = {
  room: "tables",
  area: "work",
  label: { zh: "工作台", en: "Work" },
  order: 11,
  nav: [{ href: "/tables", label: { zh: "导入导出", en: "Imports and exports" }, permission: "staff" }],
  routes: [{ path: "/tables", component: page(() => import("./TablesPage.tsx"), "TablesPage") }],
  records: { table_job: "/tables" },
};
