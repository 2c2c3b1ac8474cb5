import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const closing = () => import("./CloseUnitPage.tsx");
const pages = () => import("./pages.tsx");

export const workRoom: RouteGroup = {
  room: "work",
  area: "work",
  label: { zh: "工作台", en: "Work" },
  order: 10,
  nav: [
    { href: "/work/hand-over", label: { zh: "移交", en: "Hand over" }, permission: "work.hand-over" },
    { href: "/work/deputies", label: { zh: "代办", en: "Deputies" }, permission: "work.hand-over" },
    { href: "/work/rounds", label: { zh: "到期处理", en: "Due by the clock" }, permission: "round.read" },
    { href: "/work/audit", label: { zh: "审计记录", en: "Audit trail" }, permission: "audit.read" },
  ],
  routes: [
    { path: "/", component: page(pages, "FirstPage") },
    { path: "/workbench", component: page(pages, "FirstPage") },
    { path: "/work/notices", component: page(() => import("./NoticesPage.tsx"), "NoticesPage") },
    { path: "/work/overdue/$id", component: page(pages, "OverduePage"), permission: "work.read" },
    { path: "/work/hand-over", component: page(pages, "HandOverPage"), permission: "work.hand-over" },
    { path: "/work/deputies", component: page(() => import("./DeputiesPage.tsx"), "DeputiesPage"), permission: "work.hand-over" },
    { path: "/work/close-unit/$id", component: page(closing, "CloseUnitPage"), permission: "unit.close" },
    { path: "/work/move-unit/$id", component: page(closing, "MoveUnitPage"), permission: "unit.close" },
    { path: "/work/rounds", component: page(() => import("./RoundsPage.tsx"), "RoundsPage"), permission: "round.read" },
    { path: "/work/audit", component: page(pages, "AuditPage"), permission: "audit.read" },
  ],
};
export { DeputyBanner } from "./DeputyBanner.tsx";
