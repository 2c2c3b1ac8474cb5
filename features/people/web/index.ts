import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const list = () => import("./PeoplePage.tsx");
const one = () => import("./PersonPage.tsx");
const same = () => import("./OnePersonPage.tsx");
const talents = () => import("./TalentsPage.tsx");
const watch = () => import("./WatchPanels.tsx");

export const peopleRoom: RouteGroup = {
  room: "people",
  area: "people",
  label: { zh: "人员", en: "People" },
  order: 61,
  nav: [
    { href: "/people", label: { zh: "人员", en: "People" }, permission: "person.read" },
    { href: "/people/talents", label: { zh: "人才名册", en: "Talents" }, permission: "talent.read" },
    { href: "/people/one", label: { zh: "一人一档", en: "One person once" }, permission: "person.merge" },
  ],
  routes: [
    { path: "/people/one", component: page(same, "OnePersonPage"), permission: "person.merge" },
    { path: "/people/one/$list/$id", component: page(same, "OneEntryPage"), permission: "person.merge" },
    { path: "/people/talents", component: page(talents, "TalentsPage"), permission: "talent.read", wide: true },
    { path: "/people", component: page(list, "PeoplePage"), permission: "person.read", wide: true },
    { path: "/people/new", component: page(list, "NewPersonPage"), permission: "person.edit" },
    { path: "/people/$id", component: page(one, "PersonPage"), permission: "person.read" },
    { path: "/people/$id/edit", component: page(list, "EditPersonPage"), permission: "person.edit" },
  ],
  home: [
    { at: "main", component: page(watch, "Accountless"), permission: "account.manage" },
    { at: "main", component: page(watch, "OddSignIns"), permission: "signin.watch" },
  ],
  records: { person: "/people/$id", person_merge: "/people/one" },
};
export { Notices } from "./Notices.tsx";
