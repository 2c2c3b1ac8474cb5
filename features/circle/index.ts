export { writeComparison } from "./compare-file.ts";
export { writeCoverage } from "./coverage-file.ts";
export { onGround } from "./looking.ts";
export { POPULATION_HEADINGS, readPopulation, saveNetwork, savePopulation, touches } from "./load.ts";
export { listPlanned, type Planned } from "./planned.ts";
export { findRoads } from "./roads.ts";
export { followAcceptance } from "./recorded.ts";
export { buildingReader, crossingsOf, squaresOf } from "./weights.ts";
