import { contentRoom } from "../features/content/room.ts";
import { caravansRoom } from "../features/caravans/room.ts";
import { centresRoom } from "../features/centres/room.ts";
import { fairsRoom } from "../features/fairs/room.ts";
import { societiesRoom } from "../features/societies/room.ts";
import { outreachRoom } from "../features/outreach/room.ts";
import { congressRoom } from "../features/congress/room.ts";
import { eligibilityRoom } from "../features/eligibility/room.ts";
import { assessmentsRoom } from "../features/assessments/room.ts";
import { eventsRoom } from "../features/events/room.ts";
import { appraisalsRoom } from "../features/appraisals/room.ts";
import { backupsRoom } from "../features/backups/room.ts";
import { buildsRoom } from "../features/builds/room.ts";
import { careRoom } from "../features/care/room.ts";
import { censusRoom } from "../features/census/room.ts";
import { capitalRoom } from "../features/capital/room.ts";
import { circleRoom } from "../features/circle/room.ts";
import { honestyRoom } from "../features/honesty/room.ts";
import { indicatorsRoom } from "../features/indicators/room.ts";
import { matchingRoom } from "../features/matching/room.ts";
import { helpRoom } from "../features/help/room.ts";
import { fundsRoom } from "../features/funds/room.ts";
import { ROLES } from "../features/people/index.ts";
import { parametersRoom } from "../features/parameters/room.ts";
import { peopleRoom } from "../features/people/room.ts";
import { placesRoom } from "../features/places/room.ts";
import { policiesRoom } from "../features/policies/room.ts";
import { portalRoom } from "../features/portal/room.ts";
import { projectsRoom } from "../features/projects/room.ts";
import { promotionRoom } from "../features/promotion/room.ts";
import { reportsRoom } from "../features/reports/room.ts";
import { sealsRoom } from "../features/seals/room.ts";
import { searchRoom } from "../features/search/room.ts";
import { servicesRoom } from "../features/services/room.ts";
import { seriesRoom } from "../features/series/room.ts";
import { stationsRoom } from "../features/stations/room.ts";
import { thinktankRoom } from "../features/thinktank/room.ts";
import { trainingRoom } from "../features/training/room.ts";
import { tablesRoom } from "../features/tables/room.ts";
import { tasksRoom } from "../features/tasks/room.ts";
import { unitsRoom } from "../features/units/room.ts";
import { visitsRoom } from "../features/visits/room.ts";
import { workRoom } from "../features/work/room.ts";
import { composeHouse, type Room } from "../platform/rooms/room.ts";
import { searchHostOf } from "./search.ts";

/**
 * Every room, once. Contract, router, permissions, lists as files, search, uploads, processes, facts and the words of the audit
 * trail are read from here; the pages of the browser stand in web/rooms.ts, since a bundle must not hold the server.
 */
export const rooms = [
  unitsRoom,
  centresRoom,
  servicesRoom,
  promotionRoom,
  matchingRoom,
  honestyRoom,
  projectsRoom,
  peopleRoom,
  careRoom,
  indicatorsRoom,
  reportsRoom,
  sealsRoom,
  backupsRoom,
  parametersRoom,
  placesRoom,
  circleRoom,
  buildsRoom,
  visitsRoom,
  workRoom,
  tablesRoom,
  portalRoom,
  policiesRoom,
  eligibilityRoom,
  searchRoom((context) => searchHostOf(context.services)),
  stationsRoom,
  trainingRoom,
  outreachRoom,
  caravansRoom,
  fairsRoom,
  congressRoom,
  societiesRoom,
  eventsRoom,
  contentRoom,
  tasksRoom,
  fundsRoom,
  assessmentsRoom,
  thinktankRoom,
  seriesRoom,
  censusRoom,
  capitalRoom,
  helpRoom,
  appraisalsRoom,
] as const;

/** What all who work for an association may read, whatever their post: laws, units, published needs, the search. An operator of a place works for none. */
const staff = Object.fromEntries(
  Object.keys(ROLES)
    .filter((role) => role !== "operator")
    .map((role) => [role, ["staff"]]),
);

export const house = composeHouse(rooms as readonly Room[], staff);
