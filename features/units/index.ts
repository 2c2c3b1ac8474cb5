export { importDivisionHistory, loadDivisions } from "./divisions.ts";
export { findSuccessor, findUnit, getUnit, listChildren, listVacancies, searchUnits, unitAtDepth } from "./queries.ts";
export { restate } from "./rules.ts";
