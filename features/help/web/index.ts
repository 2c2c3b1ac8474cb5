import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const pages = () => import("./HelpPages.tsx");

export const helpRoom: RouteGroup = {
  room: "help",
  area: "work",
  label: { zh: "帮助", en: "Help" },
  order: 200,
  // The question mark above every page leads here.
  nav: [],
  routes: [
    { path: "/help", component: page(pages, "HelpPage") },
    { path: "/help/manual", component: page(() => import("./ManualPage.tsx"), "ManualPage") },
    { path: "/help/$code", component: page(pages, "RoomHelpPage") },
  ],
};
export { Tour } from "./Tour.tsx";
