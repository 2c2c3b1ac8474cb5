import { sql } from "kysely";
import { defineRoom, type PersonRow } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { parksContract } from "./contract.ts";
import { stationsFacts } from "./facts.ts";
import {
  parksRouter,
  servedApplications,
  servedAttractions,
  servedCompanies,
  servedConditions,
  servedParks,
  servedQuarters,
} from "./parks-server.ts";
import { stationPapers } from "./papers.ts";
import { judgingContract, reviewsContract } from "./review-contract.ts";
import { judgingRouter } from "./review-server.ts";
import { reviewsRouter, servedExperts, servedReviews, servedRules, servedStations } from "./server.ts";

export const stationsRoom = defineRoom({
  name: "stations",
  help,
  records: {
    station: servedStations,
    expert: servedExperts,
    station_rule: servedRules,
    station_review: servedReviews,
    park: servedParks,
    park_application: servedApplications,
    park_condition: servedConditions,
    company: servedCompanies,
    park_quarter: servedQuarters,
    attraction: servedAttractions,
  },
  contracts: { parks: parksContract, station_reviews: reviewsContract, publicJudging: judgingContract },
  routers: { parks: parksRouter, station_reviews: reviewsRouter, publicJudging: judgingRouter },
  written: stationPapers,
  facts: stationsFacts,
  persons: [
    {
      list: "expert",
      label: { zh: "院士专家", en: "Academicians and experts" },
      permission: "expert.read",
      path: "/stations/experts",
      talents: true,
      rows: sql<PersonRow>`select e.id, e.name, array_remove(array[e.employer], null) as units, '{}'::text[] as phones, '{}'::text[] as emails,
        null::text as identity, null::int as "bornYear", array_remove(array[e.field], null) as fields,
        array(select distinct s.name from station_expert x join station s on s.id = x.station_id where x.expert_id = e.id) as works,
        array_remove(array[case e.academy when 'cas' then '中国科学院院士' when 'cae' then '中国工程院院士' end], null) as titles,
        e.unit_path as "unitPath" from expert e`,
    },
  ],
});
