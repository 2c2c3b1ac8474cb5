import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const backupsRoom: RouteGroup = {
  room: "backups",
  area: "system",
  label: { zh: "备份", en: "Backups" },
  order: 56,
  nav: [{ href: "/backups", label: { zh: "备份", en: "Backups" }, permission: "backup.read" }],
  routes: [{ path: "/backups", component: page(() => import("./BackupsPage.tsx"), "BackupsPage"), permission: "backup.read" }],
};
