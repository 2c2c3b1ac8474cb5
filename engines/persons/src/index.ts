export {
  areNamesakes,
  comparePersons,
  isTellable,
  LIKELY,
  personOf,
  POSSIBLE,
  type Comparison,
  type Evidence,
  type Grade,
  type Person,
  type PersonEntry,
} from "./compare.ts";
export { keysOf } from "./keys.ts";
export { compareNames, readName, type Name, type NameKind, type ReadSyllables } from "./name.ts";
export { compareOrganisations, organisationKeys, type Organisation, type OrganisationMatch } from "./organisation.ts";
