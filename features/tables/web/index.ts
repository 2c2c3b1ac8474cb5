import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const tablesRoom: RouteGroup = {
  room: "tables",
  area: "work",
  label: { zh: "工作台", en: "Work" },
  order: 11,
  nav: [
    { href: "/tables", label: { zh: "导入导出", en: "Imports and exports" }, permission: "staff" },
    { href: "/tables/forms", label: { zh: "上报表样", en: "Forms" }, permission: "form.make" },
  ],
  routes: [
    { path: "/tables", component: page(() => import("./TablesPage.tsx"), "TablesPage") },
    { path: "/tables/forms", component: page(() => import("./FormsPage.tsx"), "FormsPage"), permission: "form.make" },
  ],
  records: { table_job: "/tables", table_form: "/tables/forms" },
};
