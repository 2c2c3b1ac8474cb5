import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const list = () => import("./PeoplePage.tsx");
const one = () => import("./PersonPage.tsx");
const watch = () => import("./WatchPanels.tsx");

export const peopleRoom: RouteGroup = {
  room: "people",
  label: { zh: "人员", en: "People" },
  order: 61,
  nav: [{ href: "/people", label: { zh: "人员", en: "People" }, permission: "person.read" }],
  routes: [
    { path: "/people", component: page(list, "PeoplePage"), permission: "person.read" },
    { path: "/people/new", component: page(list, "NewPersonPage"), permission: "person.edit" },
    { path: "/people/$id", component: page(one, "PersonPage"), permission: "person.read" },
    { path: "/people/$id/edit", component: page(list, "EditPersonPage"), permission: "person.edit" },
  ],
  home: [
    { at: "main", component: page(watch, "Accountless"), permission: "account.manage" },
    { at: "main", component: page(watch, "OddSignIns"), permission: "signin.watch" },
  ],
  records: { person: "/people/$id" },
};
export { Notices } from "./Notices.tsx";
