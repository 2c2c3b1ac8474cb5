export { divisionColumns, importDivisions } from "./division-table.ts";
export { importDivisionHistory, loadDivisions } from "./divisions.ts";
export { insertUnit } from "./edit.ts";
export { closeUnit, findAssociation, findUnit, getUnit, listChildren, unitAtDepth } from "./queries.ts";
export { restate } from "./rules.ts";
