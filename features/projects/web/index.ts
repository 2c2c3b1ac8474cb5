import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const lists = () => import("./agreements.tsx");

export const projectsRoom: RouteGroup = {
  room: "projects",
  label: { zh: "项目与协议", en: "Projects" },
  order: 30,
  nav: [{ href: "/projects/agreements", label: { zh: "协议台账", en: "Agreements" }, permission: "agreement.read" }],
  routes: [
    { path: "/projects/agreements", component: page(lists, "AgreementsPage"), permission: "agreement.read" },
    { path: "/projects/agreements/new/$demandId", component: page(lists, "NewAgreementPage"), permission: "agreement.edit" },
    {
      path: "/projects/agreements/$id",
      component: page(() => import("./AgreementPage.tsx"), "AgreementPage"),
      permission: "agreement.read",
    },
    { path: "/projects/lookbacks/$id", component: page(() => import("./LookbackPage.tsx"), "LookbackPage"), permission: "lookback.read" },
  ],
  records: { agreement: "/projects/agreements/$id", lookback: "/projects/lookbacks/$id" },
};
