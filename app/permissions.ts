import { indicatorsPermissions } from "../features/indicators/access.ts";
import { placesPermissions } from "../features/places/access.ts";
import { peoplePermissions } from "../features/people/access.ts";
import { ROLES } from "../features/people/index.ts";
import { policiesPermissions } from "../features/policies/access.ts";
import { projectsPermissions } from "../features/projects/access.ts";
import { sealsPermissions } from "../features/seals/access.ts";
import { reportsPermissions } from "../features/reports/access.ts";
import { servicesPermissions } from "../features/services/access.ts";
import { unitsPermissions } from "../features/units/access.ts";
import { workPermissions } from "../features/work/access.ts";

/** What all who work for an association may read, whatever their post: laws, units, published needs, the search. An operator of a place works for none. */
const staffPermissions = Object.fromEntries(
  Object.keys(ROLES)
    .filter((role) => role !== "operator")
    .map((role) => [role, ["staff"]]),
);

/** Role → permissions of all rooms. */
export const rolePermissions: ReadonlyMap<string, readonly string[]> = (() => {
  const all = new Map<string, string[]>();
  for (const room of [
    servicesPermissions,
    projectsPermissions,
    indicatorsPermissions,
    reportsPermissions,
    sealsPermissions,
    placesPermissions,
    workPermissions,
    peoplePermissions,
    unitsPermissions,
    policiesPermissions,
    staffPermissions,
  ])
    for (const [role, permissions] of Object.entries(room)) all.set(role, [...(all.get(role) ?? []), ...permissions]);
  return all;
})();
