import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const register = () => import("./register-pages.tsx");

export const placesRoom: RouteGroup = {
  room: "places",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 40,
  nav: [
    { href: "/places/map", label: { zh: "科普圈地图", en: "Map" }, permission: "place.read" },
    { href: "/places", label: { zh: "阵地与资源", en: "Places and resources" }, permission: "place.read" },
    { href: "/places/builds", label: { zh: "建设清单", en: "Build list" }, permission: "place.read" },
    { href: "/places/venues", label: { zh: "本单位运营的阵地", en: "Places we run" }, permission: "venue.report" },
    { href: "/places/bookings", label: { zh: "参观预约", en: "Bookings" }, permission: "booking.manage" },
  ],
  routes: [
    { path: "/places", component: page(register, "PlacesPage"), permission: "place.read" },
    { path: "/places/map", component: page(() => import("./MapPage.tsx"), "MapPage"), permission: "place.read" },
    { path: "/places/new", component: page(register, "NewPlacePage"), permission: "place.edit" },
    { path: "/places/import", component: page(() => import("./ImportPage.tsx"), "ImportPage"), permission: "place.edit" },
    { path: "/places/builds", component: page(() => import("./BuildsPage.tsx"), "BuildsPage"), permission: "place.read" },
    { path: "/places/builds/$id", component: page(() => import("./BuildPage.tsx"), "BuildPage"), permission: "place.read" },
    { path: "/places/bookings", component: page(() => import("./BookingsPage.tsx"), "BookingsPage"), permission: "booking.manage" },
    { path: "/places/bookings/$id", component: page(() => import("./BookingsPage.tsx"), "BookingPage"), permission: "booking.manage" },
    { path: "/places/venues", component: page(() => import("./VenuesPage.tsx"), "VenuesPage"), permission: "venue.report" },
    { path: "/places/$id", component: page(() => import("./PlacePage.tsx"), "PlacePage"), permission: "place.read" },
  ],
  records: { build: "/places/builds/$id", booking: "/places/bookings/$id", place: "/places/$id" },
};
