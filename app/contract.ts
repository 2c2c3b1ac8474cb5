import { indicatorsContract } from "../features/indicators/contract.ts";
import { peopleContract } from "../features/people/contract.ts";
import { policiesContract, publicPoliciesContract } from "../features/policies/contract.ts";
import { placesContract, visitContract } from "../features/places/contract.ts";
import { portalContract } from "../features/portal/contract.ts";
import { partyContract, projectsContract } from "../features/projects/contract.ts";
import { searchContract } from "../features/search/contract.ts";
import { sealsContract } from "../features/seals/contract.ts";
import { reportsContract } from "../features/reports/contract.ts";
import { confirmationContract, servicesContract } from "../features/services/contract.ts";
import { matchingContract } from "../features/services/matching-contract.ts";
import { unitsContract } from "../features/units/contract.ts";
import { workContract } from "../features/work/contract.ts";

/** Every endpoint of every room; server, browser and OpenAPI are made from it. */
export const contract = {
  units: unitsContract,
  people: peopleContract,
  services: servicesContract,
  confirmation: confirmationContract,
  matching: matchingContract,
  projects: projectsContract,
  parties: partyContract,
  indicators: indicatorsContract,
  reports: reportsContract,
  seals: sealsContract,
  places: placesContract,
  visits: visitContract,
  work: workContract,
  portal: portalContract,
  policies: policiesContract,
  search: searchContract,
  publicPolicies: publicPoliciesContract,
};
