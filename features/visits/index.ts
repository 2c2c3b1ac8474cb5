export { erasureRound } from "./bookings.ts";
export { DAYS_AHEAD, MOST_VISITORS, peopleIn, visitFaults, type VisitFaults, type VisitTyped } from "./rules.ts";
export { bookablePlace, requestVisit } from "./visits.ts";
