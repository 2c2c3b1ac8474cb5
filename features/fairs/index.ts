export { guestsRound } from "./guests-kept.ts";
