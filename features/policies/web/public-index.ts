import type { PublicGroup } from "../../../platform/ui/room.ts";
import { PublicPoliciesPage, PublicPolicyPage } from "./public.tsx";

/** What anyone may read without an account. */
export const publicPoliciesRoom: PublicGroup = {
  room: "policies",
  routes: [
    { path: "/law", component: PublicPoliciesPage },
    { path: "/law/$id", component: PublicPolicyPage },
  ],
};
