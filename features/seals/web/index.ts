import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const pages = () => import("./SealsPage.tsx");

export const sealsRoom: RouteGroup = {
  room: "seals",
  area: "system",
  label: { zh: "封存", en: "Seals" },
  order: 55,
  nav: [{ href: "/seals", label: { zh: "封存与核验", en: "Seals" }, permission: "seal.read" }],
  routes: [
    { path: "/seals", component: page(pages, "SealsPage"), permission: "seal.read" },
    { path: "/seals/facts/$id", component: page(pages, "ProofPage"), permission: "seal.read" },
  ],
};
