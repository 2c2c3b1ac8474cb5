import { sql } from "kysely";
import { defineRoom, type PersonRow } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { servicesPermissions } from "./access.ts";
import { CALLBACK_SHARE } from "./callbacks.ts";
import { codesContract, confirmationContract, servicesContract, verificationContract } from "./contract.ts";
import { listDemands } from "./demand-list.ts";
import { servicesFacts, servicesSentences } from "./facts.ts";
import { demandProcess, introductionProcess } from "./process.ts";
import { listPublications, listSupplies } from "./queries.ts";
import { demandList, publicationList, supplyList } from "./own-lists.ts";
import { searchedDemands, searchedPublications, searchedSupplies } from "./searched.ts";
import { codesRouter, confirmationRouter, ownLists, servicesRouter, verificationRouter } from "./server.ts";
import { verificationProcess } from "./verification-process.ts";

export const servicesRoom = defineRoom({
  name: "services",
  help,
  contracts: {
    services: servicesContract,
    confirmation: confirmationContract,
    verification: verificationContract,
    matching: codesContract,
    demand: ownLists.demand.contract,
    supply: ownLists.supply.contract,
    publication: ownLists.publication.contract,
  },
  routers: {
    services: servicesRouter,
    confirmation: confirmationRouter,
    verification: verificationRouter,
    matching: codesRouter,
    demand: ownLists.demand.router,
    supply: ownLists.supply.router,
    publication: ownLists.publication.router,
  },
  permissions: servicesPermissions,
  processes: [demandProcess, introductionProcess, verificationProcess],
  facts: servicesFacts,
  sentences: servicesSentences,
  parameters: [CALLBACK_SHARE],
  persons: [
    {
      list: "supply",
      label: { zh: "供给（专家）", en: "Suppliers (experts)" },
      permission: "supply.read",
      path: "/services/supplies",
      talents: true,
      rows: sql<PersonRow>`select s.id, s.name, array[s.organisation] as units, array(select c.phone from supply_contact c where c.supply_id = s.id) as phones,
        '{}'::text[] as emails, null::text as identity, null::int as "bornYear", array(select c.name from code_entry c where c.code_table = 'field' and c.code = s.field_code) as fields, '{}'::text[] as works,
        '{}'::text[] as titles,
        s.unit_path as "unitPath" from supply s where s.kind = 'expert' and s.withdrawn_on is null`,
    },
  ],
  sensitive: [{ kind: "contacts", label: { zh: "需求联系人", en: "Contacts of needs" }, tables: ["demand_contact"] }],
  searched: [searchedDemands, searchedSupplies, searchedPublications],
  files: { demand: { read: "demand.read", add: ["demand.edit", "fact.correct"] } },
  lists: {
    demands: { permission: "demand.read", register: demandList.list, page: listDemands },
    supplies: { permission: "supply.read", register: supplyList.list, page: listSupplies },
    publications: { permission: "staff", register: publicationList.list, page: listPublications },
  },
});
