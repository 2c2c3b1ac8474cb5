import { chinaDay } from "@bihuan/kit";
import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { policiesPermissions } from "./access.ts";
import { policiesContract, publicPoliciesContract } from "./contract.ts";
import { listPolicies } from "./queries.ts";
import { policyRegister } from "./register.ts";
import { searchedArticles, searchedPolicies } from "./searched.ts";
import { policiesRouter, publicPoliciesRouter } from "./server.ts";

export const policiesRoom = defineRoom({
  name: "policies",
  help,
  contracts: { policies: policiesContract, publicPolicies: publicPoliciesContract },
  routers: { policies: policiesRouter, publicPolicies: publicPoliciesRouter },
  permissions: policiesPermissions,
  searched: [searchedArticles, searchedPolicies],
  lists: {
    policies: { permission: "staff", register: policyRegister, page: (db, _scope, input, now) => listPolicies(db, input, chinaDay(now)) },
  },
});
