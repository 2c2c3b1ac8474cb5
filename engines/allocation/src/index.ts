export { allocate, type Row, type Table } from "./allocate.ts";
export { showExact, type Decimal, type Exact } from "@bihuan/kit";
export type { Factor, Question, Refusal, Unit } from "./question.ts";
export { boundsOfLastYear, isFairest, placesOf, topPlaces, topShare } from "./rules.ts";
export type { Term } from "./shares.ts";
export { allocatePots, explainChange, losersOfGrowth, marginal, weightsReaching, type Cause } from "./what-if.ts";
