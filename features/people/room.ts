import { talentRegister } from "./talent-register.ts";
import { listTalents } from "./talents.ts";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { serveOwnList } from "../../platform/records/own-rows.ts";
import { defineRoom, type PersonRow } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { peoplePermissions } from "./access.ts";
import { peopleContract } from "./contract.ts";
import { identityColumn } from "./identity.ts";
import { personList } from "./own-list.ts";
import { listPeople, personRowsOn } from "./queries.ts";
import { searchedPeople } from "./searched.ts";
import { peopleRouter } from "./server.ts";

const served = serveOwnList(personList, "person.read", personRowsOn);

export const peopleRoom = defineRoom({
  name: "people",
  help,
  contracts: { people: peopleContract, person: served.contract },
  routers: { people: peopleRouter, person: served.router },
  permissions: peoplePermissions,
  searched: [searchedPeople],
  sealed: [identityColumn],
  persons: [
    {
      list: "person",
      label: { zh: "人员", en: "People" },
      permission: "person.read",
      path: "/people",
      talents: true,
      rows: sql<PersonRow>`select p.id, p.name, array[u.name] as units, array_remove(array[p.phone], null) as phones, array_remove(array[p.email], null) as emails,
        encode(i.lookup, 'hex') as identity, null::int as "bornYear", '{}'::text[] as fields, '{}'::text[] as works, array_remove(array[p.title], null) as titles, p.unit_path as "unitPath"
        from person p join unit u on u.id = p.unit_id left join person_identity i on i.id = p.id where p.consent_withdrawn_on is null`,
    },
  ],
  lists: {
    talents: {
      permission: "talent.read",
      register: talentRegister,
      page: (db, scope, input, _now, asker) => listTalents(db, scope, input, asker),
    },
    people: {
      permission: "person.read",
      register: personList.list,
      page: (db, scope, input, now) => listPeople(db, scope, input, chinaDay(now)),
    },
  },
});
