import { contentRoom } from "../../features/content/web/index.ts";
import { caravansRoom } from "../../features/caravans/web/index.ts";
import { centresRoom } from "../../features/centres/web/index.ts";
import { congressRoom } from "../../features/congress/web/index.ts";
import { fairsRoom } from "../../features/fairs/web/index.ts";
import { societiesRoom } from "../../features/societies/web/index.ts";
import { outreachRoom } from "../../features/outreach/web/index.ts";
import { eligibilityRoom } from "../../features/eligibility/web/index.ts";
import { appraisalsRoom } from "../../features/appraisals/web/index.ts";
import { assessmentsRoom } from "../../features/assessments/web/index.ts";
import { eventsRoom } from "../../features/events/web/index.ts";
import { backupsRoom } from "../../features/backups/web/index.ts";
import { buildsRoom } from "../../features/builds/web/index.ts";
import { careRoom } from "../../features/care/web/index.ts";
import { censusRoom } from "../../features/census/web/index.ts";
import { capitalRoom } from "../../features/capital/web/index.ts";
import { circleRoom } from "../../features/circle/web/index.ts";
import { honestyRoom } from "../../features/honesty/web/index.ts";
import { indicatorsRoom } from "../../features/indicators/web/index.ts";
import { matchingRoom } from "../../features/matching/web/index.ts";
import { fundsRoom } from "../../features/funds/web/index.ts";
import { helpRoom } from "../../features/help/web/index.ts";
import { placesRoom } from "../../features/places/web/index.ts";
import { parametersRoom } from "../../features/parameters/web/index.ts";
import { peopleRoom } from "../../features/people/web/index.ts";
import { policiesRoom } from "../../features/policies/web/index.ts";
import { projectsRoom } from "../../features/projects/web/index.ts";
import { promotionRoom } from "../../features/promotion/web/index.ts";
import { reportsRoom } from "../../features/reports/web/index.ts";
import { sealsRoom } from "../../features/seals/web/index.ts";
import { searchRoom } from "../../features/search/web/index.ts";
import { seriesRoom } from "../../features/series/web/index.ts";
import { servicesRoom } from "../../features/services/web/index.ts";
import { stationsRoom } from "../../features/stations/web/index.ts";
import { thinktankRoom } from "../../features/thinktank/web/index.ts";
import { trainingRoom } from "../../features/training/web/index.ts";
import { tablesRoom } from "../../features/tables/web/index.ts";
import { tasksRoom } from "../../features/tasks/web/index.ts";
import { unitsRoom } from "../../features/units/web/index.ts";
import { visitsRoom } from "../../features/visits/web/index.ts";
import { workRoom } from "../../features/work/web/index.ts";
import type { RouteGroup } from "../../platform/ui/room.ts";

/** The rooms of the staff's entry: import each room's `web/index.ts` and name it here. */
export const rooms: readonly RouteGroup[] = [
  workRoom,
  tablesRoom,
  servicesRoom,
  promotionRoom,
  matchingRoom,
  honestyRoom,
  tasksRoom,
  projectsRoom,
  stationsRoom,
  trainingRoom,
  outreachRoom,
  caravansRoom,
  fairsRoom,
  congressRoom,
  societiesRoom,
  eventsRoom,
  contentRoom,
  thinktankRoom,
  censusRoom,
  capitalRoom,
  circleRoom,
  placesRoom,
  buildsRoom,
  visitsRoom,
  indicatorsRoom,
  seriesRoom,
  assessmentsRoom,
  appraisalsRoom,
  fundsRoom,
  reportsRoom,
  sealsRoom,
  backupsRoom,
  parametersRoom,
  unitsRoom,
  centresRoom,
  peopleRoom,
  careRoom,
  policiesRoom,
  eligibilityRoom,
  searchRoom,
  helpRoom,
];
