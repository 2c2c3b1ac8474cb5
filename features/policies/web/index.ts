import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const lists = () => import("./lists.tsx");

export const policiesRoom: RouteGroup = {
  room: "policies",
  area: "tasks",
  label: { zh: "法规政策库", en: "Laws and policies" },
  order: 60,
  nav: [{ href: "/policies", label: { zh: "法规政策库", en: "Laws and policies" }, permission: "staff" }],
  routes: [
    { path: "/policies", component: page(lists, "PoliciesPage"), permission: "staff", wide: true },
    { path: "/policies/new", component: page(lists, "NewPolicyPage"), permission: "policy.edit" },
    { path: "/policies/$id", component: page(() => import("./PolicyPage.tsx"), "PolicyPage"), permission: "staff" },
    { path: "/policies/$id/edit", component: page(lists, "EditPolicyPage"), permission: "policy.edit" },
    { path: "/policies/$id/text", component: page(lists, "CorrectTextPage"), permission: "policy.edit" },
    { path: "/policies/compare/$older/$newer", component: page(() => import("./ComparePage.tsx"), "ComparePage"), permission: "staff" },
  ],
  records: { policy: "/policies/$id" },
};
