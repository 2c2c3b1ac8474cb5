export { restsOnLedgerAlone } from "./measured.ts";
export { listBelow, saveIndicators } from "./queries.ts";
export { STANDARD_INDICATORS } from "./standard.ts";
export { computeTogether } from "./together.ts";
export { computeByUnit, computeValues, listIndicators } from "./values.ts";
export { isAlone, valueView } from "./server.ts";
