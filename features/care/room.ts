import { sql } from "kysely";
import { defineRoom, type PersonRow } from "../../platform/rooms/room.ts";
import { carePermissions } from "./access.ts";
import { careContract } from "./contract.ts";
import { careFacts } from "./facts.ts";
import { help } from "./help.ts";
import { reasonColumn } from "./reason.ts";
import { careRouter, servedPeople, servedPlans, servedVisits, UNVISITED_MONTHS } from "./server.ts";

export const careRoom = defineRoom({
  name: "care",
  help,
  records: { care_visit: servedVisits, care_plan: servedPlans, care_person: servedPeople },
  contracts: { care: careContract },
  routers: { care: careRouter },
  permissions: carePermissions,
  sealed: [reasonColumn],
  facts: careFacts,
  persons: [
    {
      list: "care_person",
      label: { zh: "慰问名册", en: "People to visit" },
      permission: "care_person.read",
      path: "/care/people",
      rows: sql<PersonRow>`select c.id, c.name, array[c.employer] as units, array_remove(array[c.phone], null) as phones, '{}'::text[] as emails,
        null::text as identity, null::int as "bornYear", '{}'::text[] as fields, '{}'::text[] as works, c.unit_path as "unitPath" from care_person c`,
    },
  ],
  parameters: [UNVISITED_MONTHS],
});
