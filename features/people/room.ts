import { chinaDay } from "@bihuan/kit";
import { defineRoom } from "../../platform/rooms/room.ts";
import { peoplePermissions } from "./access.ts";
import { peopleContract } from "./contract.ts";
import { listPeople } from "./queries.ts";
import { personRegister } from "./register.ts";
import { searchedPeople } from "./searched.ts";
import { peopleRouter } from "./server.ts";

export const peopleRoom = defineRoom({
  name: "people",
  contracts: { people: peopleContract },
  routers: { people: peopleRouter },
  permissions: peoplePermissions,
  searched: [searchedPeople],
  lists: {
    people: {
      permission: "person.read",
      register: personRegister,
      page: (db, scope, input, now) => listPeople(db, scope, input, chinaDay(now)),
    },
  },
});
