import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const lists = () => import("./lists.tsx");

export const policiesRoom: RouteGroup = {
  room: "policies",
  label: { zh: "法规政策库", en: "Laws and policies" },
  order: 60,
  nav: [{ href: "/policies", label: { zh: "法规政策库", en: "Laws and policies" } }],
  routes: [
    { path: "/policies", component: page(lists, "PoliciesPage") },
    { path: "/policies/new", component: page(lists, "NewPolicyPage"), permission: "policy.edit" },
    { path: "/policies/$id", component: page(() => import("./PolicyPage.tsx"), "PolicyPage") },
    { path: "/policies/$id/edit", component: page(lists, "EditPolicyPage"), permission: "policy.edit" },
    { path: "/policies/compare/$older/$newer", component: page(() => import("./ComparePage.tsx"), "ComparePage") },
  ],
  records: { policy: "/policies/$id" },
};
