import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const register = () => import("./register-pages.tsx");

export const placesRoom: RouteGroup = {
  room: "places",
  area: "outreach",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 41,
  nav: [
    { href: "/places", label: { zh: "阵地与资源", en: "Places and resources" }, permission: "place.read" },
    { href: "/places/venues", label: { zh: "本单位运营的阵地", en: "Places we run" }, permission: "venue.report" },
  ],
  routes: [
    { path: "/places", component: page(register, "PlacesPage"), permission: "place.read", wide: true },
    { path: "/places/new", component: page(register, "NewPlacePage"), permission: "place.edit" },
    { path: "/places/import", component: page(() => import("./ImportPage.tsx"), "ImportPage"), permission: "place.edit" },
    { path: "/places/venues", component: page(() => import("./VenuesPage.tsx"), "VenuesPage"), permission: "venue.report" },
    { path: "/places/$id/poster", component: page(() => import("./PosterPage.tsx"), "PosterPage"), permission: "place.read" },
    { path: "/places/$id", component: page(() => import("./PlacePage.tsx"), "PlacePage"), permission: "place.read" },
  ],
  records: { place: "/places/$id" },
};
