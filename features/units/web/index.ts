import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const units = () => import("./UnitsPage.tsx");
const edit = () => import("./EditUnitPages.tsx");

export const unitsRoom: RouteGroup = {
  room: "units",
  area: "people",
  label: { zh: "单位", en: "Units" },
  order: 60,
  nav: [
    { href: "/units", label: { zh: "单位", en: "Units" }, permission: "staff" },
    { href: "/units/sight", label: { zh: "查看授权", en: "Rules of sight" }, permission: "sight.read" },
  ],
  routes: [
    { path: "/units", component: page(units, "UnitsPage"), permission: "staff" },
    { path: "/units/sight", component: page(() => import("./SightPage.tsx"), "SightPage"), permission: "sight.read" },
    { path: "/units/$id", component: page(units, "UnitsPage"), permission: "staff" },
    { path: "/units/$id/add", component: page(edit, "AddUnitPage"), permission: "unit.edit" },
    { path: "/units/$id/rename", component: page(edit, "RenameUnitPage"), permission: "unit.edit" },
  ],
  records: { unit: "/units/$id", sight_grant: "/units/sight" },
};
