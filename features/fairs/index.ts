export { guestsRound } from "./guests-kept.ts";
export { renderHall, takeHall } from "./server.ts";
