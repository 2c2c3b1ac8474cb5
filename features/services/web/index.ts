import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const lists = () => import("./lists.tsx");
const supply = () => import("./SupplyPage.tsx");

export const servicesRoom: RouteGroup = {
  room: "services",
  area: "services",
  label: { zh: "科技服务", en: "Services" },
  order: 20,
  nav: [
    { href: "/services/demands", label: { zh: "需求", en: "Demands" }, permission: "demand.read" },
    { href: "/services/publications", label: { zh: "需求公告", en: "Published demands" }, permission: "demand.read" },
    { href: "/services/supplies", label: { zh: "供给库", en: "Supplies" }, permission: "supply.read" },
  ],
  routes: [
    { path: "/services/demands", component: page(lists, "DemandsPage"), permission: "demand.read", wide: true },
    { path: "/services/demands/new", component: page(() => import("./NewDemandPage.tsx"), "NewDemandPage"), permission: "demand.create" },
    { path: "/services/demands/$id", component: page(() => import("./DemandPage.tsx"), "DemandPage"), permission: "demand.read" },
    { path: "/services/demands/$id/edit", component: page(lists, "EditDemandPage"), permission: "demand.edit" },
    {
      path: "/services/introductions/$id",
      component: page(() => import("./IntroductionPage.tsx"), "IntroductionPage"),
      permission: "introduction.answer",
    },
    {
      path: "/services/verifications/$id",
      component: page(() => import("./VerificationPage.tsx"), "VerificationPage"),
      permission: "confirmation.verify",
    },
    { path: "/services/publications", component: page(lists, "PublicationsPage"), permission: "demand.read", wide: true },
    { path: "/services/supplies", component: page(lists, "SuppliesPage"), permission: "supply.read", wide: true },
    {
      path: "/services/publications/$id",
      component: page(() => import("./PublicationPage.tsx"), "PublicationPage"),
      permission: "demand.read",
    },
    { path: "/services/supplies/new", component: page(lists, "NewSupplyPage"), permission: "supply.create" },
    { path: "/services/supplies/$id", component: page(supply, "SupplyPage"), permission: "supply.read" },
    { path: "/services/supplies/$id/edit", component: page(supply, "EditSupplyPage"), permission: "supply.create" },
  ],
  records: {
    supply: "/services/supplies/$id",
    demand: "/services/demands/$id",
    introduction: "/services/introductions/$id",
    verification: "/services/verifications/$id",
  },
};
