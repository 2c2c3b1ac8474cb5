import { chinaDay } from "@bihuan/kit";
import { serveOwnList } from "../../platform/records/own-rows.ts";
import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { policiesPermissions } from "./access.ts";
import { policiesContract, publicPoliciesContract } from "./contract.ts";
import { policyList } from "./own-list.ts";
import { listPolicies, policyRowsOn } from "./queries.ts";
import { searchedArticles, searchedPolicies } from "./searched.ts";
import { policiesRouter, publicPoliciesRouter } from "./server.ts";

const served = serveOwnList(policyList, "staff", policyRowsOn);

export const policiesRoom = defineRoom({
  name: "policies",
  help,
  contracts: { policies: policiesContract, publicPolicies: publicPoliciesContract, policy: served.contract },
  routers: { policies: policiesRouter, publicPolicies: publicPoliciesRouter, policy: served.router },
  permissions: policiesPermissions,
  searched: [searchedArticles, searchedPolicies],
  lists: {
    policies: {
      permission: "staff",
      register: policyList.list,
      page: (db, scope, input, now) => listPolicies(db, scope, input, chinaDay(now)),
    },
  },
});
