import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const register = () => import("./register-pages.tsx");

export const placesRoom: RouteGroup = {
  room: "places",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 40,
  nav: [{ href: "/places", label: { zh: "阵地与资源", en: "Places and resources" }, permission: "place.read" }],
  routes: [
    { path: "/places", component: page(register, "PlacesPage"), permission: "place.read" },
    { path: "/places/new", component: page(register, "NewPlacePage"), permission: "place.edit" },
    { path: "/places/import", component: page(() => import("./ImportPage.tsx"), "ImportPage"), permission: "place.edit" },
    { path: "/places/$id", component: page(() => import("./PlacePage.tsx"), "PlacePage"), permission: "place.read" },
  ],
};
