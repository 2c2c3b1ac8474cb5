import { indicatorsRouter } from "../features/indicators/server.ts";
import { peopleRouter } from "../features/people/server.ts";
import { policiesRouter, publicPoliciesRouter } from "../features/policies/server.ts";
import { placesRouter, visitRouter } from "../features/places/server.ts";
import { portalRouter } from "../features/portal/server.ts";
import { partyRouter, projectsRouter } from "../features/projects/server.ts";
import { searchRouter } from "../features/search/server.ts";
import { searchHostOf } from "./search.ts";
import { sealsRouter } from "../features/seals/server.ts";
import { reportsRouter } from "../features/reports/server.ts";
import { confirmationRouter, servicesRouter } from "../features/services/server.ts";
import { matchingRouter } from "../features/services/matching-server.ts";
import { unitsRouter } from "../features/units/server.ts";
import { workRouter } from "../features/work/server.ts";

export const router = {
  units: unitsRouter,
  people: peopleRouter,
  services: servicesRouter,
  confirmation: confirmationRouter,
  matching: matchingRouter,
  projects: projectsRouter,
  parties: partyRouter,
  indicators: indicatorsRouter,
  reports: reportsRouter,
  seals: sealsRouter,
  places: placesRouter,
  visits: visitRouter,
  work: workRouter,
  portal: portalRouter,
  policies: policiesRouter,
  search: searchRouter((context) => searchHostOf(context.services)),
  publicPolicies: publicPoliciesRouter,
};
