export { daysOffOf, publicityEnds } from "./days-off.ts";
