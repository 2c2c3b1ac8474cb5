export { renderActivity, renderCalendar, takeActivityForm, writeCalendar } from "./calendar.ts";
export { closedDoor } from "./server.ts";
