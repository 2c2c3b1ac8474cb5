export { erasureRound } from "./bookings.ts";
export { DAYS_AHEAD, MOST_VISITORS, peopleIn, visitFaults, type VisitFaults, type VisitTyped } from "./rules.ts";
export { bookingProcess } from "./process.ts";
export { bookablePlace, cancelBooking, openBookingLink, requestVisit } from "./visits.ts";
