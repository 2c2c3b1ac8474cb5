export { daysOffOf, publicityEnds } from "./days-off.ts";
export { aboveRates } from "./rates.ts";
